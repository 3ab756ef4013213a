// One socket's life: says who is there, hears, and is given up where it has gone silent without closing.

/** What a socket that was given up here counts as closed with. */
const GIVEN_UP = 0
/** The server says something each 25 s: a socket that has heard nothing for so long is dead, whatever it says of itself. */
const SILENT_MS = 40_000
/** So long may it take until the first word comes. */
const READY_MS = 15_000
/** Who comes back from the background trusts one that has been heard so lately. */
const TRUSTED_MS = 10_000

export interface LiveSocket {
  /** The code it closed with. */
  readonly closed: Promise<number>
  /** The person is back: phones freeze sockets in the background. */
  readonly returned: () => void
  /** What cannot be said now is not said later either. */
  readonly say: (message: object) => void
  readonly close: () => void
}

/** Opens one to `path`; `greeting` is what is said first, `heard` is told each message until it has ended. */
export function openLiveSocket(
  path: string,
  greeting: () => readonly object[],
  heard: (message: unknown) => void,
): LiveSocket {
  const url = new URL(path, location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  const socket = new WebSocket(url)
  let heardAt = Date.now()
  let silence: ReturnType<typeof setTimeout> | undefined
  let finish: (code: number) => void = () => undefined
  let isOver = false

  const closed = new Promise<number>((resolve) => {
    finish = (code) => {
      isOver = true
      clearTimeout(silence)
      resolve(code)
    }
  })
  const giveUp = () => {
    // Its own goodbye may never be answered: nobody waits for it.
    finish(GIVEN_UP)
    socket.close()
  }
  silence = setTimeout(giveUp, READY_MS)
  const say = (message: object) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  }
  socket.addEventListener('open', () => greeting().forEach(say))
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    if (isOver) return
    heardAt = Date.now()
    clearTimeout(silence)
    silence = setTimeout(giveUp, SILENT_MS)
    heard(JSON.parse(data))
  })
  socket.addEventListener('close', ({ code }) => finish(code))
  return {
    closed,
    returned: () => {
      if (!isOver && Date.now() - heardAt > TRUSTED_MS) giveUp()
    },
    say,
    close: giveUp,
  }
}
