// What is asked of the server about drafts: a line an operation.
import { LIMIT_MAX } from '#lib/limits.ts'
import { newKey } from '../../client/api.ts'
import type { Page, SharedDraft } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'

/** The newest first. */
export const listDrafts = async () =>
  (await api<Page<SharedDraft>>({ path: '/api/drafts', query: { limit: LIMIT_MAX } })).data.items

export const getDraft = async (id: number) => (await api<SharedDraft>({ path: `/api/drafts/${id}` })).data

interface Filled {
  readonly version: number
  readonly input: object
  /** Its card is sent to the chat. */
  readonly chat?: true
}

/** Tried again under one key: it happens once. */
export const putDraft = async (id: number, body: Filled) =>
  (await api<SharedDraft>({ method: 'PUT', path: `/api/drafts/${id}`, body, key: newKey() })).data
