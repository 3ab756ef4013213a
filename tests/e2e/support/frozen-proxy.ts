// A way to the shop whose sockets can be frozen: nothing comes through any more, and nothing is closed.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface FrozenProxy {
  readonly url: string
  /** The sockets that are open now fall silent, both ways; others open as before. */
  readonly freeze: () => void
  readonly close: () => Promise<void>
}

/** Stands before the shop at `to`. */
export async function openFrozenProxy(to: string): Promise<FrozenProxy> {
  const port = Number(new URL(to).port)
  const lines = new Set<{ page: Socket; shop: Socket }>()
  const server = createServer((page) => {
    const shop = connect(port, '127.0.0.1')
    const line = { page, shop }
    page.on('error', () => shop.destroy()).on('close', () => shop.destroy())
    shop.on('error', () => page.destroy()).on('close', () => page.destroy())
    page.once('data', (first: Buffer) => {
      if (/^upgrade: websocket/im.test(first.toString('latin1'))) lines.add(line)
      shop.write(first)
      page.pipe(shop)
      shop.pipe(page)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const all = new Set<Socket>()
  server.on('connection', (socket) => all.add(socket))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    freeze: () => {
      for (const { page, shop } of lines) {
        page.unpipe(shop).pause()
        shop.unpipe(page).pause()
      }
      lines.clear()
    },
    close: async () => {
      for (const socket of all) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
