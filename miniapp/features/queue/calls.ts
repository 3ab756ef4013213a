// How what waits is sent: as the person who made it and nobody else, and what each answer means for the queue.
import { ApiError, createApi } from '../../client/api.ts'
import { access, clientOptions, enterAgain, onAuthError, person, token } from '../../client/session.ts'
import type { Intent, Outcome } from './outbox-rules.ts'

const PATHS = { sale: '/api/sales', payment: '/api/payments' } as const
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

export async function sendIntent(personId: number, intent: Intent, on?: string): Promise<Outcome> {
  const body = on === undefined ? intent.input : { ...intent.input, on }
  try {
    await apiOf(personId)({ method: 'POST', path: PATHS[intent.kind], body, key: intent.key })
    return { is: 'stored' }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return classify(personId, error)
  }
}

async function classify(personId: number, error: ApiError): Promise<Outcome> {
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
    if (now?.id !== personId || now.role === 'user') return { is: 'shut' }
  }
  return { is: status >= 500 ? 'fault' : 'refused', refusal: { status, body } }
}
