// What is asked of the server about histories: the lines as they were sealed, as text.
import { api } from '../../client/session.ts'

/** It may be long. */
const TIMEOUT_MS = 60_000

export const customerHistory = async (id: number) =>
  (await api<string>({ path: `/api/customers/${id}/history`, asText: true, timeoutMs: TIMEOUT_MS })).data

/** A customer's word to the owners. */
export const askOfAccount = (id: number, text: string, key: string) =>
  api<{ readonly told: number }>({ method: 'POST', path: `/api/customers/${id}/ask`, body: { text }, key })
