// What the screens of talks ask of the server: a line an operation.
import type { Dispute, Page, Sale } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

export const getDispute = async (id: number) => (await api<Dispute>({ path: `/api/disputes/${id}` })).data

/** Those that are open, the newest first; a customer's own. */
export const listOpen = async () =>
  (await api<Page<Dispute>>({ path: '/api/disputes', query: { state: 'open', limit: 200 } })).data.items

const post = <Result>(path: string, body: object, key: string) =>
  api<Result>({ method: 'POST', path, body, key })

export const confirmSale = (id: number, key: string) =>
  writing({ operation: 'sales.confirm', id }, post<Sale>(`/api/sales/${id}/confirm`, {}, key))
export const disputeSale = (id: number, reason: string, key: string) =>
  writing({ operation: 'sales.dispute', id }, post<Dispute>(`/api/sales/${id}/dispute`, { reason }, key))
export const answer = (id: number, text: string, key: string) =>
  writing({ operation: 'disputes.answer', id }, post<Dispute>(`/api/disputes/${id}/answer`, { text }, key))
export const resolve = (id: number, input: { outcome: 'void' | 'kept'; text: string }, key: string) =>
  writing({ operation: 'disputes.resolve', id }, post<Dispute>(`/api/disputes/${id}/resolve`, input, key))
