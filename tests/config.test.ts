// The environment: what is accepted, what is refused in one line that names it, and what is never shown.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, loadConfig, sessionSecretOf, webhookSecretOf } from '#config.ts'

const SECRET = 'a-secret-of-enough-length-0123456789'

it('nothing is needed; an empty variable counts as unset', () => {
  const config = loadConfig({ PORT: '', OWNER_IDS: ' ' })
  expect([config.port, config.bot, config.ownerIds, config.rateLimits, config.devLogin]).toEqual([
    3000,
    undefined,
    [],
    true,
    false,
  ])
  expect(config.shop).toEqual({
    name: 'Balcão',
    currency: 'BRL',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
  })
})

it('what is given is read', () => {
  const config = loadConfig({
    PORT: '8080',
    OWNER_IDS: '1, 22',
    BOT_TOKEN: '1:abc',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:1/',
    PIX_KEY: 'k',
    TRUSTED_PROXY_HEADER: 'Fly-Client-IP',
    RATE_LIMITS: 'off',
    DATABASE_URL: 'postgresql://u@/d?host=%2Ftmp',
  })
  expect([
    config.port,
    config.ownerIds,
    config.bot?.apiRoot,
    config.trustedProxyHeader,
    config.rateLimits,
    config.pix?.city,
  ]).toEqual([8080, [1, 22], 'http://127.0.0.1:1', 'fly-client-ip', false, 'SAO PAULO'])
  expect(config.databaseUrl).toContain('host=')
})

it('photos lie in an object storage where a bucket is named, with its keys; a secret is never shown', () => {
  const keys = { S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'hush' }
  expect(loadConfig({}).s3).toBeUndefined()
  expect(loadConfig({ S3_BUCKET: 'loja', S3_REGION: 'sa-east-1', ...keys }).s3).toEqual({
    bucket: 'loja',
    endpoint: 'https://s3.sa-east-1.amazonaws.com',
    region: 'sa-east-1',
    accessKeyId: 'key',
    secretAccessKey: 'hush',
  })
  const own = { S3_BUCKET: 'loja', S3_ENDPOINT: 'http://127.0.0.1:9000/', ...keys }
  expect(loadConfig(own).s3?.endpoint).toBe('http://127.0.0.1:9000')
  expect(() => loadConfig(keys)).toThrow(/^S3_BUCKET is missing(?!.*hush)/)
  expect(() => loadConfig({ S3_BUCKET: 'loja' })).toThrow(/^S3_ACCESS_KEY_ID is missing/)
  expect(() => loadConfig({ S3_BUCKET: 'loja', S3_ACCESS_KEY_ID: 'key' })).toThrow(/^S3_SECRET_ACCESS_KEY is/)
  expect(() => loadConfig({ ...own, S3_SECRET_ACCESS_KEY: 'hu sh' })).toThrow(
    /^S3_SECRET_ACCESS_KEY (?!.*hu sh)/,
  )
  expect(() => loadConfig({ ...own, S3_BUCKET: 'Loja Nova' })).toThrow(/^S3_BUCKET is "Loja Nova"/)
  expect(() => loadConfig({ ...own, S3_ENDPOINT: 'https://me:secret@x.example' })).toThrow(
    /^S3_ENDPOINT (?!.*secret)/,
  )
})

it('voice notes are heard where an address is given; a key alone is refused, and never shown', () => {
  expect(loadConfig({}).speech).toBeUndefined()
  expect(
    loadConfig({ STT_URL: 'https://stt.example/v1/', STT_KEY: 'sk-1', STT_MODEL: 'whisper-large-v3' }).speech,
  ).toEqual({
    url: 'https://stt.example/v1',
    key: 'sk-1',
    model: 'whisper-large-v3',
  })
  expect(loadConfig({ STT_URL: 'http://127.0.0.1:9' }).speech).toEqual({
    url: 'http://127.0.0.1:9',
    key: undefined,
    model: 'whisper-1',
  })
  for (const env of [{ STT_KEY: 'sk-secret' }, { STT_URL: 'https://x.example', STT_KEY: 'sk secret' }])
    expect(() => loadConfig(env)).toThrow(/^STT_(?!.*secret)/)
  expect(() => loadConfig({ STT_URL: 'https://me:secret@x.example' })).toThrow(/^STT_URL (?!.*secret)/)
})

describe('refusals are one line that names the variable', () => {
  it.each([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '1e3' }],
    ['OWNER_IDS', { OWNER_IDS: '1,x' }],
    ['TIMEZONE', { TIMEZONE: 'Mars/Olympus' }],
    ['CURRENCY', { CURRENCY: 'reais' }],
    ['LOCALE', { LOCALE: '!!' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['STT_URL', { STT_URL: 'stt.example' }],
    ['STT_MODEL', { STT_URL: 'https://stt.example', STT_MODEL: 'a b' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://x.example' }],
    ['TRUSTED_PROXY_HEADER', { TRUSTED_PROXY_HEADER: 'a b' }],
    ['DEV_LOGIN', { DEV_LOGIN: '1', PUBLIC_URL: 'https://x.example' }],
    ['DEV_LOGIN', { DEV_LOGIN: 'yes' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'off', NODE_ENV: 'production', SESSION_SECRET: SECRET }],
    ['SESSION_SECRET', { NODE_ENV: 'production' }],
    ['TIMEZONE', { TIMEZONE: '+03:00' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
    ['BOT_TOKEN', { BOT_TOKEN: 'not a token' }],
    ['PIX_KEY', { PIX_KEY: 'k'.repeat(78) }],
    ['PIX_KEY', { PIX_KEY: 'loja da esquina' }],
  ])('%s: %j', (name, env) => {
    try {
      loadConfig(env)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError)
      expect((error as Error).message).toMatch(new RegExp(`^${name} `))
      expect((error as Error).message).not.toContain('\n')
    }
  })

  it.each([
    ['SESSION_SECRET', 'short-secret'],
    ['WEBHOOK_SECRET', 'short-secret'],
    ['WEBHOOK_SECRET', `${'x'.repeat(40)} blank`],
    ['BOT_TOKEN', 'secret-but-wrong'],
    ['DATABASE_URL', 'mysql://u:secret@h/d'],
  ])('%s is never shown', (name, secret) => {
    expect(() =>
      loadConfig({ [name]: secret, ...(name === 'WEBHOOK_SECRET' ? { BOT_TOKEN: '1:a' } : {}) }),
    ).toThrow(expect.not.objectContaining({ message: expect.stringContaining(secret) }))
  })
})

it('a session secret is made once, for its user alone, and two starts agree on it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-config-'))
  const config = loadConfig({ DATA_DIR: dataDir })
  const all = await Promise.all(Array.from({ length: 5 }, async () => sessionSecretOf(config)))
  expect(new Set(all).size).toBe(1)
  expect(all[0]?.length).toBeGreaterThanOrEqual(32)
  expect(statSync(join(dataDir, 'session-secret')).mode & 0o077).toBe(0)
  rmSync(dataDir, { recursive: true })
})

it('the webhook secret is derived, and differs by token and by secret', () => {
  const bot = (token: string, webhookSecret?: string) => ({ token, apiRoot: undefined, webhookSecret })
  const made = webhookSecretOf(bot('1:a'), SECRET)
  expect(made.length).toBeGreaterThanOrEqual(32)
  expect(
    new Set([made, webhookSecretOf(bot('1:b'), SECRET), webhookSecretOf(bot('1:a'), `${SECRET}x`)]).size,
  ).toBe(3)
  expect(webhookSecretOf(bot('1:a', 'given'), SECRET)).toBe('given')
})
