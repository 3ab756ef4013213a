// What becomes of a refused token: one that ran out is renewed without a word; one that somebody ended needs a tap.
import { ApiError, createApi } from './api.ts'
import { access, clientOptions, enterAgain, isAlive, login, sessionState, shut, token } from './session.ts'

/** Asks with the token in use, and with no other. */
const ask = createApi({ token, renew: () => Promise.resolve(false) }, clientOptions)

async function renew(): Promise<boolean> {
  if (!login) return sessionState.peek() === 'opening' && enterAgain()
  if (!isAlive(login)) return enterAgain()
  // Renewed meanwhile, for another request?
  const isIn = await ask({ path: '/api/auth/session' }).then(
    () => true,
    (error: unknown) => !(error instanceof ApiError) || error.status !== 401,
  )
  if (!isIn) shut('left')
  return isIn
}

access.renew = renew
