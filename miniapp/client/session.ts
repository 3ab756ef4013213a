// Who is here: Telegram's signed data exchanged once for a session, kept in the keychain, renewed, or asked for anew.
import { batch, signal } from '@preact/signals'
import { inTelegram, launch, secrets } from '../platform/telegram.ts'
import { type Access, ApiError, type ClientOptions, createApi } from './api.ts'
import type { Login, Person } from './api-types.ts'
import { noAnswer } from './connectivity.ts'

declare global {
  interface Window {
    /** Answers to what app/early-fetch.ts asked for, under way, by address; each is taken once. */
    early?: Map<string, Promise<Response>>
  }
}

/** `erased`: nothing of who was in is left, and nobody enters by what this page was opened with. `outside`: not opened by Telegram. `choosing`: a newcomer's own machine, who picks whom to be. `left`: who was in comes in again by a tap alone. */
type SessionState =
  | 'opening'
  | 'in'
  | 'outside'
  | 'choosing'
  | 'left'
  | 'erased'
  | 'ended'
  | 'disabled'
  | 'failed'

interface Kept extends Login {
  /** Whose Telegram this is; another account on the same device never gets it. */
  readonly telegramId: number
}

const KEY = 'session'

export const sessionState = signal<SessionState>('opening')
export const person = signal<Person | null>(null)
/** What went wrong while the state is `failed`. */
export const sessionError = signal<ApiError | null>(null)
/** The session in use. */
export let login: Login | null = null
/** Of the session in use, by this device's clock. */
export let startedAt = 0
let entering: Promise<boolean> | null = null
let closed = false
/** While somebody is erased, and after it: signed out, they are not to be made anew by themselves. */
export const closeDoor = (is: boolean) => void (closed = is)

/** How every request goes, whoever makes it. */
export const clientOptions: ClientOptions = {
  language: () => person.peek()?.language ?? launch.language ?? navigator.language,
  heard: (answered) => (noAnswer.value = !answered),
  takeEarly: (address) => {
    const answer = window.early?.get(address)
    window.early?.delete(address)
    return answer
  },
}
/** Of the session in use; null outside. */
export const token = () => login?.token ?? null
/** What is renewed without a word is judged by renewal.ts, once the page has come to rest. */
export const access: Access = { token, renew: () => enterAgain() }
export const api = createApi(access, clientOptions)

/** By what is kept or by Telegram's signed data; outside Telegram there is another way in (auth-gate/dev-login.ts). */
export async function enter(): Promise<void> {
  const kept = await readKept()
  if (kept && isAlive(kept)) await signIn(kept, false)
  // Signed out, and nobody to ask: only Telegram can say anew who this is.
  else if (
    !(await enterAgain()) &&
    kept &&
    sessionState.peek() === 'failed' &&
    sessionError.peek()?.status === 0
  )
    sessionState.value = 'ended'
}

export const isAlive = ({ expiresAt }: Login) => new Date(expiresAt).getTime() > Date.now()

/** One exchange at a time, however many requests found their token ended. */
export const enterAgain = () => (entering ??= exchange().finally(() => (entering = null)))

async function exchange(): Promise<boolean> {
  if (closed) return false
  if (!inTelegram) {
    shut('ended')
    return false
  }
  const byTap = sessionState.peek() === 'left'
  try {
    const { initData } = launch
    const { data } = await api<Login>({
      method: 'POST',
      path: '/api/auth/verify',
      body: { initData },
      open: true,
    })
    // Left while this was on its way?
    if (sessionState.peek() === 'left' && !byTap) return false
    await signIn(data, true)
    return true
  } catch (error) {
    refuse(error)
    return false
  }
}

/** `keep`: at the next opening this is who they are. */
export async function signIn(fresh: Login, keep: boolean): Promise<void> {
  login = fresh
  startedAt = Date.now()
  batch(() => {
    person.value = fresh.user
    sessionState.value = 'in'
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
    sessionError.value = error
    sessionState.value = 'failed'
  }
}

/** Nobody is in any more, on this device. */
export function shut(as: SessionState): void {
  login = null
  batch(() => {
    person.value = null
    sessionState.value = as
  })
  void secrets.remove(KEY)
}

async function readKept(): Promise<Kept | null> {
  const text = await secrets.read(KEY)
  if (!text) return null
  try {
    const kept = JSON.parse(text) as Kept
    return kept.telegramId === launch.userId ? kept : null
  } catch {
    return null
  }
}

/** Any answer may say that the person was switched off. */
export function onAuthError(error: ApiError): void {
  if (error.code === 'disabled') shut('disabled')
}
