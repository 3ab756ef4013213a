// Requests sent ahead on one connection: each waits for the answer before it, others are served in between, and nobody who has gone.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTurn } from '#http/turns.ts'

let server: Server
let served: string[]
const waiting = new Map<string, ServerResponse>()

beforeEach(async () => {
  served = []
  waiting.clear()
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    served.push(request.url ?? '')
    waiting.set(request.url ?? '', response)
  }
  server = createServer(inTurn(serve)).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A connection on which these are asked for in one go, and what it is answered. */
function sending(...paths: string[]): { socket: Socket; told: () => string } {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  socket.on('data', (data) => {
    text += data.toString()
  })
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`).join(''))
  return { socket, told: () => text }
}
const servedAre = (...paths: string[]) => vi.waitFor(() => expect(served).toEqual(paths), 60_000)

describe('requests sent ahead', () => {
  it('wait for the answer before them, and are all answered', async () => {
    const { told } = sending('/1', '/2', '/3')
    await servedAre('/1')
    sending('/other')
    await servedAre('/1', '/other')
    waiting.get('/1')?.end('first')
    await servedAre('/1', '/other', '/2')
    waiting.get('/2')?.end('second')
    await servedAre('/1', '/other', '/2', '/3')
    waiting.get('/3')?.end('third')
    await vi.waitFor(() => expect(told()).toMatch(/first[\s\S]*second[\s\S]*third/), 60_000)
  })

  it('leave others their turn when each is answered at once', async () => {
    const order: string[] = []
    server.removeAllListeners('request')
    server.on(
      'request',
      inTurn((request, response) => {
        order.push(request.url ?? '')
        if (request.url === '/a1')
          setImmediate().then(
            () => order.push('turn'),
            () => {},
          )
        response.end()
      }),
    )
    sending('/a1', '/a2', '/a3')
    await vi.waitFor(() => expect(order).toHaveLength(4), 60_000)
    expect(order.slice(0, 2)).toEqual(['/a1', 'turn'])
  })

  it('of who has gone are not served', async () => {
    const { socket } = sending('/1', '/2')
    await servedAre('/1')
    const closed = new Promise((done) => waiting.get('/1')?.once('close', done))
    socket.destroy()
    await closed
    await setImmediate()
    await setImmediate()
    expect(served).toEqual(['/1'])
  })

  it('after an answer, on the same connection, are served at once', async () => {
    const { socket, told } = sending('/1')
    await servedAre('/1')
    waiting.get('/1')?.end('first')
    await vi.waitFor(() => expect(told()).toContain('first'), 60_000)
    socket.write('GET /2 HTTP/1.1\r\nhost: x\r\n\r\n')
    await servedAre('/1', '/2')
  })
})
