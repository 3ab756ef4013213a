// Who is here: Telegram's signed data exchanged once for a session, kept in the keychain, renewed, or asked for anew.
import { batch, signal } from '@preact/signals'
import { ApiError, createApi } from './api.ts'
import type { Login, Person } from './api-types.ts'
import { inTelegram, launch, secrets } from './telegram.ts'

/** `outside`: not opened by Telegram. `choosing`: a newcomer's own machine, who picks whom to be. */
export type Door = 'opening' | 'in' | 'outside' | 'choosing' | 'ended' | 'disabled' | 'failed'

interface Kept extends Login {
  /** Whose Telegram this is; another account on the same device never gets it. */
  readonly telegramId: number
}

const KEY = 'session'

export const door = signal<Door>('opening')
export const person = signal<Person | null>(null)
/** What went wrong while the door is `failed`. */
export const doorError = signal<ApiError | null>(null)
/** The session in use. */
export let login: Login | null = null
/** Of the session in use, by this device's clock. */
export let startedAt = 0
let entering: Promise<boolean> | null = null

export const api = createApi(
  { token: () => token(), renew: () => enterAgain() },
  { language: () => person.peek()?.language ?? launch.language ?? navigator.language },
)

/** Of the session in use; null outside. */
export const token = () => login?.token ?? null

/** Opens the door, by what is kept or by Telegram's signed data. */
export async function enter(): Promise<void> {
  door.value = 'opening'
  if (!inTelegram) return knock()
  const kept = await readKept()
  if (kept) await admit(kept, false)
  else await enterAgain()
}

/** One exchange at a time, however many requests found their token ended. */
export const enterAgain = () => (entering ??= exchange().finally(() => (entering = null)))

async function exchange(): Promise<boolean> {
  if (!inTelegram) {
    shut('ended')
    return false
  }
  try {
    const { initData } = launch
    const { data } = await api<Login>({
      method: 'POST',
      path: '/api/auth/verify',
      body: { initData },
      open: true,
    })
    await admit(data, true)
    return true
  } catch (error) {
    refuse(error)
    return false
  }
}

/** `keep`: at the next opening this is who they are. */
export async function admit(fresh: Login, keep: boolean): Promise<void> {
  login = fresh
  startedAt = Date.now()
  batch(() => {
    person.value = fresh.user
    door.value = 'in'
  })
  if (keep && launch.userId !== null) {
    await secrets.write(KEY, JSON.stringify({ ...fresh, telegramId: launch.userId } satisfies Kept))
  }
}

function refuse(error: unknown): void {
  if (!(error instanceof ApiError)) throw error
  if (error.code === 'disabled') shut('disabled')
  else if (error.status === 401) shut('ended')
  else if (!login) {
    doorError.value = error
    door.value = 'failed'
  }
}

/** Nobody is in any more, on this device. */
export function shut(as: Door): void {
  login = null
  batch(() => {
    person.value = null
    door.value = as
  })
  void secrets.remove(KEY)
}

async function readKept(): Promise<Kept | null> {
  const text = await secrets.read(KEY)
  if (!text) return null
  try {
    const kept = JSON.parse(text) as Kept
    const alive = new Date(kept.expiresAt).getTime() > Date.now()
    return alive && kept.telegramId === launch.userId ? kept : null
  } catch {
    return null
  }
}

/** Any answer may say that the person was switched off. */
export function heed(error: ApiError): void {
  if (error.code === 'disabled') shut('disabled')
}

// Without Telegram, on a newcomer's own machine

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Asks whether people may enter here without Telegram: an empty request is 404 where they may not. */
async function knock(): Promise<void> {
  if (!LOOPBACK.includes(location.hostname)) return shut('outside')
  const path = '/api/auth/dev'
  const answer = await api({ method: 'POST', path, body: {}, open: true }).catch((error: unknown) => error)
  shut(answer instanceof ApiError && answer.status === 400 ? 'choosing' : 'outside')
}
