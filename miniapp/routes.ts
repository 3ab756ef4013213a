// Which address is which screen, for whom, and where a link into the app leads. Pure: router.ts moves between them.
import type { Role } from '#domain/operation.ts'

export type ScreenName =
  | 'home'
  | 'sell'
  | 'checkout'
  | 'done'
  | 'products'
  | 'product'
  | 'debts'
  | 'customer'
  | 'sales'
  | 'sale'
  | 'command'
  | 'more'
  | 'settings'
  | 'account'
  | 'catalogue'
  | 'purchases'
  | 'queue'
  | 'queued'
export type ListName = 'products' | 'debts' | 'sales'
export type TabName = 'home' | 'sell' | 'products' | 'debts' | 'more' | 'account' | 'catalogue' | 'purchases'

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

/** To add a screen: a line here, and one in later-screens.ts. Of two for one address, the first that the person may see. */
export const ROUTES: readonly Route[] = [
  { pattern: '/', screen: 'home', role: 'admin' },
  { pattern: '/', screen: 'account', role: 'user' },
  { pattern: '/sell', screen: 'sell', role: 'admin' },
  { pattern: '/sell/checkout', screen: 'checkout', role: 'admin', parent: '/sell' },
  { pattern: '/sell/done', screen: 'done', role: 'admin', parent: '/sell', closes: true },
  { pattern: '/products', screen: 'products', role: 'admin' },
  { pattern: '/products/:id', screen: 'product', role: 'admin', parent: '/products' },
  { pattern: '/products/:id/receive', screen: 'product', role: 'admin', parent: '/products/:id' },
  { pattern: '/debts', screen: 'debts', role: 'admin' },
  { pattern: '/customers/:id', screen: 'customer', role: 'admin', parent: '/debts' },
  { pattern: '/customers/:id/pay', screen: 'customer', role: 'admin', parent: '/customers/:id' },
  { pattern: '/sales', screen: 'sales', role: 'admin', parent: '/more' },
  { pattern: '/sales', screen: 'purchases', role: 'user' },
  { pattern: '/sales/:id', screen: 'sale', role: 'user', parent: '/sales' },
  { pattern: '/catalogue', screen: 'catalogue', role: 'user' },
  { pattern: '/queue', screen: 'queue', role: 'user', parent: '/' },
  { pattern: '/queue/:id', screen: 'queued', role: 'user', parent: '/queue' },
  { pattern: '/command', screen: 'command', role: 'user', parent: '/' },
  { pattern: '/more', screen: 'more', role: 'user' },
  { pattern: '/settings', screen: 'settings', role: 'user', parent: '/more' },
]

interface Tab {
  readonly name: TabName
  readonly path: string
}

const STAFF_TABS: readonly Tab[] = [
  { name: 'home', path: '/' },
  { name: 'sell', path: '/sell' },
  { name: 'products', path: '/products' },
  { name: 'debts', path: '/debts' },
  { name: 'more', path: '/more' },
]
const CUSTOMER_TABS: readonly Tab[] = [
  { name: 'account', path: '/' },
  { name: 'catalogue', path: '/catalogue' },
  { name: 'purchases', path: '/sales' },
  { name: 'more', path: '/more' },
]

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
  /** What it stands beside, where there is room; a list names itself. */
  readonly list: ListName | null
}

const LISTS: Partial<Record<ScreenName, ListName>> = {
  product: 'products',
  products: 'products',
  customer: 'debts',
  debts: 'debts',
  sale: 'sales',
  sales: 'sales',
}

const RANK: readonly Role[] = ['user', 'admin', 'owner']

/**
 * The screen at an address for a role; an unknown one is the person's first tab, and `refused` says that it is there
 * but not for them.
 */
export function placeAt(path: string, role: Role): Place & { readonly refused: boolean } {
  const found = matches(path)
  const mine = found.find(({ route }) => RANK.indexOf(role) >= RANK.indexOf(route.role))
  if (mine) return { ...toPlace(path, mine, role), refused: false }
  const first = tabsOf(role)[0]?.path ?? '/'
  const [home] = matches(first).filter(({ route }) => RANK.indexOf(role) >= RANK.indexOf(route.role))
  if (!home) throw new Error(`no screen at ${first}`)
  return { ...toPlace(first, home, role), refused: found.length > 0 }
}

/** The address of the tab that a page stands under, or is. */
export const rootOf = ({ path, parent }: Place, role: Role): string =>
  parent === null ? (path.split('?')[0] ?? '') : rootOf(placeAt(parent, role), role)

interface Match {
  readonly route: Route
  readonly params: Record<string, string>
}

function matches(path: string): Match[] {
  const parts = (path.split('?')[0] ?? '').split('/')
  return ROUTES.flatMap((route) => {
    const wanted = route.pattern.split('/')
    if (wanted.length !== parts.length) return []
    const params: Record<string, string> = {}
    const fits = wanted.every((want, index) => {
      const part = parts[index] ?? ''
      if (!want.startsWith(':')) return want === part
      params[want.slice(1)] = part
      return /^[1-9]\d{0,14}$/.test(part)
    })
    return fits ? [{ route, params }] : []
  })
}

function toPlace(path: string, { route, params }: Match, role: Role): Place {
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''))
  const { screen, closes = false } = route
  const parent = route.parent?.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? '') ?? null
  const list = (role !== 'user' && LISTS[screen]) || null
  return { path, screen, params, query, parent, closes, list }
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
