// Whom one may sell to without a network: who bought last, as many as one page holds.
import type { Customer } from '../api-types.ts'
import { recentCustomers } from '../calls.ts'
import { hold, newest } from './held.ts'

const MOST = 200

export const customers = hold<readonly Customer[]>({
  load: () => recentCustomers(MOST),
  merge: newest,
  keepAs: 'customers',
  hear: (held, { entity }) => (entity === 'customer' ? null : held),
})

/** As the list has it, for somebody who was never opened on this device. */
export const knownCustomer = (id: number): Customer | null =>
  customers.value.value?.find((one) => one.id === id) ?? null
