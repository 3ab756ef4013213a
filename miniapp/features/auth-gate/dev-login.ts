// Without Telegram: the way into it, and, on a newcomer's own machine, whether people may enter there, and as whom.
import { ApiError } from '../../client/api.ts'
import type { Login, Role } from '../../client/api-types.ts'
import { api, enter, shut, signIn } from '../../client/session.ts'
import { inTelegram } from '../../platform/telegram.ts'

const PATH = '/api/auth/dev'
/** Who was chosen in this tab: a page that is loaded again does not ask again. */
const CHOSEN = 'balcao/chosen'

export const onOwnMachine = () => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

/** Asks whether people may enter here without Telegram: an empty request is 404 where they may not. */
export async function probeDevLogin(): Promise<void> {
  if (!onOwnMachine()) return shut('outside')
  const call = { method: 'POST', path: PATH, body: {}, open: true } as const
  const answer = await api(call).catch((error: unknown) => error)
  if (!(answer instanceof ApiError && answer.status === 400)) return shut('outside')
  const chosen = sessionStorage.getItem(CHOSEN)
  if (!chosen) return shut('choosing')
  await enterAs(...(JSON.parse(chosen) as Chosen)).catch(() => shut('choosing'))
}

/** Again, by whichever way leads in here; who has left may choose anew. */
export function enterHere(): Promise<void> {
  if (inTelegram) return enter()
  sessionStorage.removeItem(CHOSEN)
  return probeDevLogin()
}

/** Leads to the bot's chat, where the server knows what the bot is called. */
export const OPEN = '/open'
export const mayOpen = () =>
  fetch(OPEN, { method: 'HEAD', redirect: 'manual' }).then(
    ({ type }) => type === 'opaqueredirect',
    () => false,
  )

type Chosen = readonly [telegramId: number, name: string, role: Role]

/** Enters as a made-up person of that role. */
export async function enterAs(...chosen: Chosen): Promise<void> {
  const [telegramId, name, role] = chosen
  sessionStorage.setItem(CHOSEN, JSON.stringify(chosen))
  const body = { telegramId, name, role }
  const { data } = await api<Login>({ method: 'POST', path: PATH, body, open: true })
  await signIn(data, false)
}
