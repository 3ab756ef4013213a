// Elements in templates are ones that there are, with attributes and listeners that they have: planted faults are each found, and
// the MiniApp has none. What a listener or a value that is worked out may be is not told here.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import htm from 'htm'
import { parseAst } from 'vite'
import { beforeAll, expect, it } from 'vitest'
import { compile } from '../support/compile.ts'

const FAULTS: Record<string, [code: string, told: string]> = {
  'an element that there is not': ['html`<buton>x</buton>`', "Property 'buton' does not exist"],
  'an attribute that it does not have': [
    'html`<input plaecholder=${text} />`',
    `'"plaecholder"' does not exist`,
  ],
  'a listener that nothing calls': [
    'html`<p>${html`<a onClik=${press} />`}</p>`',
    `'"onClik"' does not exist`,
  ],
  'a value that is none of its values': ['html`<input enterkeyhint="gone" />`', `'"gone"' is not assignable`],
  'text where it is on or off': ['html`<button disabled="no" />`', "'string' is not assignable"],
}

/** Stands for what is worked out. */
const WORKED_OUT = new Date(0)

/** Each element of each template in the source, as a line of code that the compiler judges. */
function elementsIn(source: string): string[] {
  const lines: string[] = []
  const element = (type: unknown, props: Record<string, unknown> | null) => {
    if (typeof type !== 'string') return
    const given = Object.entries(props ?? {})
      .filter(([name]) => !name.startsWith('data-'))
      .map(([name, value]) => `${JSON.stringify(name)}: ${written(value)}`)
    lines.push(`judge<JSX.IntrinsicElements[${JSON.stringify(type)}]>({ ${given.join(', ')} })`)
  }
  const markup = htm.bind(element) as (strings: readonly string[], ...values: unknown[]) => unknown
  JSON.stringify(parseAst(source, { lang: 'ts' }), (_, node) => {
    if (node?.type !== 'TaggedTemplateExpression' || node.tag.name !== 'html') return node
    const strings: string[] = node.quasi.quasis.map((one: { value: { cooked: string } }) => one.value.cooked)
    markup(strings, ...strings.slice(1).map(() => WORKED_OUT))
    return node
  })
  return lines
}

/** Numbers stand as text in markup. */
function written(value: unknown): string {
  const isWorkedOut = String(value).includes(String(WORKED_OUT))
  return isWorkedOut || /^-?\d+$/.test(String(value)) ? 'anything' : JSON.stringify(value)
}

const miniapp = resolve('miniapp')
const files = readdirSync(miniapp, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
/** Line by line: of which file, or of which fault. */
const LINES = new Map<string, string>()
let elements = 0
for (const [fault, [code]] of Object.entries(FAULTS))
  for (const line of elementsIn(code)) LINES.set(line, fault)
for (const file of files)
  for (const line of elementsIn(readFileSync(join(miniapp, file), 'utf8'))) {
    elements++
    if (!LINES.has(line)) LINES.set(line, file)
  }

const BEFORE = `import type { JSX } from 'preact'
declare const anything: any
declare const judge: <Props>(props: Props) => void
`
/** By file or fault: all that was said. */
const said = new Map<string, string>()

beforeAll(async () => {
  for (const [line, told] of await compile(BEFORE, [...LINES.keys()])) {
    const of = LINES.get(line) ?? line
    said.set(of, `${said.get(of) ?? ''}${told}`)
  }
})

it.each(Object.entries(FAULTS))('finds %s', (fault, [, told]) => {
  expect(said.get(fault)).toContain(told)
})

it('finds nothing else: the templates of the MiniApp are right, some hundreds of elements', () => {
  expect([...said].filter(([of]) => !(of in FAULTS))).toEqual([])
  expect(elements).toBeGreaterThan(600)
})
