// What becomes of a refused token: one that ran out is renewed without a word; one that somebody ended needs a tap.
import { ApiError, createApi } from './api.ts'
import { access, door, enterAgain, isAlive, login, shut, token, ways } from './session.ts'

/** Asks with the token in use, and with no other. */
const ask = createApi({ token, renew: () => Promise.resolve(false) }, ways)

async function renew(): Promise<boolean> {
  if (!login) return door.peek() === 'opening' && enterAgain()
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
