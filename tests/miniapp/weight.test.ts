// What is fetched for a page of the MiniApp, in kB compressed: time is the gate (`npm run bench:miniapp`), this keeps it in sight.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { FIRST_PAGES } from '../../miniapp/app/first-pages.ts'
import { ROUTES } from '../../miniapp/app/routes.ts'

const KB = 1024
const FIRST_MAX = 36 * KB
const SCREEN_MAX = 15 * KB
/** What no first page draws of what all are made of is in it. */
const PARTS_MAX = 18 * KB
const TABLES = ['miniapp/app/routes.ts', 'miniapp/app/later-screens.ts']
const ICONS = ['ui/icons.ts', 'ui/icons-later.ts']
const FRAME = 'app/main.ts'
/** One of the parts that most screens are made of. */
const PART = 'ui/sheet.ts'
const FIRST = [FRAME, ...Object.values(FIRST_PAGES).map(({ module }) => module)]

let files: Rollup.RolldownOutput['output']

beforeAll(async () => {
  const built = await build({
    root: 'miniapp',
    configFile: join(process.cwd(), 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  })
  files = (built as Rollup.RolldownOutput).output
})

/** The screens' modules, as the table names them. */
const SCREENS = [
  ...new Set(
    TABLES.flatMap((table) =>
      [...readFileSync(table, 'utf8').matchAll(/import\('\.\.\/(features\/[^']+)'\)/g)].map(
        ([, file = '']) => file,
      ),
    ),
  ),
]

const chunkOf = (module: string) =>
  files.find(
    (file): file is Rollup.OutputChunk =>
      file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(`/${module}`)),
  )

/** The files that a module needs before it can be drawn, scripts and styles. */
function filesOf(module: string): Set<string> {
  const found = new Set<string>()
  const add = (chunk: Rollup.OutputAsset | Rollup.OutputChunk | undefined) => {
    if (chunk?.type !== 'chunk' || found.has(chunk.fileName)) return
    found.add(chunk.fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
    for (const name of chunk.imports) add(files.find(({ fileName }) => fileName === name))
  }
  add(chunkOf(module))
  return found
}

const weightOf = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => {
    const file = files.find(({ fileName }) => fileName === name)
    return sum + brotliCompressSync(file?.type === 'chunk' ? file.code : (file?.source ?? '')).length
  }, 0)

/** Of the script that stands in the page itself; tests/e2e/door.test.ts weighs it too. */
function inPage(): number {
  const page = files.find(({ fileName }) => fileName === 'index.html')
  const [, script = ''] =
    /<script>(.*?)<\/script>/s.exec(page?.type === 'asset' ? page.source.toString() : '') ?? []
  expect(script).not.toBe('')
  return brotliCompressSync(script).length
}

const shared = () => new Set([...FIRST, PART].flatMap((module) => [...filesOf(module)]))

describe('what is fetched', () => {
  test('is no icon that nobody shows', () => {
    const sources = readdirSync('miniapp', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    const others = sources
      .filter((name) => !ICONS.includes(name))
      .map((name) => readFileSync(join('miniapp', name), 'utf8'))
    const icons = ICONS.map((name) => readFileSync(join('miniapp', name), 'utf8')).join('\n')
    const drawn = [...icons.matchAll(/^ {2}(\w+):\s+'/gm)].map(([, name]) => `'${name}'`)
    expect(drawn.length).toBeGreaterThan(10)
    expect(drawn.filter((name) => !others.some((text) => text.includes(name)))).toEqual([])
  })

  test('is no reader of templates: they are written out', () => {
    const modules = files.flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []))
    const left = modules.filter(([id, { renderedLength }]) => id.includes('/htm/') && renderedLength > 0)
    expect(left.map(([id]) => id)).toEqual([])
  })

  test('every screen of the table has a file', () => {
    expect(new Set(ROUTES.map(({ screen }) => screen)).size).toBe(SCREENS.length)
    expect(SCREENS.filter((module) => !chunkOf(module))).toEqual([])
  })

  test.each(SCREENS)(
    'for %s, beside the first pages and the parts that all share, is at most 15 kB',
    (module) => {
      const weight = weightOf([...filesOf(module)].filter((name) => !shared().has(name)))
      expect(weight).toBeLessThanOrEqual(SCREEN_MAX)
    },
  )

  test('for those parts is at most 18 kB: they come while nobody waits for them', () => {
    const first = new Set(FIRST.flatMap((module) => [...filesOf(module)]))
    expect(weightOf([...shared()].filter((name) => !first.has(name)))).toBeLessThanOrEqual(PARTS_MAX)
  })

  test.each(Object.values(FIRST_PAGES))(
    'for $module as the first page is at most 36 kB',
    ({ module, words }) => {
      const spoken = words.map((name) => `locales/pt-BR/${name}`)
      const needed = new Set([FRAME, module, ...spoken].flatMap((one) => [...filesOf(one)]))
      expect(weightOf(needed) + inPage()).toBeLessThanOrEqual(FIRST_MAX)
    },
  )
})
