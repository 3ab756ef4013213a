// What the build writes out in the MiniApp's code: classes stand there by their names in the page, and templates as the calls that htm makes.
import { dirname, join, relative } from 'node:path'
import htm from 'htm'
import type { Plugin } from 'vite'

const ROOT = join(import.meta.dirname, 'miniapp')

/** What is asked of a part of the code as it is parsed (ESTree). */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly value?: unknown
  readonly computed?: boolean
  readonly [key: string]: unknown
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value
const within = (node: Node, key: string) => [node[key]].flat().filter(isNode)
const nameOf = (node: Node | undefined) => (node?.type === 'Identifier' ? (node.name ?? '') : '')

/** A value of a template: code, or a text that is known before it runs. */
export type Written = { readonly code: string } | { readonly text: string }

/** Stands for a value where htm puts it; in a text it is found again. */
const mark = (index: number) => `\ue000${index}\ue000`
const MARK = /\ue000(\d+)\ue000/

/** htm, whose types tell of a CommonJS module alone. */
const reader = htm as unknown as {
  readonly bind: (element: unknown) => (texts: readonly string[], ...values: unknown[]) => unknown
}

/** A template as the calls that htm makes of it when it runs: `h$("p",null,name)`. */
export function calls(texts: readonly string[], values: readonly Written[]): string {
  const codeAt = (index: string | undefined) => {
    const value = values[Number(index)]
    return value && 'code' in value ? value.code : ''
  }
  const written = (value: unknown): string => {
    if (isCode(value)) return value.code
    if (typeof value !== 'string') return String(value)
    // Texts and marks by turns.
    const [before, index, after, ...rest] = value.split(MARK)
    if (index === undefined) return JSON.stringify(value)
    if (!before && !after && !rest.length) return codeAt(index)
    return value
      .split(MARK)
      .map((one, at) => (at % 2 ? `(${codeAt(one)})` : JSON.stringify(one)))
      .join('+')
  }
  const element = (type: string, props: Record<string, unknown> | null, ...inside: unknown[]) => {
    const given = Object.entries(props ?? {}).map(([name, value]) =>
      MARK.test(name) ? `...${written(name)}` : `${JSON.stringify(name)}:${written(value)}`,
    )
    const all = [JSON.stringify(type), props ? `{${given.join()}}` : 'null', ...inside.map(written)]
    return { code: `h$(${all.join()})` }
  }
  const given = values.map((value, index) => {
    if ('text' in value) return value.text
    return texts[index]?.endsWith('...') ? { [mark(index)]: true } : mark(index)
  })
  const drawn = reader.bind(element)(texts, ...given)
  return Array.isArray(drawn) ? `[${drawn.map(written).join()}]` : written(drawn)
}
const isCode = (value: unknown): value is { readonly code: string } =>
  typeof value === 'object' && value !== null && 'code' in value

/** The code of a file, every class that it names written out. `called` says a class's name in the page. */
function writer(code: string, path: string, called: (name: string, file: string) => string) {
  /** The sheets that it imports, by the name that they have there. */
  const sheets = new Map<string, string>()

  /** What is known before it runs: a text, a class, and those joined; null: the rest. */
  function textOf(node: Node): string | null {
    if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
    if (node.type === 'MemberExpression') {
      const sheet = sheets.get(nameOf(within(node, 'object')[0]))
      return sheet && !node.computed ? called(nameOf(within(node, 'property')[0]), sheet) : null
    }
    if (nameOf(within(node, 'callee')[0]) !== 'classes') return null
    const texts = within(node, 'arguments').map(textOf)
    return texts.includes(null) ? null : texts.join(' ')
  }

  /** What is known of several classes stands in one text. */
  function joined(node: Node): string {
    const classes: (string | { readonly text: string })[] = []
    for (const one of within(node, 'arguments')) {
      const text = textOf(one)
      const last = classes.at(-1)
      if (text === null) classes.push(write(one))
      else if (typeof last === 'object') classes.splice(-1, 1, { text: `${last.text} ${text}` })
      else classes.push({ text })
    }
    return `classes(${classes.map((one) => (typeof one === 'string' ? one : JSON.stringify(one.text))).join()})`
  }

  function template(node: Node): string {
    const [quasi] = within(node, 'quasi')
    if (!quasi) return ''
    const texts = within(quasi, 'quasis').map(({ value }) => (value as { cooked: string }).cooked)
    const values = within(quasi, 'expressions').map((one) => {
      const text = textOf(one)
      return text === null ? { code: write(one) } : { text }
    })
    return calls(texts, values)
  }

  function imported(node: Node, sheet: string): string {
    for (const one of within(node, 'specifiers'))
      sheets.set(nameOf(within(one, 'local')[0]), join(dirname(path), sheet))
    return `import '${sheet}'`
  }

  function write(node: Node): string {
    const source = node.type === 'ImportDeclaration' && String(within(node, 'source')[0]?.value)
    if (source && source.endsWith('.module.css')) return imported(node, source)
    if (sheets.has(nameOf(node))) throw new Error(`${relative(ROOT, path)}: say a class by its name`)
    if (node.type !== 'Literal') {
      const text = textOf(node)
      if (text !== null) return JSON.stringify(text)
    }
    if (nameOf(within(node, 'callee')[0]) === 'classes') return joined(node)
    if (nameOf(within(node, 'tag')[0]) === 'html') return template(node)
    let out = ''
    let at = node.start
    const inside = Object.keys(node).flatMap((key) => within(node, key))
    for (const one of inside.sort((a, b) => a.start - b.start || b.end - a.end)) {
      // A property in short is its name and its value.
      if (one.start < at) continue
      out += code.slice(at, one.start) + write(one)
      at = one.end
    }
    return out + code.slice(at, node.end)
  }
  return write
}

/** What a file of the MiniApp names of its styles is written out; its sheets stay, for they have nothing left to be shaken by. */
export const writtenOut = (called: (name: string, file: string) => string): Plugin => ({
  name: 'written-out',
  enforce: 'post',
  transform(code, id) {
    if (id.endsWith('.module.css')) return { code: 'export {}', moduleSideEffects: 'no-treeshake' }
    if (!id.startsWith(ROOT) || !id.endsWith('.ts')) return null
    const program = this.parse(code) as unknown as Node
    const written = writer(code, id, called)({ ...program, start: 0, end: code.length })
    const left = /\b(?:s|\w+S)tyles\.\w+/.exec(written)
    if (left) throw new Error(`${relative(ROOT, id)}: ${left[0]} is not written out`)
    return { code: written.includes('h$(') ? `import { h as h$ } from 'preact'\n${written}` : written }
  },
})
