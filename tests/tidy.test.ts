// Who may import whom, and how large a file may grow: the layout as a test; each failure says what to do instead.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))

const sources = files('src')
const screens = files('miniapp')

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

/** What a file imports of ours, as paths from the root. */
const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm,
    ),
  ].flatMap((found) => {
    const given = found[2] ?? found[3] ?? found[4] ?? ''
    if (given.startsWith('#'))
      return [{ from: file, to: `src/${given.slice(1)}`, typeOnly: Boolean(found[1]) }]
    if (given.startsWith('.'))
      return [{ from: file, to: normalize(join(dirname(file), given)), typeOnly: Boolean(found[1]) }]
    return []
  })

const all = [...sources, ...screens].flatMap(importsOf)
const layerOf = (path: string) =>
  path.startsWith('miniapp/') ? 'miniapp' : path.split('/').length === 2 ? 'root' : (path.split('/')[1] ?? '')
const offences = (of: readonly Import[]) => of.map(({ from, to }) => `${from} → ${to}`)

/** What each layer may import; itself goes without saying. */
const MAY: Record<string, readonly string[]> = {
  lib: [],
  database: ['lib'],
  domain: ['database', 'lib'],
  locales: ['lib'],
  commands: ['domain', 'lib', 'locales'],
  bot: ['commands', 'domain', 'database', 'lib', 'locales', 'root'],
  http: ['commands', 'domain', 'database', 'lib', 'locales', 'root'],
  demo: ['database', 'lib', 'root'],
  miniapp: ['lib', 'locales'],
}

describe('layers', () => {
  it.each(Object.keys(MAY))(
    '%s imports only what lies below it (move the shared piece down, or hand it in)',
    (layer) => {
      const wrong = all.filter(({ from, to, typeOnly }) => {
        if (layerOf(from) !== layer || layerOf(to) === layer) return false
        // Types of operations are the MiniApp's client; types of settings are the doors'.
        if (typeOnly && (layer === 'miniapp' || to === 'src/config.ts')) return false
        return !MAY[layer]?.includes(layerOf(to))
      })
      expect(offences(wrong)).toEqual([])
    },
  )

  it('doors and commands never see a tables.ts (ask a query of the area instead)', () => {
    const wrong = all.filter(
      ({ from, to }) => /^src\/(bot|http|commands)\//.test(from) && to.endsWith('/tables.ts'),
    )
    expect(offences(wrong)).toEqual([])
  })

  it('the environment is read by config.ts alone', () => {
    const readers = sources.filter(
      (file) =>
        !/^src\/(config|main|demo\/index)\.ts$/.test(file) &&
        /process\.env(?!\['PATH'\])/.test(readFileSync(file, 'utf8')),
    )
    expect(readers).toEqual([])
  })
})

describe('areas', () => {
  const ORDER = [
    'users',
    'settings',
    'media',
    'products',
    'stock',
    'customers',
    'invites',
    'confirmations',
    'debts',
    'sales',
    'disputes',
    'accounts',
  ]
  const areaOf = (path: string) => /^src\/domain\/([a-z]+)\//.exec(path)?.[1] ?? ''

  it('a lower area never calls a higher one (let the higher one call, or hand the step in)', () => {
    const wrong = all.filter(({ from, to, typeOnly }) => {
      const [a, b] = [ORDER.indexOf(areaOf(from)), ORDER.indexOf(areaOf(to))]
      return !typeOnly && a >= 0 && b > a
    })
    expect(offences(wrong)).toEqual([])
  })
})

describe('rooms of the MiniApp', () => {
  const ROOMS = ['platform', 'client', 'ui', 'features', 'app']
  /** A feature may use those before it; one that is not here may use all of these, and no other uses it. */
  const FEATURES = [
    'settings',
    'help',
    'history',
    'first-steps',
    'shared-form',
    'products',
    'cart',
    'dashboard',
    'queue',
    'approvals',
    'debts',
    'invites',
    'disputes',
    'customers',
    'users',
    'sales',
    'counts',
    'drafts',
    'checkout',
    'scan',
    'sell',
    'catalogue',
    'account',
    'home',
    'command',
    'shop',
    'notices',
    'more',
    'auth-gate',
  ]
  const roomOf = (path: string) => ROOMS.indexOf(path.split('/')[1] ?? '')
  const nameOf = (path: string) => /^miniapp\/features\/([\w-]+)\//.exec(path)?.[1]
  const placeOf = (name: string) => (FEATURES.includes(name) ? FEATURES.indexOf(name) : FEATURES.length)
  const within = all.filter(({ from, to }) => from.startsWith('miniapp/') && to.startsWith('miniapp/'))

  it('every file has a room: platform, client, ui, features/<area> or app', () => {
    const homeless = screens.filter((file) => roomOf(file) < 0)
    const arealess = screens.filter((file) => file.startsWith('miniapp/features/') && !nameOf(file))
    expect([...homeless, ...arealess]).toEqual([])
  })

  it('platform ← client ← ui ← features ← app (move the shared piece down, or let the higher room hand it in)', () => {
    expect(offences(within.filter(({ from, to }) => roomOf(to) > roomOf(from)))).toEqual([])
  })

  it('a feature uses lower features alone (move what both need into the lower one, hand it in, or give it a place in FEATURES)', () => {
    const wrong = within.filter(({ from, to }) => {
      const [one, other] = [nameOf(from), nameOf(to)]
      return one !== undefined && other !== undefined && one !== other && placeOf(other) >= placeOf(one)
    })
    expect(offences(wrong)).toEqual([])
  })

  it('no file imports itself by way of others (move what both need into a file of its own)', () => {
    const next = new Map(screens.map((file) => [file, new Set<string>()]))
    for (const { from, to } of within) next.get(from)?.add(to)
    // Who imports nothing that is left is taken out; what stays imports itself.
    for (let size = -1; size !== next.size; ) {
      size = next.size
      for (const [file, to] of next) if (![...to].some((one) => next.has(one))) next.delete(file)
    }
    expect([...next.keys()]).toEqual([])
  })
})

