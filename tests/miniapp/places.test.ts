// Whatever a role may do has its place on a screen of that role, or stands here with the reason why not.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mayAct, ROLES, type Role } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { operationRoutes } from '#http/routes.ts'
import { places, ROUTES } from '../../miniapp/app/routes.ts'
import type { Area } from '../areas/area.ts'
import { readAreas } from '../support/areas.ts'

/** Without a place, and why. */
const ELSEWHERE: Partial<Record<OperationName, string>> = {
  'me.export': 'a phone keeps what comes in the chat: me.send; programs take the file',
  'links.grant': 'where somebody asks for an account: features/customers/asked-link.ts, by the answer',
  'links.refuse': 'the same',
  'payments.dispute': 'by the buttons of its receipt, in the chat',
  'imports.create': 'a file goes up by its own way: features/imports/calls.ts',
  'imports.remove': 'another file is chosen instead; what was sent goes by itself, after a day',
  'products.setMedia': 'goes beside the form, as client/upload.ts sends it',
  'products.remove': 'the form archives, which can be taken back; programs remove',
  'products.get': "a customer's catalogue reads the list, which holds every product whole",
  'stock.list': 'levels stand on the products themselves, and the low ones on Início',
  'drafts.list': 'what a customer leaves open in the chat is no sale',
  'drafts.get': 'the same',
  'categories.list': 'screens read them from the list of products',
}

/** Opened by no link and no address alone, and where they are tried. */
const IN_JOURNEYS: Record<string, string> = {
  checkout: 'with a sale at hand: e2e/checkout',
  done: 'after a sale: e2e/checkout',
  queue: 'with what waits on the device: e2e/queue',
  queued: 'with what waits on the device: e2e/queue',
}

const sources = readdirSync('miniapp', { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => join('miniapp', name))
const textOf = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]))
const isCalls = (file: string) => file.endsWith('/calls.ts') || file === 'miniapp/client/undo.ts'

interface Import {
  readonly to: string
  readonly names: readonly string[]
}

const importsOf = (file: string): Import[] =>
  [
    ...(textOf.get(file) ?? '').matchAll(
      /import\s+(?!type\b)(?:([^'";]*?)\s+from\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/g,
    ),
  ].map((found) => ({
    to: normalize(join(dirname(file), found[2] ?? found[3] ?? '')),
    names: [...(found[1] ?? '').matchAll(/(?<!type )\b([a-zA-Z]\w*)/g)].map((name) => name[1] ?? ''),
  }))

/** What each function that asks the server asks it for, as operations. */
const askedBy = new Map<string, ReadonlySet<string>>()
for (const file of sources.filter(isCalls)) {
  for (const part of (textOf.get(file) ?? '').split(/^export /m).slice(1)) {
    const name = /^(?:async )?(?:const|function) (\w+)/.exec(part)?.[1] ?? ''
    const method = /method: '(\w+)'/.exec(part)?.[1] ?? 'GET'
    const paths = [...part.matchAll(/['`](\/api\/[^'`?]*)['`]/g)].map((found) => found[1] ?? '')
    askedBy.set(`${file} ${name}`, new Set(paths.flatMap((path) => operationsAt(method, path))))
  }
}

function operationsAt(method: string, path: string): string[] {
  const pattern = path.replace(/\$\{[^}]*\}/g, '{}')
  const found = operationRoutes.find(
    (route) => route.method === method && route.path.replace(/\{\w+\}/g, '{}') === pattern,
  )
  return found ? [found.name] : []
}

const TABLES = ['miniapp/app/routes.ts', 'miniapp/app/later-screens.ts']
const fileOf = new Map(
  TABLES.flatMap((table) => [
    ...(textOf.get(table) ?? '').matchAll(/(\w+): \{\s+code: \(\) => import\('\.\.\/(features\/[^']+)'\)/g),
  ]).map((found) => [found[1] ?? '', join('miniapp', found[2] ?? '')]),
)

/** All that a screen, and the frame around it, may ask for. */
function reachedFrom(start: string): Set<string> {
  const reached = new Set<string>()
  const seen = new Set<string>()
  const open = [start, 'miniapp/app/main.ts']
  for (let file = open.pop(); file; file = open.pop()) {
    // The frame knows every screen; what they ask for is not what this one does.
    if (seen.has(file) || TABLES.includes(file)) continue
    seen.add(file)
    // What the frame holds asks by itself, and only reads.
    for (const [, path = ''] of (textOf.get(file) ?? '').matchAll(/path: '(\/api\/[^']+)'/g))
      for (const one of operationsAt('GET', path)) reached.add(one)
    for (const { to, names } of importsOf(file)) {
      if (!isCalls(to)) open.push(to)
      else for (const name of names) for (const one of askedBy.get(`${to} ${name}`) ?? []) reached.add(one)
    }
  }
  return reached
}

const reachedBy = (role: Role): Set<string> =>
  new Set(
    ROUTES.filter((route) => ROLES.indexOf(role) >= ROLES.indexOf(route.role)).flatMap(({ screen }) => [
      ...reachedFrom(fileOf.get(screen) ?? ''),
    ]),
  )

const withRoute = [...new Set(operationRoutes.map(({ name }) => name))]
const withoutPlace = (role: Role): OperationName[] => {
  const reached = reachedBy(role)
  return withRoute.filter((name) => mayAct(role, operations[name].role) && !reached.has(name))
}

describe('a place for everything', () => {
  test('each screen has its file', () => {
    expect(ROUTES.filter(({ screen }) => !textOf.has(fileOf.get(screen) ?? ''))).toEqual([])
  })

  test('each screen has its link and its Back in tests/areas', async () => {
    const rows = [...(await readAreas<Area>()).values()].flatMap(({ screens = [] }) => screens)
    const shown = rows.map(({ who, path }) => places.placeAt(path.replace(':id', '1'), who).screen)
    const there = [...shown, ...Object.keys(IN_JOURNEYS)]
    expect(new Set(ROUTES.map(({ screen }) => screen))).toEqual(new Set(there))
  })

  test.each(ROLES)('that a %s may do', (role) => {
    const homeless = withoutPlace(role).filter((name) => !ELSEWHERE[name])
    expect(homeless, 'give it a place on a screen, or a reason here').toEqual([])
  })

  test('a reason that is not one any more is taken away', () => {
    const homeless = new Set<string>(ROLES.flatMap(withoutPlace))
    expect(Object.keys(ELSEWHERE).filter((name) => !homeless.has(name))).toEqual([])
  })
})
