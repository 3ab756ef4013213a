// What the log tells whoever starts the shop: an address that can be opened, and no way in that would be refused.
import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, it } from 'vitest'
import { loadConfig } from '#config.ts'
import { addressOf, sayWhatIsMissing } from '#first-words.ts'

it.each([
  [{}, 'http://localhost:3000'],
  [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
  [{ HOST: '::' }, 'http://localhost:3000'],
  [{ HOST: '127.0.0.1' }, 'http://127.0.0.1:3000'],
  [{ HOST: '::1' }, 'http://[::1]:3000'],
  [{ HOST: 'shop.local' }, 'http://shop.local:3000'],
  [{ HOST: '::1', PUBLIC_URL: 'https://shop.example' }, 'https://shop.example'],
])('the address of %o can be opened', (env: Record<string, string>, address) => {
  expect(addressOf(loadConfig(env))).toBe(address)
  expect(URL.canParse(addressOf(loadConfig(env)))).toBe(true)
})

/** What is logged. */
function said(env: Record<string, string>): string {
  let text = ''
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk)
      done()
    },
  })
  sayWhatIsMissing(loadConfig(env), pino(stream), false)
  return text
}

it('people are told to come in without Telegram only where that is not refused', () => {
  expect(said({})).toContain('DEV_LOGIN=1')
  for (const env of [
    { DEV_LOGIN: '1' },
    { PUBLIC_URL: 'https://shop.example' },
    { TRUSTED_PROXY_HEADER: 'fly-client-ip' },
    { NODE_ENV: 'production', SESSION_SECRET: 'a-secret-of-enough-length-0123456789' },
  ]) {
    expect(said(env)).not.toContain('DEV_LOGIN')
    expect(said(env)).toContain('BOT_TOKEN')
  }
})
