// The shop's sales: the history by what is looked for, each sale by itself, and who sells; held and followed.
import type { Sale, Sales, SalesFilter, Somebody } from '../../client/api-types.ts'
import type { LiveEvent } from '../../client/live.ts'
import { pagedResourceByKey } from '../../client/paged-resource.ts'
import { newer, newest, resource, resourceByKey, unlessOld } from '../../client/resource.ts'
import { cardIn, dashboard } from '../dashboard/dashboard.ts'
import { getSale, listSales, listTeam } from './calls.ts'

/** How many come again at once when something happens. */
const AFRESH_MAX = 200

const keyOf = (filter: SalesFilter) => JSON.stringify(filter)

const pagesOf = pagedResourceByKey<string, Sales>((key) => ({
  load: (page) => listSales({ ...(JSON.parse(key) as SalesFilter), ...page }),
  merge: withOlder,
  name: `sales/${key}`,
  patch,
  join: (held, next) => ({ days: [...held.days, ...next.days] }),
  ...(key === keyOf({}) ? { keepAs: 'sales' } : {}),
}))

/** The history, newest first, of what matches. */
export const salesOf = (filter: SalesFilter) => pagesOf(keyOf(filter))

/** What is read afresh has an end; of what is older, what was held stays. */
function withOlder(held: Sales, fresh: Sales): Sales {
  const items = newest(held.items, fresh.items)
  const oldest = items.at(-1)?.id ?? 0
  const older = fresh.nextCursor ? held.items.filter(({ id }) => id < oldest) : []
  if (!older.length) return { ...fresh, items: [...items] }
  return { items: [...items, ...older], days: [...held.days, ...fresh.days], nextCursor: held.nextCursor }
}

function patch(held: Sales, event: LiveEvent): Sales | null {
  const at = held.items.findIndex(({ id }) => id === event.entityId)
  if (at < AFRESH_MAX) return null
  return { ...held, items: held.items.map((sale, index) => (index === at ? after(sale, event) : sale)) }
}

/** A sale after what happened to its money. */
function after(sale: Sale, { name, rev, data }: LiveEvent): Sale {
  if (rev <= sale.rev) return sale
  const { paid, due } = data as Pick<Sale, 'paid' | 'due'>
  const status = name === 'sale.voided' ? 'voided' : due === 0 ? 'paid' : paid > 0 ? 'partial' : 'open'
  return { ...sale, paid, due, status, rev }
}

export const oneSale = resourceByKey<number, Sale>((id) => ({
  load: () => getSale(id),
  merge: newer,
  name: `sale/${id}`,
  patch: unlessOld,
  keepAs: `sale/${id}`,
}))

/** As a list that was just left holds it: its page need not wait. */
export function glimpsed(id: number, filter: SalesFilter): Sale | null {
  const home = dashboard.value.peek()
  const lists = [salesOf(filter).value.peek()?.items, home && cardIn(home, 'recent')?.items]
  return lists.flatMap((items) => items ?? []).find((sale) => sale.id === id) ?? null
}

/** Who sells, by name. */
export const team = resource<readonly Somebody[]>({
  load: listTeam,
  name: 'team',
  keepAs: 'team',
})
