// What is asked of the server about histories: the lines as they were sealed, as text.
import { api } from '../../client/session.ts'

/** It may be long. */
const TIMEOUT_MS = 60_000

export const getHistory = async (of: 'customers' | 'contracts', id: number | string) =>
  (await api<string>({ path: `/api/${of}/${id}/history`, asText: true, timeoutMs: TIMEOUT_MS })).data
