// Where a request comes from: the socket's address, or the one that a trusted proxy tells; and whether anything stood between.
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Whence } from '#domain/operation.ts'
import { addressOf, networkOf } from './address.ts'
import type { Origin } from './route.ts'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1)$/
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i
/**
 * All that clients say by themselves. Proxies, gateways and platforms each add names of their own to what they hand
 * on, and more of them are made every year: so a header that is not here means that somebody stands between.
 */
const OF_CLIENTS =
  /^(host|user-agent|accept(-.+)?|content-(type|length)|transfer-encoding|connection|keep-alive|te|trailer|expect|authorization|idempotency-key|if-(none-match|match|modified-since|unmodified-since)|origin|referer|sec-.+|cookie|cache-control|pragma|priority|dnt|range|upgrade-insecure-requests|x-prometheus-scrape-timeout-seconds)$/

export const incomingOf = (c: Context) => (c.env as { incoming?: IncomingMessage }).incoming

/** The address that counts: of the header's last hop where a proxy is trusted. `proxyHeader`: lower case. */
export function addressAsked(
  incoming: IncomingMessage | undefined,
  proxyHeader: string | undefined,
): { address: string; network: string } {
  const told = proxyHeader === undefined ? undefined : incoming?.headers[proxyHeader]
  const last = (Array.isArray(told) ? told.join() : told)?.split(',').at(-1)?.trim()
  const address = addressOf(last || (incoming?.socket.remoteAddress ?? ''))
  return { address: address ?? 'unknown', network: networkOf(address) }
}

export function originOf(c: Context, proxyHeader: string | undefined): Origin {
  const incoming = incomingOf(c)
  return {
    ...addressAsked(incoming, proxyHeader),
    client: clientOf(c),
    loopback: incoming !== undefined && isOfThisMachine(incoming),
  }
}

const clientOf = (c: Context) => c.req.header('user-agent')?.slice(0, 200) ?? null

/** The same as far as it is kept with an act. */
export const whenceOf = (c: Context, proxyHeader: string | undefined, requestId: string): Whence => ({
  address: addressAsked(incomingOf(c), proxyHeader).address,
  client: clientOf(c),
  requestId,
})

/** Nginx as it comes hands on in HTTP/1.0 and under our own name; a browser tells whose page asks. */
function isOfThisMachine({ socket, headers, httpVersion }: IncomingMessage): boolean {
  const { host = '', origin } = headers
  return (
    LOOPBACK.test(addressOf(socket.remoteAddress ?? '') ?? '') &&
    LOOPBACK_HOST.test(host) &&
    httpVersion === '1.1' &&
    (origin === undefined || origin === `http://${host}`) &&
    Object.keys(headers).every((name) => OF_CLIENTS.test(name))
  )
}
