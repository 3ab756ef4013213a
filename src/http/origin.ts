// Where a request comes from: the socket's address, or the one that a trusted proxy tells.
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Origin } from './own-route.ts'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
]

export const socketAddress = (c: Context): string =>
  (c.env as { incoming?: IncomingMessage }).incoming?.socket.remoteAddress ?? 'unknown'

/** `proxyHeader`: the trusted one, lower case. */
export function originOf(c: Context, proxyHeader: string | undefined): Origin {
  const socket = socketAddress(c)
  const told = proxyHeader && c.req.header(proxyHeader)?.trim()
  const forwarded = FORWARDED.some((name) => c.req.header(name) !== undefined)
  return {
    address: told || socket,
    client: c.req.header('user-agent')?.slice(0, 200) ?? null,
    loopback: !forwarded && LOOPBACK.test(socket) && LOOPBACK_HOST.test(c.req.header('host') ?? ''),
  }
}

export const isLoopback = (c: Context): boolean => LOOPBACK.test(socketAddress(c))
