// Where a request comes from: the socket's address, or the one that a trusted proxy tells.
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Origin } from './own-route.ts'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
/** What proxies and content networks add to what they hand on. */
const FORWARDED =
  /^(forwarded|via|x-(original-)?forwarded(-.+)?|x-(real|client|cluster-client)-ip|(true|cf-connecting|fastly|fly)-(client-)?ip(v6)?)$/

const incomingOf = (c: Context) => (c.env as { incoming?: IncomingMessage }).incoming

/** `proxyHeader`: the trusted one, lower case. */
export function originOf(c: Context, proxyHeader: string | undefined): Origin {
  const incoming = incomingOf(c)
  const socket = incoming?.socket.remoteAddress ?? 'unknown'
  const told = proxyHeader && c.req.header(proxyHeader)?.trim()
  const forwarded = told || Object.keys(incoming?.headers ?? {}).some((name) => FORWARDED.test(name))
  return {
    address: told || socket.replace(/^::ffff:(?=\d+\.)/, ''), // one that speaks IPv4 is called so
    client: c.req.header('user-agent')?.slice(0, 200) ?? null,
    loopback: !forwarded && LOOPBACK.test(socket) && LOOPBACK_HOST.test(c.req.header('host') ?? ''),
  }
}
