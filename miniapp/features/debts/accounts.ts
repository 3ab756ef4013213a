// Who owes what: the list of debtors, and one customer's account, held and followed.
import type { Account, Customer, Debts, Payment, Statement } from '../../client/api-types.ts'
import type { LiveEvent } from '../../client/live.ts'
import { pagedResource, pagedResourceByKey } from '../../client/paged-resource.ts'
import { newer, newest, resource, resourceByKey } from '../../client/resource.ts'
import {
  getAccount,
  getCustomer,
  getOwnAccount,
  getPayment,
  getStatement,
  listDebts,
  listOwnSales,
  paymentsOf as listPaymentsOf,
} from './calls.ts'
import { overdue } from './overdue.ts'

/** Which debtors: `all` or `late`, and a part of the name. */
export const debtsKey = (which: 'all' | 'late', q: string) => `${which}/${q}`
const ALL = debtsKey('all', '')

export const debtors = pagedResourceByKey<string, Debts>((key) => {
  const which = key.slice(0, key.indexOf('/'))
  const q = key.slice(key.indexOf('/') + 1)
  return {
    load: (page) => listDebts({ ...page, q, ...(which === 'late' ? { overdue: true } : {}) }),
    hear: (held, { topic }) => (topic === 'customers' ? null : held),
    ...(key === ALL ? { keepAs: 'debts' } : {}),
  }
})
/** Everybody who owes, earliest due date first. */
export const allDebtors = debtors(ALL)

const about = (event: LiveEvent, id: number) =>
  event.topic === 'customers' ? event.entityId === id : event.data['customerId'] === id

/** One customer. Money follows in place; the rest is read afresh. */
export const customerOf = resourceByKey<number, Customer>((id) => ({
  load: () => getCustomer(id),
  merge: newer,
  hear: (held, event) =>
    event.topic === 'customers' && event.entityId === id && event.rev > held.rev ? null : held,
  keepAs: `customer/${id}`,
}))

/** Open sales, oldest first. */
export const accountOf = resourceByKey<number, Account>((id) => ({
  load: () => getAccount(id),
  hear: (held, event) => (about(event, id) ? null : held),
  keepAs: `account/${id}`,
}))

/** As the list of debtors has it, for somebody who was never opened on this device. */
export function knownAccount(id: number): Account | null {
  const found = allDebtors.value.value?.items.find(({ customer }) => customer.id === id)
  return found ? { customer: found.customer, due: found.due, credit: 0, sales: [] } : null
}

export const statementOf = pagedResourceByKey<number, Statement>((id) => ({
  load: (page) => getStatement(id, page),
  hear: (held, event) => (about(event, id) ? null : held),
}))

export const paymentsOf = resourceByKey<number, readonly Payment[]>((id) => ({
  load: () => listPaymentsOf(id),
  merge: newest,
  hear: (held, event) => (event.topic === 'payments' && about(event, id) ? null : held),
}))

export const paymentOf = resourceByKey<number, Payment>((id) => ({
  load: () => getPayment(id),
  merge: newer,
  hear: (held, event) =>
    event.entity === 'payment' && event.entityId === id && event.rev > held.rev ? null : held,
}))

/** After a write of one's own about a customer's money: what shows it is read afresh. */
export async function refreshMoneyOf(id: number): Promise<void> {
  await Promise.all([
    customerOf(id).refresh(),
    accountOf(id).refresh(),
    statementOf(id).refresh(),
    paymentsOf(id).refresh(),
    allDebtors.refresh(),
    overdue.refresh(),
  ])
}

const isMoney = ({ topic }: LiveEvent) => topic === 'sales' || topic === 'payments'

/** What the person themselves owes. */
export const ownAccount = resource<Account>({
  load: getOwnAccount,
  hear: (held, event) => (isMoney(event) ? null : held),
  keepAs: 'own-account',
})

export const ownStatementOf = pagedResourceByKey<number, Statement>((id) => ({
  load: (page) => getStatement(id, page),
  hear: (held, event) => (isMoney(event) ? null : held),
}))

export const ownSales = pagedResource({
  load: listOwnSales,
  hear: (held, event) => (isMoney(event) ? null : held),
  join: (held, next) => ({ days: [...held.days, ...next.days] }),
  keepAs: 'own-sales',
})
