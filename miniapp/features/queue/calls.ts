// How what waits is sent: as the person who made it and nobody else, and what each answer means for the queue.
import { signal } from '@preact/signals'
import { ApiError, type Call, createApi } from '../../client/api.ts'
import type { Sale, WholeCount } from '../../client/api-types.ts'
import { access, clientOptions, enterAgain, onAuthError, person, token } from '../../client/session.ts'
import { type Intent, maySend, type Outcome } from './outbox-rules.ts'
import { rightOf } from './right.ts'

const PATHS = { sale: '/api/sales', payment: '/api/payments' } as const
/** The count that a line came into last, with that line: whoever holds it takes it from here. */
export const cameInto = signal<WholeCount | null>(null)
/** No answer, or one that leaves open what happened: the same key asks again later. */
const LATER: readonly number[] = [0, 429, 502, 503, 504]

/** A client that never speaks with another person's token, whoever enters meanwhile. */
function apiOf(personId: number) {
  const isMine = () => person.peek()?.id === personId
  return createApi(
    {
      token: () => (isMine() ? token() : null),
      renew: async () => (await access.renew()) && isMine(),
    },
    clientOptions,
  )
}

/** `late`: with when it was made. */
function callOf(intent: Intent, late: boolean): Call {
  const { kind, key, on } = intent
  if (kind === 'word') {
    const { about, reason } = intent
    const path = `/api/${about.entity}s/${about.id}/${reason === null ? 'confirm' : 'dispute'}`
    const body = reason === null ? rightOf(about.disputed) : { reason }
    return { method: 'POST', path, body, key }
  }
  if (kind !== 'count')
    return { method: 'POST', path: PATHS[kind], body: late ? { ...intent.input, on } : intent.input, key }
  const { id, productId, expected, ...counted } = intent.input
  const body = late ? { ...counted, ...intent.late } : { ...counted, expected }
  return { method: 'PUT', path: `/api/stock/count-sessions/${id}/lines/${productId}`, body, key }
}

export async function sendIntent(personId: number, intent: Intent, late: boolean): Promise<Outcome> {
  try {
    const { data } = await apiOf(personId)<unknown>(callOf(intent, late))
    if (intent.kind === 'count') cameInto.value = data as WholeCount
    return { is: 'stored', since: (data as Partial<Sale>).createdAt }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return classify(personId, intent, error)
  }
}

async function classify(personId: number, intent: Intent, error: ApiError): Promise<Outcome> {
  const { status, code, body } = error
  if (LATER.includes(status)) return { is: 'unknown', waitMs: error.retryAfterMs }
  if (code === 'idempotency_mismatch') return { is: 'mismatch' }
  if (status === 401 || code === 'disabled') {
    onAuthError(error)
    return { is: 'shut' }
  }
  if (status === 403) {
    // Lost is the role, or only the right to this one: who we are is asked anew.
    await enterAgain()
    const now = person.peek()
    if (now?.id !== personId || !maySend(intent, now.role)) return { is: 'shut' }
  }
  return { is: status >= 500 ? 'fault' : 'refused', refusal: { status, body } }
}
