// One client of the socket: in order, silent when it vanishes, and told why it is cut off.
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { CLOSE, Client, type Door } from '#http/realtime/socket.ts'

const actor = { userId: 1, role: 'admin', sessionId: 1, language: 'pt-BR' } as const
const door = (more: Partial<Door> = {}): Door => ({
  hub: null as never,
  enter: async () => actor,
  admit: () => true,
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
    await vi.waitFor(() => expect(done).toEqual(['viewing', 'gone']))
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

describe('a client that reads slowly', () => {
  /** A client that stops reading, and has been sent so much that it was cut off. */
  async function flooded() {
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
    await new Promise((done) => setTimeout(done, 3000))
    reader.resume()
    expect(await code).toBe(CLOSE.cannotKeepUp)
    end()
  })

  it('is let go when it does not', async () => {
    const { left, end } = await flooded()
    await vi.waitFor(() => expect(left).toHaveBeenCalled(), 25_000)
    end()
  })
})
