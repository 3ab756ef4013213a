// Without Telegram: the way into it, and, on a newcomer's own machine, whether people may enter there, and as whom.
import { ApiError } from '../../client/api.ts'
import type { Login, Role } from '../../client/api-types.ts'
import { api, enter, shut, signIn } from '../../client/session.ts'
import { inTelegram } from '../../platform/telegram.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
const PATH = '/api/auth/dev'

/** Asks whether people may enter here without Telegram: an empty request is 404 where they may not. */
export async function probeDevLogin(): Promise<void> {
  if (!LOOPBACK.includes(location.hostname)) return shut('outside')
  const call = { method: 'POST', path: PATH, body: {}, open: true } as const
  const answer = await api(call).catch((error: unknown) => error)
  shut(answer instanceof ApiError && answer.status === 400 ? 'choosing' : 'outside')
}

/** Again, by whichever way leads in here. */
export const enterHere = () => (inTelegram ? enter() : probeDevLogin())

/** Leads to the bot's chat, where the server knows what the bot is called. */
export const OPEN = '/open'
export const mayOpen = () =>
  fetch(OPEN, { method: 'HEAD', redirect: 'manual' }).then(
    ({ type }) => type === 'opaqueredirect',
    () => false,
  )

/** Enters as a made-up person of that role. */
export async function enterAs(telegramId: number, name: string, role: Role): Promise<void> {
  const body = { telegramId, name, role }
  const { data } = await api<Login>({ method: 'POST', path: PATH, body, open: true })
  await signIn(data, false)
}
