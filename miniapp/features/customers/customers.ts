// Whom one may sell to, also without a network: who bought last, as many as one page holds.
import type { Customer } from '../../client/api-types.ts'
import { newest, resource } from '../../client/resource.ts'
import { recentCustomers } from './calls.ts'

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

/** As the list has it, for somebody who was never opened on this device. */
export const knownCustomer = (id: number): Customer | null =>
  customers.value.value?.find((one) => one.id === id) ?? null
