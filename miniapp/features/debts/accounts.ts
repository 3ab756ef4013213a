// Who owes what: the list of debtors, and one customer's account, held and followed.
import type { Account, Customer, Debts, Payment, Statement } from '../../client/api-types.ts'
import { pagedResource, pagedResourceByKey } from '../../client/paged-resource.ts'
import { newer, newest, resource, resourceByKey, unlessOld } from '../../client/resource.ts'
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

/** Which debtors: `all` or `late`, and a part of the name. */
export const debtsKey = (which: 'all' | 'late', q: string) => `${which}/${q}`
const ALL = debtsKey('all', '')

export const debtors = pagedResourceByKey<string, Debts>((key) => {
  const which = key.slice(0, key.indexOf('/'))
  const q = key.slice(key.indexOf('/') + 1)
  return {
    load: (page) => listDebts({ ...page, q, ...(which === 'late' ? { overdue: true } : {}) }),
    name: `debts/${key}`,
    ...(key === ALL ? { keepAs: 'debts' } : {}),
  }
})
/** Everybody who owes, earliest due date first. */
export const allDebtors = debtors(ALL)

/** One customer. Money follows in place; the rest is read afresh. */
export const customerOf = resourceByKey<number, Customer>((id) => ({
  load: () => getCustomer(id),
  merge: newer,
  name: `customer/${id}`,
  patch: unlessOld,
  keepAs: `customer/${id}`,
}))

/** What is open, oldest first. */
export const accountOf = resourceByKey<number, Account>((id) => ({
  load: () => getAccount(id),
  name: `account/${id}`,
  keepAs: `account/${id}`,
}))

/** As the list of debtors has it, for somebody who was never opened on this device. */
export function knownAccount(id: number): Account | null {
  const found = allDebtors.value.value?.items.find(({ customer }) => customer.id === id)
  return found
    ? { customer: found.customer, due: found.due, credit: 0, promise: found.promise, sales: [] }
    : null
}

export const statementOf = pagedResourceByKey<number, Statement>((id) => ({
  load: (page) => getStatement(id, page),
  name: `statement/${id}`,
}))

export const paymentsOf = resourceByKey<number, readonly Payment[]>((id) => ({
  load: () => listPaymentsOf(id),
  merge: newest,
  name: `payments/${id}`,
}))

export const paymentOf = resourceByKey<number, Payment>((id) => ({
  load: () => getPayment(id),
  merge: newer,
  name: `payment/${id}`,
  patch: unlessOld,
}))

/** What the person themselves owes. */
export const ownAccount = resource<Account>({
  load: getOwnAccount,
  name: 'own-account',
  keepAs: 'own-account',
})

export const ownStatementOf = pagedResourceByKey<number, Statement>((id) => ({
  load: (page) => getStatement(id, page),
  name: `own-statement/${id}`,
}))

export const ownSales = pagedResource({
  load: listOwnSales,
  name: 'own-sales',
  join: (held, next) => ({ days: [...held.days, ...next.days] }),
  keepAs: 'own-sales',
})
