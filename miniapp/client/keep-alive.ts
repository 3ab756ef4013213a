// A session that is used does not end: half-way through its life it gets a fresh token.
import { ApiError } from './api.ts'
import type { Login, Person } from './api-types.ts'
import { api, login, signIn, startedAt } from './session.ts'

const HALF_LIFE_CHECK_MS = 5 * 60_000

/** Called when the person returns. */
export async function keepAlive(): Promise<void> {
  if (!login || Date.now() - startedAt < HALF_LIFE_CHECK_MS) return
  const end = new Date(login.expiresAt).getTime()
  if (end - Date.now() > (end - startedAt) / 2) return
  try {
    const { data } = await api<Pick<Login, 'token' | 'expiresAt'>>({
      method: 'POST',
      path: '/api/auth/renew',
    })
    if (login) await signIn({ ...login, ...data }, true)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}

/** Who is known from this device may have another role by now, given while the app was closed. */
export async function askRole(): Promise<void> {
  const answer = await api<{ user: Person }>({ path: '/api/auth/session' }).catch(() => null)
  const now = login
  if (answer && now?.user.id === answer.data.user.id && now.user.role !== answer.data.user.role)
    await signIn({ ...now, user: answer.data.user }, true)
}