describe('a rule of the shop', () => {
  it.each([
    ['which units are counted by the piece', /'un', 'dz', 'pct', 'cx'/, 'src/lib/counted-units.ts'],
    ['which payment methods there are', /'cash'\s*[,|]\s*'pix'/, 'src/lib/payment-methods.ts'],
    ['what is low, in SQL', /min_stock > 0/, 'src/domain/units.ts'],
    ['what is low', /minStock > 0 &&/, 'src/lib/quantity.ts'],
    ['how long an act can be undone', /\b5 minut/, ''],
  ])('%s: is written once (import it)', (_, text, place) => {
    const places = sources.filter((file) => text.test(readFileSync(file, 'utf8')))
    expect(places).toEqual(place ? [place] : [])
  })
})

describe('what is exported', () => {
  const users = [...screens, ...files('tests'), 'vite.config.ts'].map((file) => ({
    file,
    text: readFileSync(file, 'utf8'),
  }))

  it('is imported by somebody, in the MiniApp (take `export` off, or delete it)', () => {
    const unused = screens.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?\w+ (\w+)/gm)]
        .map(([, name = '']) => name)
        .filter((name) => {
          const named = new RegExp(`\\b${name}\\b`)
          return !users.some(
            (user) => user.file !== file && user.text.includes(basename(file)) && named.test(user.text),
          )
        })
        .map((name) => `${file}: ${name}`),
    )
    expect(unused).toEqual([])
  })
})

describe('templates', () => {
  it('no template places a component by itself (write `${part(Tile, { product, take })}`, see ui/html.ts: what it is given is checked there)', () => {
    const untyped = screens.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, index) => (/<\/?\$\{|<\/\/>/.test(line) ? [`${file}:${index + 1}`] : [])),
    )
    expect(untyped).toEqual([])
  })

  it('elements are made by ui/html.ts and ui/lazy.ts alone (use html and part)', () => {
    const makers = screens.filter((file) =>
      /^import \{[^}]*\b(h|createElement|cloneElement)\b[^}]*\} from 'preact'/m.test(
        readFileSync(file, 'utf8'),
      ),
    )
    expect(makers).toEqual(['miniapp/ui/html.ts', 'miniapp/ui/lazy.ts'])
  })
})

describe('shape', () => {
  it.each([...sources, ...screens])(
    '%s opens with a sentence, stays under 300 lines, has no default export, no any, no !',
    (file) => {
      const text = readFileSync(file, 'utf8')
      expect(
        text.startsWith('// ') || text.startsWith('/*'),
        'say in its first line what the file is for',
      ).toBe(true)
      expect(text.split('\n').length, 'two things live in it: part them').toBeLessThanOrEqual(301)
      expect(text).not.toMatch(/^export default/m)
      expect(text).not.toMatch(/\bas any\b|: any\b|<any>/)
      expect(text).not.toMatch(/@ts-ignore|@ts-expect-error/)
    },
  )

  it('nothing is deeper than three folders under src', () => {
    expect(sources.filter((file) => file.split('/').length > 5)).toEqual([])
  })
})

describe('statements of tests', () => {
  it('have their names to themselves: files share a process, and a step stands for one text (call it by what it is of)', () => {
    const texts = new Map<string, Set<string>>()
    for (const file of files('tests'))
      for (const [, name = '', text = ''] of readFileSync(file, 'utf8').matchAll(
        /\(\s*'(test\.[\w.:]+)',\s*(?:sql)?([`'][\s\S]*?[`'])[,)\s]/g,
      ))
        texts.set(name, (texts.get(name) ?? new Set()).add(text.slice(1).replaceAll(/\s+/g, ' ')))
    expect([...texts].filter(([, said]) => said.size > 1).map(([name]) => name)).toEqual([])
  })
})
