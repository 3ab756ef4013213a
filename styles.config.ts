// What the build makes of a part's styles: the layer that they lie in, and the names of its classes in the page.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { type AtRule as At, type Container, type Document, type Helpers, parse, type Root } from 'postcss'

const ROOT = join(import.meta.dirname, 'miniapp')

/** A part's styles go below those of the screens that it is in, whichever file came first. */
export const layerOfRoom = {
  postcssPlugin: 'layer-of-room',
  Once(root: Root, { AtRule }: Helpers) {
    const from = root.source?.input.file ?? ''
    if (!from.endsWith('.module.css')) return
    const layer = new AtRule({ name: 'layer', params: from.includes('/ui/') ? 'ui' : 'screens' })
    layer.append(root.nodes)
    root.removeAll()
    root.append(layer)
  },
}

const isIn = (node: Container | Document | undefined, name: string): boolean =>
  node?.type === 'atrule' && (node as At).name === name

/** The selectors of a sheet's text, as they are written; `from` and `to` of its animations are none. */
export function selectorsOf(css: string): string[] {
  const found: string[] = []
  parse(css).walkRules((rule) => {
    if (!isIn(rule.parent, 'keyframes')) found.push(rule.selector)
  })
  return found
}

/** The classes that a selector names as its part's own. */
export const classesIn = (selector: string): string[] =>
  [...selector.replace(/:global\([^)]*\)/g, '').matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name)

/** By file, from `miniapp` on: the classes of each part, and what else is named there. */
export function modules(): Map<string, { classes: string[]; animations: string[] }> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.module.css'),
  )
  return new Map(
    files.sort().map((file) => {
      const css = readFileSync(join(ROOT, file), 'utf8')
      const animations = [...css.matchAll(/@keyframes ([\w-]+)/g)].map(([, name = '']) => name)
      return [file, { classes: [...new Set(selectorsOf(css).flatMap(classesIn))].sort(), animations }]
    }),
  )
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SIGNS = `${LETTERS}0123456789`

/** The shortest for the parts that all are made of, one after the other. */
function shortNames(): Map<string, string> {
  const short = new Map<string, string>()
  const signOf = (index: number): string => {
    const rest = index - LETTERS.length
    return rest < 0
      ? LETTERS.charAt(index)
      : LETTERS.charAt(Math.floor(rest / SIGNS.length)) + SIGNS.charAt(rest % SIGNS.length)
  }
  let next = 0
  const byRoom = [...modules()].sort(([a], [b]) => Number(b.startsWith('ui/')) - Number(a.startsWith('ui/')))
  for (const [file, { classes, animations }] of byRoom)
    for (const name of new Set([...classes, ...animations])) short.set(`${file} ${name}`, signOf(next++))
  return short
}

/** How a class is called in the page: `row_line` where it is read by people, two letters where it is fetched. */
export function namesFor(mode: string): (name: string, file: string) => string {
  const short = mode === 'production' ? shortNames() : undefined
  return (name, path) => {
    const file = relative(ROOT, resolve(path.split('?')[0] ?? ''))
    if (!short) return `${basename(file, '.module.css')}_${name}`
    const found = short.get(`${file} ${name}`)
    if (!found) throw new Error(`no .${name} in ${file}`)
    return found
  }
}
