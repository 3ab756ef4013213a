// Styles belong to a part: every class is defined in its module and used, and none depends on which screen was opened first.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parse } from 'postcss'
import { describe, expect, it } from 'vitest'

const GLOBAL = 'miniapp/ui/global/'
const filesOf = (end: string) =>
  readdirSync('miniapp', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => join(entry.parentPath, entry.name))

const sheets = filesOf('.css')
const modules = sheets.filter((file) => file.endsWith('.module.css'))

/** The selectors of a sheet; `from` and `to` of its animations are none. */
function selectorsOf(file: string): string[] {
  const found: string[] = []
  parse(readFileSync(file, 'utf8')).walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name === 'keyframes') return
    found.push(rule.selector)
  })
  return found
}
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')
const CLASS = /\.([a-zA-Z][\w-]*)/g
const GLOBAL_CLASS = /:global\(\.([\w-]+)\)/g
const ownOf = (file: string) =>
  new Set(selectorsOf(file).flatMap((one) => namesIn(one.replace(GLOBAL_CLASS, ''), CLASS)))

const CLASS_ONCE = /\.[a-zA-Z]|\[data-/

const typography = new Set(selectorsOf(`${GLOBAL}typography.css`).flatMap((one) => namesIn(one, CLASS)))
const defined = new Map(modules.map((file) => [file, ownOf(file)]))

interface Use {
  readonly at: string
  readonly sheet: string
  /** Its name, or how the names begin that may stand there; all of them, if it is empty. */
  readonly name: string
  readonly open: boolean
}

/** `styles.tile`, `styles[tone]` and `` styles[`tone${n}`] `` of each module that a file imports. */
function usesIn(file: string): Use[] {
  const code = readFileSync(file, 'utf8')
  return [...code.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)].flatMap(
    ([, styles = '', path = '']) => {
      const at = { at: file, sheet: normalize(join(dirname(file), path)) }
      const named = namesIn(code, new RegExp(`\\b${styles}\\.(\\w+)`, 'g'))
      const chosen = [...code.matchAll(new RegExp(`\\b${styles}\\[(?:\`(\\w*)\\$|\\w)`, 'g'))]
      return [
        ...named.map((name) => ({ ...at, name, open: false })),
        ...chosen.map(([, start = '']) => ({ ...at, name: start, open: true })),
      ]
    },
  )
}
const uses = filesOf('.ts').flatMap(usesIn)

describe('styles', () => {
  it('are global only in ui/global (make a *.module.css beside the part)', () => {
    expect(sheets.filter((file) => !file.startsWith(GLOBAL) && !modules.includes(file))).toEqual([])
    expect(sheets.filter((file) => file.startsWith(GLOBAL) && modules.includes(file))).toEqual([])
  })

  it('of a screen stand beside who wears them (move the module there, or into ui if several do)', () => {
    const alone = modules.filter(
      (file) =>
        !file.startsWith('miniapp/ui/') &&
        !uses.some(({ at, sheet }) => sheet === file && dirname(at) === dirname(file)),
    )
    expect(alone).toEqual([])
  })

  it('have every class that is used (add it to the module, or mend its name)', () => {
    const missing = uses
      .filter(({ sheet, name, open }) => !open && !defined.get(sheet)?.has(name))
      .map(({ at, sheet, name }) => `${at}: .${name} of ${sheet}`)
    expect(missing).toEqual([])
  })

  it('have no class that nobody uses (take it out)', () => {
    const unused = [...defined].flatMap(([sheet, names]) => {
      const of = uses.filter((use) => use.sheet === sheet)
      return [...names]
        .filter((name) => !of.some((use) => (use.open ? name.startsWith(use.name) : use.name === name)))
        .map((name) => `.${name} of ${sheet}`)
    })
    expect(unused).toEqual([])
  })

  it('of a part reach into no other, and of the global only into typography (give it a prop or a class of its own)', () => {
    const reaching = modules.flatMap((file) =>
      selectorsOf(file)
        .flatMap((one) => namesIn(one, GLOBAL_CLASS))
        .filter((name) => !typography.has(name))
        .map((name) => `.${name} in ${file}`),
    )
    expect(reaching).toEqual([])
  })

  it('always begin at a class of the part (a tag alone would be everybody’s)', () => {
    const loose = modules.flatMap((file) => {
      const tops: string[] = []
      parse(readFileSync(file, 'utf8')).walkRules((rule) => {
        let above = rule.parent
        while (above && above.type === 'atrule' && 'name' in above && above.name !== 'keyframes')
          above = above.parent as never
        if (above?.type === 'root' && !CLASS_ONCE.test(rule.selector.replace(GLOBAL_CLASS, '')))
          tops.push(`${rule.selector} in ${file}`)
      })
      return tops
    })
    expect(loose).toEqual([])
  })

  it('name a sheet that is there', () => {
    expect(uses.map(({ sheet }) => sheet).filter((sheet) => !existsSync(sheet))).toEqual([])
  })
})
