// What the screens of talks ask of the server: a line an operation.
import type { Dispute, Output, Page, Payment, Sale } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'
import { rightOf } from '../queue/right.ts'

export const getDispute = async (id: number) => (await api<Dispute>({ path: `/api/disputes/${id}` })).data

/** Those that are open, the newest first; a customer's own. */
export const listOpen = async () =>
  (await api<Page<Dispute>>({ path: '/api/disputes', query: { state: 'open', limit: 200 } })).data.items

/** What staff see of a customer's. */
export const listOpenOf = async (customerId: number) =>
  (await api<Page<Dispute>>({ path: '/api/disputes', query: { state: 'open', customerId, limit: 200 } })).data
    .items

export const listDisputes = async (query: {
  state: 'open' | 'resolved'
  cursor: string | undefined
  limit: number
}) => (await api<Page<Dispute>>({ path: '/api/disputes', query })).data

export type Known = Output<'disputes.known'>
export const getKnown = async (id: number) => (await api<Known>({ path: `/api/disputes/${id}/known` })).data

export const confirmSale = (id: number, disputed: boolean, key: string) =>
  writing(
    { operation: 'sales.confirm', id },
    api<Sale>({ method: 'POST', path: `/api/sales/${id}/confirm`, body: rightOf(disputed), key }),
  )
export const confirmPayment = (id: number, disputed: boolean, key: string) =>
  writing(
    { operation: 'payments.confirm', id },
    api<Payment>({ method: 'POST', path: `/api/payments/${id}/confirm`, body: rightOf(disputed), key }),
  )
export const disputeSale = (id: number, reason: string, key: string) =>
  writing(
    { operation: 'sales.dispute', id },
    api<Dispute>({ method: 'POST', path: `/api/sales/${id}/dispute`, body: { reason }, key }),
  )
export const answer = (id: number, text: string, key: string) =>
  writing(
    { operation: 'disputes.answer', id },
    api<Dispute>({ method: 'POST', path: `/api/disputes/${id}/answer`, body: { text }, key }),
  )
export const resolve = (id: number, input: { outcome: 'void' | 'kept'; text: string }, key: string) =>
  writing(
    { operation: 'disputes.resolve', id },
    api<Dispute>({ method: 'POST', path: `/api/disputes/${id}/resolve`, body: input, key }),
  )

export const getDisputedSale = async (id: number) => (await api<Sale>({ path: `/api/sales/${id}` })).data
