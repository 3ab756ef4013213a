// A socket that is dead without having closed is known by its silence, and another takes its place.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type LiveEvent, listen } from '../../miniapp/client/live.ts'

class Socket extends EventTarget {
  static all: Socket[] = []
  readonly said: { type: string; since?: string | null }[] = []
  closed = false
  constructor() {
    super()
    Socket.all.push(this)
  }
  send(text: string): void {
    this.said.push(JSON.parse(text) as { type: string })
  }
  /** A frozen one never hears the answer to its goodbye. */
  close(): void {
    this.closed = true
  }
  open(): void {
    this.dispatchEvent(new Event('open'))
  }
  hears(message: object): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }))
  }
}

const last = () => Socket.all.at(-1) as Socket
const event = (id: string) => ({ type: 'event', id, topic: 'sales', name: 'sale.created' })
const SECOND = 1000

describe('a socket', () => {
  let heard: string[]
  let ups: boolean[]
  let comeBack: () => void
  let stop: () => void
  let here: string[][]
  let way: ((message: object) => void) | null

  beforeEach(() => {
    vi.useFakeTimers()
    Socket.all = []
    heard = []
    here = []
    way = null
    ups = []
    vi.stubGlobal('WebSocket', Socket)
    vi.stubGlobal('location', { href: 'https://shop.example/' })
    const page = new EventTarget()
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
    stop = listen({
      topics: ['sales'],
      hear: ({ id }: LiveEvent) => void heard.push(id),
      reset: () => undefined,
      presence: {
        heard: ({ people }) => void here.push(people.map(({ name }) => name)),
        connect: (say) => void (way = say),
      },
      up: (isUp) => void ups.push(isUp),
      onReturn: (back) => {
        comeBack = back
        return () => undefined
      },
      api: () => Promise.reject(new Error('not asked')),
      token: () => 'token',
      enterAgain: () => Promise.resolve(true),
    })
  })
  afterEach(() => {
    stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const begin = () => {
    last().open()
    last().hears({ type: 'ready', lastId: 'a' })
  }
  const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * SECOND)

  test('says and hears who is at a record for as long as it lives', async () => {
    expect(way).toBe(null)
    begin()
    const at = { type: 'presence', entity: 'product', entityId: 7 }
    way?.({ ...at, state: 'viewing' })
    expect(last().said.at(-1)).toEqual({ ...at, state: 'viewing' })
    last().hears({ ...at, people: [{ id: 2, name: 'Bia', state: 'editing' }] })
    expect(here).toEqual([['Bia']])
    last().dispatchEvent(Object.assign(new Event('close'), { code: 1006 }))
    await vi.advanceTimersByTimeAsync(0)
    expect(way).toBe(null)
  })

  test('that hears nothing for 40 s is given up, and another goes on from the last event', async () => {
    begin()
    last().hears(event('b'))
    await wait(39)
    expect(Socket.all).toHaveLength(1)
    expect(ups.at(-1)).toBe(true)
    await wait(1)
    expect(ups.at(-1)).toBe(false)
    await wait(1)
    expect(Socket.all).toHaveLength(2)
    expect(Socket.all[0]?.closed).toBe(true)
    last().open()
    expect(last().said.at(-1)).toMatchObject({ type: 'subscribe', since: 'b' })
    last().hears({ type: 'ready', lastId: 'b' })
    expect(ups.at(-1)).toBe(true)
    // What the dead one still brings has come by the other already.
    Socket.all[0]?.hears(event('c'))
    expect(heard).toEqual(['b'])
  })

  test('that hears pings alone stays', async () => {
    begin()
    for (let n = 0; n < 10; n++) {
      await wait(25)
      last().hears({ type: 'ping' })
    }
    expect(Socket.all).toHaveLength(1)
    expect(ups.at(-1)).toBe(true)
  })

  test('that is silent as the person comes back gives way at once', async () => {
    begin()
    await wait(11)
    comeBack()
    await wait(0)
    expect(ups.at(-1)).toBe(false)
    await wait(0.5)
    expect(Socket.all).toHaveLength(2)
  })

  test('that was heard just before the person comes back stays', async () => {
    begin()
    await wait(9)
    comeBack()
    await wait(1)
    expect(Socket.all).toHaveLength(1)
  })

  test('that never opens is given up sooner', async () => {
    await wait(16)
    expect(Socket.all).toHaveLength(2)
  })
})
