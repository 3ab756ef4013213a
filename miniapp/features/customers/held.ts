// Whom one may sell to, also without a network: who bought last, as many as one page holds.
import type { Customer, Page } from '../../client/api-types.ts'
import { pagedResourceByKey } from '../../client/paged-resource.ts'
import { newest, resource } from '../../client/resource.ts'
import { listCustomers, recentCustomers } from './calls.ts'

/** How many people stand ready to be tapped; one more leaves when somebody else is chosen. */
const RECENT = 4
const MOST = 200

/** Who bought last, for one tap. */
export const recent = resource<readonly Customer[]>({
  load: () => recentCustomers(RECENT),
  merge: newest,
  keepAs: 'recent',
  name: 'recent',
})

export const customers = resource<readonly Customer[]>({
  load: () => recentCustomers(MOST),
  merge: newest,
  keepAs: 'customers',
  name: 'customers',
})

export const FILTERS = ['all', 'owing', 'archived'] as const
export type Filter = (typeof FILTERS)[number]
/** Which customers, and a part of the name or the phone. */
export const customersKey = (which: Filter, q: string) => `${which}/${q}`

const ALL = customersKey('all', '')

/** Customers by name; archived ones are a list of their own. */
export const customersBy = pagedResourceByKey<string, Page<Customer>>((key) => {
  const which = key.slice(0, key.indexOf('/'))
  const q = key.slice(key.indexOf('/') + 1)
  return {
    load: (page) =>
      listCustomers({
        ...page,
        ...(q ? { q } : {}),
        ...(which === 'owing' ? { owing: true } : {}),
        ...(which === 'archived' ? { archived: true } : {}),
      }),
    name: `customers-by/${key}`,
    ...(key === ALL ? { keepAs: 'customers-by-name' } : {}),
  }
})
export const allCustomers = customersBy(ALL)

/** As the list has it, for somebody who was never opened on this device. */
export const knownCustomer = (id: number): Customer | null =>
  customers.value.value?.find((one) => one.id === id) ?? null
