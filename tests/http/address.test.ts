// Addresses: one spelling each, one network to count, and nothing that came through somebody else passes as this machine.
import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { addressOf, networkOf } from '#http/address.ts'
import { addressAsked, originOf } from '#http/origin.ts'

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7:51234 ', '203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['2001:DB8:0:0:1:2:3:4', '2001:db8::1:2:3:4', '2001:db8:0:0::/64'],
    ['[2001:db8::ffff]:443', '2001:db8::ffff', '2001:db8:0:0::/64'],
    ['[2001:db8:0:1::1]', '2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['fe80::1%eth0', 'fe80::1', 'fe80:0:0:0::/64'],
    ['::1', '::1', '0:0:0:0::/64'],
    ['010.0.0.1', undefined, 'unknown'],
    ['2001:db8::1::2', undefined, 'unknown'],
    ['unknown', undefined, 'unknown'],
    ['', undefined, 'unknown'],
    ['1'.repeat(100_000), undefined, 'unknown'],
  ])('%.40s is %s, counted as %s', (given, address, network) => {
    expect([addressOf(given), networkOf(addressOf(given))]).toEqual([address, network])
  })
})

const incoming = (headers: Record<string, string>, remoteAddress = '127.0.0.1', httpVersion = '1.1') =>
  ({ headers, socket: { remoteAddress }, httpVersion }) as unknown as IncomingMessage

it('of a trusted header counts what the last hop wrote, not what its client says', () => {
  const asked = (told: string) =>
    addressAsked(incoming({ 'x-forwarded-for': told }), 'x-forwarded-for').address
  expect(asked('1.1.1.1, 2.2.2.2, 203.0.113.7')).toBe('203.0.113.7')
  expect(asked('somebody')).toBe('unknown')
  expect(asked('')).toBe('127.0.0.1')
  expect(addressAsked(incoming({ 'x-forwarded-for': '1.1.1.1' }), undefined).address).toBe('127.0.0.1')
})

describe('this machine', () => {
  const plain = { host: 'localhost:3000', 'user-agent': 'curl/8', accept: '*/*', connection: 'close' }
  const isLoopback = (headers: Record<string, string>, ...rest: [string?, string?]) =>
    originOf(
      { env: { incoming: incoming(headers, ...rest) }, req: { header: () => undefined } } as never,
      undefined,
    ).loopback

  it.each([
    [plain],
    [{ ...plain, host: '127.0.0.1' }],
    [{ ...plain, host: '[::1]:8080', origin: 'http://[::1]:8080', 'sec-fetch-site': 'same-origin' }],
    [{ ...plain, 'content-type': 'application/json', authorization: 'Bearer x', 'idempotency-key': 'k' }],
  ])('is believed of %j', (headers) => {
    expect(isLoopback(headers)).toBe(true)
    expect(isLoopback(headers, '::ffff:127.0.0.1')).toBe(true)
    expect(isLoopback(headers, '203.0.113.7')).toBe(false)
  })

  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-proto',
    'x-original-forwarded-for',
    'x-real-ip',
    'x-envoy-external-address',
    'x-envoy-expected-rq-timeout-ms',
    'x-request-id',
    'x-azure-clientip',
    'x-azure-fdid',
    'x-arr-log-id',
    'client-ip',
    'disguised-host',
    'x-appengine-user-ip',
    'x-cloud-trace-context',
    'tailscale-user-login',
    'cf-ray',
    'fly-region',
    'x-amzn-trace-id',
    'x-vercel-id',
    'traceparent',
    'ngrok-trace-id',
    'x-middleware-subrequest',
  ])('is not believed of what carries %s', (header) => {
    expect(isLoopback({ ...plain, [header]: '127.0.0.1' })).toBe(false)
  })

  it('is not believed of what nginx hands on as it comes, of another host, or of another page', () => {
    expect(isLoopback(plain, '127.0.0.1', '1.0')).toBe(false)
    for (const host of [
      '',
      'shop.example',
      'localhost.shop.example',
      '127.0.0.1.nip.io',
      'localhost:3000:1',
      '[::2]',
    ])
      expect(isLoopback({ ...plain, host })).toBe(false)
    for (const origin of ['https://localhost:3000', 'http://shop.example', 'null'])
      expect(isLoopback({ ...plain, origin })).toBe(false)
  })
})
