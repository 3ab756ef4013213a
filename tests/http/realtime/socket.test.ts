// One client of the socket: in order, silent when it vanishes, and told why it is cut off.
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { DomainError } from '#domain/errors.ts'
import type { Place } from '#domain/feed.ts'
import { Announcement } from '#http/realtime/audience.ts'
import { CLOSE, Client, type Door } from '#http/realtime/socket.ts'

const actor = { userId: 1, role: 'admin', sessionId: 1, language: 'pt-BR' } as const
const door = (more: Partial<Door> = {}): Door => ({
  hub: { listen: () => () => {} } as never,
  take: () => {},
  enter: async () => actor,
  isWithinLimit: () => true,
  presence: async () => {},
  silent: () => {},
  left: () => {},
  ...more,
})

class FakeSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  ping = vi.fn<() => void>()
  terminate = vi.fn<() => void>()
  send = vi.fn<(text: string) => void>()
  close = vi.fn<(code: number) => void>()
  say = (message: object) => this.emit('message', Buffer.from(JSON.stringify(message)))
}
const opened = (more: Partial<Door>) => {
  const socket = new FakeSocket()
  return { socket, client: new Client(socket as never, door(more)) }
}
afterEach(() => void vi.useRealTimers())

describe('a client', () => {
  it('is taken at its word in the order of its words, however long each takes', async () => {
    const done: string[] = []
    const presence: Door['presence'] = async (_, { state }) => {
      await new Promise((ready) => setTimeout(ready, state === 'viewing' ? 50 : 0))
      done.push(state)
    }
    const { socket } = opened({ presence })
    socket.say({ type: 'auth', token: 'x' })
    for (const state of ['viewing', 'gone'])
      socket.say({ type: 'presence', entity: 'product', entityId: 7, state })
    await vi.waitFor(() => expect(done).toEqual(['viewing', 'gone']), 60_000)
  })

  it('that vanishes is silent some seconds after a ping, and gone by the next one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate'] })
    const silent = vi.fn<() => void>()
    const { socket, client } = opened({ silent })
    socket.say({ type: 'auth', token: 'x' })
    await vi.advanceTimersByTimeAsync(1)
    client.ping()
    socket.emit('pong')
    await vi.advanceTimersByTimeAsync(3500)
    expect(silent).not.toHaveBeenCalled()
    client.ping()
    await vi.advanceTimersByTimeAsync(3500)
    expect(silent).toHaveBeenCalledOnce()
    expect(socket.terminate).not.toHaveBeenCalled()
    client.ping()
    expect(socket.terminate).toHaveBeenCalledOnce()
  })
})

describe('a client that is in', () => {
  it('hears each ping in words too, so that a page knows when it hears nothing', async () => {
    const { socket, client } = opened({})
    client.ping()
    expect(socket.send).not.toHaveBeenCalled()
    socket.say({ type: 'auth', token: 'x' })
    await vi.waitFor(() => {
      socket.emit('pong')
      client.ping()
      expect(socket.send).toHaveBeenCalledWith('{"type":"ping"}')
    }, 60_000)
  })
})

describe('a client that says much', () => {
  it('is counted for each word, the first included, and for what it asks to be told again; one too many ends it', async () => {
    const taken: string[] = []
    const take: Door['take'] = ({ userId }, what) => {
      if (taken.push(`${userId} ${what}`) > 4) throw new DomainError('rate_limited', { retryAfter: 1 })
    }
    const { socket } = opened({ take })
    socket.say({ type: 'auth', token: 'x' })
    for (const state of ['viewing', 'gone'])
      socket.say({ type: 'presence', entity: 'product', entityId: 7, state })
    await vi.waitFor(() => expect(taken).toHaveLength(3), 60_000)
    expect(socket.close).not.toHaveBeenCalled()
    socket.say({ type: 'subscribe', topics: ['sales'], since: 'some' })
    await vi.waitFor(() => expect(socket.close).toHaveBeenCalledWith(CLOSE.tooMany), 60_000)
    expect(taken).toEqual(['1 message', '1 message', '1 message', '1 message', '1 catch up'])
  })

  it('is told so much in one go of what it missed, and comes again for the rest', async () => {
    const sold = {
      topic: 'sales',
      name: 'sale.created',
      entity: 'sale',
      rev: 1,
      data: {},
      actorId: 1,
      at: '',
    }
    const event = (id: number) => ({ ...sold, x: '1', id, entityId: id, ownerId: null, staffOnly: false })
    async function* between(from: Place, upTo: Place) {
      for (let id = from.id + 1; id <= upTo.id; id += 500)
        yield Array.from({ length: 500 }, (_, n) => new Announcement(event(id + n), (place) => `${place.id}`))
    }
    const missed = { x: '1', id: 24_000 }
    const hub = {
      listen: () => () => {},
      place: missed,
      remembered: (id: string) => ({ x: '1', id: Number(id) }),
      between,
    }
    const told: string[] = []
    let since = '0'
    for (let sockets = 1; ; sockets++) {
      const { socket } = opened({ hub: hub as never })
      socket.send.mockImplementation((text) => {
        const { type, id } = JSON.parse(text) as { type: string; id: string }
        if (type === 'event') told.push(id)
      })
      socket.say({ type: 'auth', token: 'x' })
      socket.say({ type: 'subscribe', topics: ['sales'], since })
      if (sockets === 3) break
      await vi.waitFor(() => expect(socket.close).toHaveBeenCalledWith(CLOSE.cannotKeepUp), 60_000)
      expect(told).toHaveLength(sockets * 10_000)
      since = told.at(-1) ?? ''
    }
    await vi.waitFor(
      () => expect(told).toEqual(Array.from({ length: 24_000 }, (_, n) => String(n + 1))),
      60_000,
    )
  })
})

describe('a client that reads slowly', () => {
  /** A client that stops reading, and has been sent so much that it was cut off. */
  async function flooded() {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const server = createServer().listen(0, '127.0.0.1')
    const sockets = new WebSocketServer({ server })
    const left = vi.fn<() => void>()
    const accepted = new Promise<{ socket: WebSocket; client: Client }>((done) =>
      sockets.once('connection', (socket) => done({ socket, client: new Client(socket, door({ left })) })),
    )
    await new Promise((done) => server.once('listening', done))
    const reader = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const code = new Promise<number>((done) => reader.once('close', done))
    await new Promise((done) => reader.once('open', done))
    reader.pause()
    const { socket, client } = await accepted
    const text = 'x'.repeat(100_000)
    while (socket.readyState === socket.OPEN) {
      client.say({ text })
      await new Promise((done) => setImmediate(done))
    }
    const end = () => {
      reader.terminate()
      sockets.close()
      server.close()
    }
    return { reader, code, left, end }
  }

  it('finds why it was cut off when it reads on', async () => {
    const { reader, code, end } = await flooded()
    // Who does not answer a close is let go by now; a slow reader has longer.
    vi.advanceTimersByTime(4900)
    reader.resume()
    expect(await code).toBe(CLOSE.cannotKeepUp)
    end()
  })

  it('is let go when it does not', async () => {
    const { left, end } = await flooded()
    vi.advanceTimersByTime(10_000)
    await vi.waitFor(() => expect(left).toHaveBeenCalled(), 60_000)
    end()
  })
})
