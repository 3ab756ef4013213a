// The shop as it happens: events over a socket, by asking where sockets fail, and on again by the last one heard.
import type { Entity, EventName, Payloads } from '#domain/entities.ts'
import type { Api } from './api.ts'
import { type LiveSocket, openLiveSocket } from './live-socket.ts'
import type { Told as ToldWho } from './presence.ts'

interface Told<Name extends EventName> {
  readonly id: string
  readonly topic: string
  readonly name: Name
  readonly entity: Entity
  readonly entityId: number
  /** What is not above the revision that is held is old news. */
  readonly rev: number
  readonly data: Payloads[Name]
}
export type LiveEvent = { [Name in EventName]: Told<Name> }[EventName]
export type EventOf<Name extends EventName> = Extract<LiveEvent, { name: Name }>

/** What it needs of the session; handed in, so that this file is fetched alone, after the first page. */
export interface Session {
  readonly api: Api
  readonly token: () => string | null
  /** False: there is no way in any more. */
  readonly enterAgain: () => Promise<boolean>
}

interface Live extends Session {
  readonly topics: readonly string[]
  readonly hear: (event: LiveEvent) => void
  /** What was missed is not known any more: read afresh. */
  readonly reset: () => void
  /** Who else has a record open: told, and a way to say it; null where there is none. */
  readonly presence: {
    readonly heard: (told: ToldWho) => void
    readonly connect: (say: ((message: object) => void) | null) => void
  }
  /** Whether events come now. */
  readonly up: (isUp: boolean) => void
  /** Tells when the person is back from elsewhere, until called off. */
  readonly onReturn: (back: () => void) => () => void
}

type Message =
  | ({ readonly type: 'event' } & LiveEvent)
  | { readonly type: 'ready' | 'reset'; readonly lastId: string }
  | ({ readonly type: 'presence' } & ToldWho)
  | { readonly type: 'error' | 'ping' }

const BACKOFF_MS = 500
const BACKOFF_MAX_MS = 30_000
/** Sockets that never got ready before asking instead; and how long that is done before another socket is tried. */
const TRIES = 3
const ASK_FOR_MS = 60_000
const WAIT_SECONDS = 20
const SESSION_ENDED = 4401
const ROLE_LOST = 4403

/** Listens until it is told to stop; never throws. */
export function listen(given: Live): () => void {
  const { topics, hear, reset, presence, up, onReturn, api, token, enterAgain } = given
  let since: string | null = null
  let stopped = false
  let failures = 0
  let socket: LiveSocket | null = null
  let goOn: () => void = () => undefined

  /** Ends early when there is reason to hope. */
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      goOn = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const online = () => goOn()
  addEventListener('online', online)
  const forget = onReturn(() => {
    socket?.returned()
    goOn()
  })

  const heard = (message: Message) => {
    if (message.type === 'event') {
      since = message.id
      hear(message)
    } else if (message.type === 'ready' || message.type === 'reset') {
      // Nobody knows what happened between the first reading and this moment either.
      if (message.type === 'reset' || since === null) reset()
      failures = 0
      up(true)
      since = message.type === 'reset' ? message.lastId : (since ?? message.lastId)
      if (message.type === 'ready') presence.connect(socket?.say ?? null)
    } else if (message.type === 'presence') {
      presence.heard(message)
    } else if (message.type === 'error') {
      // What the role had is not granted any more: who we are is asked anew.
      void enterAgain()
    }
  }

  /** A socket that was slow to say who it is closes in the same way as one whose session ended: only a request tells. */
  const isStillIn = () =>
    api({ path: '/api/auth/session' }).then(
      () => true,
      () => token() !== null,
    )

  /** One socket's life; gives the code it closed with. */
  const connect = () => {
    const greeting = () => [
      { type: 'auth', token: token() ?? '' },
      { type: 'subscribe', topics, since },
    ]
    socket = openLiveSocket('/api/realtime', greeting, (message) => heard(message as Message))
    return socket.closed
  }

  const ask = async () => {
    const query = { topics: topics.join(','), wait: since ? WAIT_SECONDS : 0, ...(since ? { since } : {}) }
    const { data } = await api<{ items: LiveEvent[]; lastId: string; reset: boolean }>({
      path: '/api/realtime/events',
      query,
      timeoutMs: (WAIT_SECONDS + 10) * 1000,
    })
    if (data.reset || since === null) reset()
    since = data.lastId
    up(true)
    // Asking works: the next socket that fails is a short pause, not the longest one.
    failures = TRIES - 1
    for (const event of data.items) hear(event)
  }

  const askForAWhile = async () => {
    for (const end = Date.now() + ASK_FOR_MS; !stopped && Date.now() < end; ) await ask()
  }

  const run = async () => {
    while (!stopped) {
      const code = await connect()
      presence.connect(null)
      if (stopped) return
      up(false)
      if (code === SESSION_ENDED || code === ROLE_LOST) {
        since = null
        if (code === ROLE_LOST) await enterAgain()
        // A login that failed for now leaves the token: then it is asked again.
        if (token() === null || !(await isStillIn())) return
      }
      failures++
      if (failures >= TRIES) {
        await askForAWhile().catch(() => undefined) // no answer either: the pause below is longer each time
      }
      up(false)
      const most = Math.min(BACKOFF_MAX_MS, BACKOFF_MS * 2 ** (failures - 1))
      await pause(most * (0.5 + Math.random() / 2))
    }
  }
  void run()
  return () => {
    stopped = true
    up(false)
    removeEventListener('online', online)
    forget()
    socket?.close()
  }
}
