// Requests that a client sends ahead on one connection are served one after another, and others have their turn in between.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

type Serve = (request: IncomingMessage, response: ServerResponse) => unknown

/**
 * Node hands over all requests of a piece of data at once, and answers in their order whatever is done first. Here each waits until
 * the one before it on its connection has been answered, and then for the next turn of the loop; of who has gone none is served.
 */
export function inTurn(serve: Serve): Serve {
  const last = new WeakMap<Socket, ServerResponse>()
  return (request, response) => {
    const { socket } = request
    const before = last.get(socket)
    last.set(socket, response)
    response.once('close', () => {
      if (last.get(socket) === response) last.delete(socket)
    })
    if (!before) return serve(request, response)
    before.once('close', () =>
      setImmediate(() => {
        if (!socket.destroyed) serve(request, response)
      }),
    )
  }
}
