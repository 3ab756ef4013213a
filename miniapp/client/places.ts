// Which address is which screen, for whom, and where a link into the app leads: the rules, over a table of routes. Pure.
// The table is app/routes.ts; client/router.ts moves between places.
import type { Role } from '#domain/operation.ts'

export type TabName = 'home' | 'sell' | 'products' | 'debts' | 'more' | 'account' | 'catalogue' | 'purchases'
/** Each screen by its name: the table of routes adds its own (app/routes.ts), and what asks where the person is is held to them. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled where the screens are.
export interface Screens {}
export type ScreenName = keyof Screens
export type ListName = 'products' | 'debts' | 'sales' | 'activity' | 'users' | 'contracts'

/** Start parameters that lead to an address: `p_:id` to `/products/:id`; what the path has no room for goes into the query. */
interface Link {
  /** `:id` in it is a record's number, `:code` a contract's, `:topic` a word. */
  readonly path: string
  readonly start?: readonly string[]
}

interface AnyRoute extends Link {
  /** The smallest role that may see it. */
  readonly role: Role
  /** Where Back leads when nothing came before; tab roots have none. */
  readonly parent?: string
  /** Looks like a root: Fechar instead of Voltar. */
  readonly closes?: boolean
  /** The list it stands beside for staff, where there is room; a list names itself. */
  readonly list?: ListName
}

/** Whose tab it is, in the order of the table. */
interface TabRoute extends AnyRoute {
  readonly screen: TabName
  readonly tab?: 'staff' | 'customers' | 'everybody'
}

interface OtherRoute<Name extends string> extends AnyRoute {
  readonly screen: Name
  readonly tab?: undefined
}

/** What a table says of an address. */
export type Route<Name extends string = string> = TabRoute | OtherRoute<Name>

interface Tab {
  readonly name: TabName
  readonly path: string
}

/** An address taken apart. `path` is whole, with its query. */
export interface Place<Name extends string = ScreenName> {
  readonly path: string
  readonly screen: Name
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Null on a tab's root. */
  readonly parent: string | null
  readonly closes: boolean
  /** What it stands beside, where there is room; a list names itself. */
  readonly list: ListName | null
}

/** A place, and why it is not the one that was asked for. */
interface Arrival<Name extends string> extends Place<Name> {
  readonly refused: boolean
  readonly toCome: boolean
}

interface Match<Name extends string> {
  readonly route: Route<Name>
  readonly params: Record<string, string>
}

const RANK: readonly Role[] = ['user', 'admin', 'owner']
export const maySee = (role: Role, route: Pick<Route, 'role'>) =>
  RANK.indexOf(role) >= RANK.indexOf(route.role)

const PARAMETER = /:([a-z]+)/g
const NUMBER = /^[1-9]\d{0,14}$/
/** What a contract is called by. */
const CODE = /^[A-Z\d-]{3,40}$/

/** Of two routes for one address, the first that the person may see. `links`: start parameters of pages that have no screen yet. */
export function placesOf<Name extends string>(
  routes: readonly Route<Name>[],
  links: readonly Link[] = [],
): Places<Name> {
  /** At most five, in the order drawn; the first is where a person arrives. */
  const tabsOf = (role: Role): readonly Tab[] => {
    const whose = role === 'user' ? 'customers' : 'staff'
    return routes.flatMap(({ screen, path, tab }) =>
      tab && [whose, 'everybody'].includes(tab) ? [{ name: screen, path }] : [],
    )
  }

  /**
   * The screen at an address for a role; an unknown one is the person's first tab, and `refused` says that it is there
   * but not for them, `toCome` that a link leads there already.
   */
  const placeAt = (path: string, role: Role): Arrival<Name | TabName> => {
    const found = matches(routes, path)
    const mine = found.find(({ route }) => maySee(role, route))
    if (mine) return { ...toPlace(path, mine, role), refused: false, toCome: false }
    const first = tabsOf(role)[0]?.path ?? '/'
    return { ...placeAt(first, role), refused: found.length > 0, toCome: isToCome(path) }
  }

  const isToCome = (path: string) => links.some((link) => path.startsWith(link.path.split(':')[0] ?? path))

  /** The address of the tab that a page stands under, or is. */
  const rootOf = ({ path, parent }: Parented, role: Role): string =>
    parent === null ? (path.split('?')[0] ?? '') : rootOf(placeAt(parent, role), role)

  /** Where a link into the app (`startapp=…`) leads; null for what is no link of ours. */
  const startPath = (param: string | null): string | null => {
    if (!param) return null
    for (const { path, start = [] } of [...routes, ...links])
      for (const pattern of start) {
        const params = paramsIn(pattern, param)
        if (params) return filled(path, params)
      }
    return null
  }

  return { tabsOf, placeAt, rootOf, startPath }
}

/** The rules over one table. */
export interface Places<Name extends string> {
  readonly tabsOf: (role: Role) => readonly Tab[]
  readonly placeAt: (path: string, role: Role) => Arrival<Name | TabName>
  readonly rootOf: (place: Parented, role: Role) => string
  readonly startPath: (param: string | null) => string | null
}

type Parented = Pick<Place<string>, 'path' | 'parent'>

function matches<Name extends string>(routes: readonly Route<Name>[], path: string): Match<Name>[] {
  const parts = (path.split('?')[0] ?? '').split('/')
  return routes.flatMap((route) => {
    const wanted = route.path.split('/')
    if (wanted.length !== parts.length) return []
    const params: Record<string, string> = {}
    const fits = wanted.every((want, index) => {
      const part = parts[index] ?? ''
      if (!want.startsWith(':')) return want === part
      params[want.slice(1)] = part
      return want === ':topic' || (want === ':code' ? CODE : NUMBER).test(part)
    })
    return fits ? [{ route, params }] : []
  })
}

function toPlace<Name extends string>(
  path: string,
  { route, params }: Match<Name>,
  role: Role,
): Place<Name | TabName> {
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''))
  const { screen, closes = false } = route
  const parent = route.parent?.replace(PARAMETER, (_all, name: string) => params[name] ?? '') ?? null
  const list = (role !== 'user' && route.list) || null
  return { path, screen, params, query, parent, closes, list }
}

/** `s_1284` by `s_:id` is 1284. */
function paramsIn(pattern: string, param: string): Record<string, string> | null {
  const names = [...pattern.matchAll(PARAMETER)].map(([, name = '']) => name)
  const found = new RegExp(
    `^${pattern.replace(PARAMETER, (_all, name: string) => (name === 'code' ? '([\\w-]+)' : '(\\d+)'))}$`,
  ).exec(param)
  return found && Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']))
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  const rest = Object.entries(params).filter(([name]) => !path.includes(`:${name}`))
  const query = new URLSearchParams(rest).toString()
  return path.replace(PARAMETER, (_all, name: string) => params[name] ?? '') + (query && `?${query}`)
}
