// Which address is which screen, for whom, and where a link into the app leads. Pure: router.ts moves between them.
import type { Role } from '#domain/operation.ts'

export type ScreenName = 'sell' | 'checkout' | 'done' | 'catalogue'
export type TabName = 'sell' | 'catalogue'

interface Route {
  readonly pattern: string
  readonly screen: ScreenName
  /** The smallest role that may see it. */
  readonly role: Role
  /** Where Back leads when nothing came before; tab roots have none. */
  readonly parent?: string
  /** Looks like a root: Fechar instead of Voltar. */
  readonly closes?: boolean
}

/** To add a screen: a line here, and one in screens.ts. */
export const ROUTES: readonly Route[] = [
  { pattern: '/sell', screen: 'sell', role: 'admin' },
  { pattern: '/sell/checkout', screen: 'checkout', role: 'admin', parent: '/sell' },
  { pattern: '/sell/done', screen: 'done', role: 'admin', parent: '/sell', closes: true },
  { pattern: '/catalogue', screen: 'catalogue', role: 'user' },
]

export interface Tab {
  readonly name: TabName
  readonly path: string
}

const STAFF_TABS: readonly Tab[] = [{ name: 'sell', path: '/sell' }]
const CUSTOMER_TABS: readonly Tab[] = [{ name: 'catalogue', path: '/catalogue' }]

/** At most five, in the order drawn; the first is where a person arrives. */
export const tabsOf = (role: Role): readonly Tab[] => (role === 'user' ? CUSTOMER_TABS : STAFF_TABS)

/** An address taken apart. `path` is whole, with its query. */
export interface Place {
  readonly path: string
  readonly screen: ScreenName
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Null on a tab's root. */
  readonly parent: string | null
  readonly closes: boolean
}

const RANK: readonly Role[] = ['user', 'admin', 'owner']

/**
 * The screen at an address for a role; an unknown one is the person's first tab, and `refused` says that it is there
 * but not for them.
 */
export function placeAt(path: string, role: Role): Place & { readonly refused: boolean } {
  const found = match(path)
  if (found && RANK.indexOf(role) >= RANK.indexOf(found.route.role))
    return { ...toPlace(path, found), refused: false }
  const first = tabsOf(role)[0]?.path ?? '/catalogue'
  const home = match(first)
  if (!home) throw new Error(`no screen at ${first}`)
  return { ...toPlace(first, home), refused: found !== null }
}

interface Match {
  readonly route: Route
  readonly params: Record<string, string>
}

function match(path: string): Match | null {
  const parts = (path.split('?')[0] ?? '').split('/')
  for (const route of ROUTES) {
    const wanted = route.pattern.split('/')
    if (wanted.length !== parts.length) continue
    const params: Record<string, string> = {}
    const fits = wanted.every((want, index) => {
      const part = parts[index] ?? ''
      if (!want.startsWith(':')) return want === part
      params[want.slice(1)] = part
      return part !== ''
    })
    if (fits) return { route, params }
  }
  return null
}

function toPlace(path: string, { route, params }: Match): Place {
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''))
  const { screen, parent = null, closes = false } = route
  return { path, screen, params, query, parent, closes }
}

/** Start parameters that stand for one address each. */
const NAMED: Readonly<Record<string, string>> = {
  home: '/',
  sell: '/sell',
  debts: '/debts',
  sales: '/sales',
  users: '/users',
  cmd: '/command',
  settings: '/settings',
  cash: '/cash',
}
/** Those that name a record: `s_1284` is sale 1284. */
const RECORDS: readonly (readonly [RegExp, (id: string) => string])[] = [
  [/^sell_d(\d+)$/, (id) => `/sell?customer=${id}`],
  [/^d_(\d+)$/, (id) => `/customers/${id}`],
  [/^pay_(\d+)$/, (id) => `/customers/${id}/pay`],
  [/^s_(\d+)$/, (id) => `/sales/${id}`],
  [/^p_(\d+)$/, (id) => `/products/${id}`],
  [/^r_(\d+)$/, (id) => `/products/${id}/receive`],
  [/^c_([\w-]+)$/, (id) => `/contracts/${id}`],
]

/** Where a link into the app (`startapp=…`) leads; null for what is no link of ours. */
export function startPath(param: string | null): string | null {
  if (!param) return null
  const named = Object.hasOwn(NAMED, param) ? NAMED[param] : undefined
  if (named) return named
  for (const [pattern, to] of RECORDS) {
    const id = pattern.exec(param)?.[1]
    if (id) return to(id)
  }
  return null
}
