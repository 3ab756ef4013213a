// From a path to its routes: an id that is no positive whole number, and a code that is none, is no path.
import { isCode } from '#domain/contracts/index.ts'
import type { Ids, Method, Route } from './route.ts'
import { routes } from './routes.ts'

export interface Match {
  readonly methods: Readonly<Partial<Record<Method, Route>>>
  /** Of the path's placeholders. */
  readonly ids: Ids
}

type Methods = Partial<Record<Method, Route>>
interface Pattern {
  readonly segments: readonly string[]
  readonly methods: Methods
}

const fixed = new Map<string, Methods>()
const patterns: Pattern[] = []
for (const route of routes) {
  const known =
    fixed.get(route.path) ?? patterns.find((one) => one.segments.join('/') === route.path)?.methods
  const methods: Methods = known ?? {}
  methods[route.method] = route
  if (known) continue
  if (route.path.includes('{')) patterns.push({ segments: route.path.split('/'), methods })
  else fixed.set(route.path, methods)
}

/** The routes at a path, or undefined. Fixed paths come before those with ids. */
export function matchPath(path: string): Match | undefined {
  const methods = fixed.get(path)
  if (methods) return { methods, ids: {} }
  const segments = path.split('/')
  for (const pattern of patterns) {
    const ids = idsOf(pattern.segments, segments)
    if (ids) return { methods: pattern.methods, ids }
  }
  return undefined
}

function idsOf(pattern: readonly string[], segments: readonly string[]): Ids | undefined {
  if (pattern.length !== segments.length) return undefined
  const ids: Record<string, number | string> = {}
  for (const [i, part] of pattern.entries()) {
    const given = segments[i] ?? ''
    if (!part.startsWith('{')) {
      if (part !== given) return undefined
      continue
    }
    if (part === '{code}') {
      if (!isCode(given)) return undefined
      ids['code'] = given
      continue
    }
    const id = Number(given)
    if (!/^[1-9]\d{0,15}$/.test(given) || !Number.isSafeInteger(id)) return undefined
    ids[part.slice(1, -1)] = id
  }
  return ids
}

/** For the Allow header; HEAD goes where GET does. */
export const allowed = ({ methods }: Match): string =>
  Object.keys(methods)
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .join(', ')
