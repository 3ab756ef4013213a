// Styles belong to a part: a class stands in one module and is worn, and none depends on which screen was opened first.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parse, type Rule } from 'postcss'
import { describe, expect, it } from 'vitest'
import { classesIn, modules, namesFor, selectorsOf } from '../styles.config.ts'

const GLOBAL = 'miniapp/ui/global/'
const filesOf = (end: string) =>
  readdirSync('miniapp', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => join(entry.parentPath, entry.name))

const parts = new Map([...modules()].map(([file, { classes }]) => [`miniapp/${file}`, classes]))
const sources = filesOf('.ts').map((file) => ({ file, code: readFileSync(file, 'utf8') }))
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)
const selectorsIn = (file: string) => selectorsOf(readFileSync(file, 'utf8'))
/** The modules that a file imports, by the name that they have there. */
const sheetsOf = (file: string, code: string) =>
  new Map(
    [...code.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)].map(([, styles = '', path = '']) => [
      styles,
      normalize(join(dirname(file), path)),
    ]),
  )
const worn = sources.flatMap(({ file, code }) =>
  [...sheetsOf(file, code)].flatMap(([styles, sheet]) =>
    matches(code, new RegExp(`\\b${styles}\\.(\\w+)`, 'g')).map((name) => ({ file, sheet, name })),
  ),
)

/** What an element's own classes decide of it, whatever it stands in. */
interface Look {
  readonly sheet: string
  /** All of these are worn. */
  readonly names: readonly string[]
  readonly specificity: number
  readonly properties: readonly string[]
}

const fullOf = (rule: Rule): string[] =>
  rule.parent?.type === 'rule'
    ? fullOf(rule.parent).flatMap((above) => rule.selectors.map((one) => one.replaceAll('&', above)))
    : rule.selectors

function looksOf(sheet: string): Look[] {
  const found: Look[] = []
  parse(readFileSync(sheet, 'utf8')).walkRules((rule) => {
    const properties = rule.nodes.flatMap((one) => (one.type === 'decl' ? [one.prop] : []))
    for (const selector of fullOf(rule))
      if (/^(:where\()?(\.[\w-]+)+\)?$/.test(selector)) {
        const names = classesIn(selector)
        found.push({ sheet, names, specificity: selector.startsWith(':') ? 0 : names.length, properties })
      }
  })
  return found
}

const looks = [...parts.keys()].flatMap(looksOf)
const isPart = (sheet: string) => sheet.startsWith('miniapp/ui/')
/** `margin` and `margin-top` say the same. */
const same = (one: string, other: string) =>
  one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`)

/** What these classes of several modules decide of one element, neither above the other. */
function undecided(classes: readonly { sheet: string; name: string }[]): string[] {
  const worn = looks.filter(({ sheet, names }) =>
    names.every((name) => classes.some((one) => one.sheet === sheet && one.name === name)),
  )
  return worn.flatMap((one, index) =>
    worn.slice(index + 1).flatMap((other) => {
      if (one.sheet === other.sheet || isPart(one.sheet) !== isPart(other.sheet)) return []
      if (one.specificity !== other.specificity) return []
      const above = worn.filter(
        ({ sheet, specificity }) => isPart(sheet) === isPart(one.sheet) && specificity > one.specificity,
      )
      return one.properties
        .filter((property) => other.properties.some((its) => same(property, its)))
        .filter((property) => !above.some(({ properties }) => properties.includes(property)))
        .map((property) => `${property} of .${one.names.join('.')} and .${other.names.join('.')}`)
    }),
  )
}

const typography = new Set(selectorsIn(`${GLOBAL}typography.css`).flatMap(classesIn))

describe('styles', () => {
  it('are global only in ui/global: tokens, what each element starts from, type, and the first frame (make a *.module.css beside the part)', () => {
    const global = filesOf('.css').filter((file) => !file.endsWith('.module.css'))
    expect(global.map((file) => file.replace(GLOBAL, '')).sort()).toEqual([
      'base.css',
      'first-frame.css',
      'index.css',
      'tokens.css',
      'typography.css',
    ])
  })

  it('have no class in two files: each is called as no other is in the page', () => {
    const called = namesFor('production')
    const names = [...parts].flatMap(([file, classes]) => classes.map((name) => called(name, file)))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => typography.has(name))).toEqual([])
  })

  it('of a screen stand beside who wears them (move the module there, or into ui if several do)', () => {
    const alone = [...parts.keys()].filter(
      (sheet) =>
        !sheet.startsWith('miniapp/ui/') &&
        !worn.some((one) => one.sheet === sheet && dirname(one.file) === dirname(sheet)),
    )
    expect(alone).toEqual([])
  })

  it('have no class that nobody wears (take it out)', () => {
    const unworn = [...parts].flatMap(([sheet, classes]) =>
      classes
        .filter((name) => !worn.some((one) => one.sheet === sheet && one.name === name))
        .map((name) => `.${name} of ${sheet}`),
    )
    expect(unworn).toEqual([])
  })

  it('of a part reach into no other, and of the global only into type (give it a custom property, or a class of its own)', () => {
    const reaching = [...parts.keys()].flatMap((sheet) =>
      selectorsIn(sheet)
        .flatMap((one) => matches(one, /:global\(([^)]*)\)/g))
        .flatMap(classesIn)
        .filter((name) => !typography.has(name))
        .map((name) => `.${name} in ${sheet}`),
    )
    expect(reaching).toEqual([])
  })

  it('are named in templates by their module; words alone are type’s (import the module, say `styles.name`)', () => {
    const loose = sources.flatMap(({ file, code }) =>
      matches(code, /\bclass="([^"]*)"/g)
        .flatMap((text) => text.split(/\s+/))
        .filter((name) => !typography.has(name) && !['still', 'first-frame'].includes(name))
        .map((name) => `${name} in ${file}`),
    )
    expect(loose).toEqual([])
  })

  it('of two modules never decide the same of one element (make one give way by `:where`, or a class that both are)', () => {
    const undecidedBy = sources.flatMap(({ file, code }) => {
      const sheets = sheetsOf(file, code)
      return matches(code, /\bclasses\(((?:[^()]|\([^()]*\))*)\)/g).flatMap((inside) => {
        const worn = [...inside.matchAll(/\b(\w+)\.(\w+)/g)].flatMap(([, styles = '', name = '']) => {
          const sheet = sheets.get(styles)
          return sheet ? [{ sheet, name }] : []
        })
        return undecided(worn).map((what) => `${what} in ${file}`)
      })
    })
    expect(undecidedBy).toEqual([])
  })

  it('are looked for by their module too (say `.${styles.name}`)', () => {
    const loose = sources.flatMap(({ file, code }) =>
      matches(
        code,
        /\b(?:querySelector(?:All)?|closest|matches)(?:<\w+>)?\(['`]((?:[^)$]*\s|\w+)?\.[a-z][^)]*)\)/g,
      ).map((selector) => `${selector} in ${file}`),
    )
    expect(loose).toEqual([])
  })
})
