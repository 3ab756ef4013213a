// Styles belong to a part: a class stands in one module and is worn, and none depends on which screen was opened first.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
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
const worn = sources.flatMap(({ file, code }) =>
  [...code.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)].flatMap(([, styles = '', path = '']) =>
    matches(code, new RegExp(`\\b${styles}\\.(\\w+)`, 'g')).map((name) => ({
      file,
      sheet: normalize(join(dirname(file), path)),
      name,
    })),
  ),
)
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
