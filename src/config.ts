// The environment, read once: the only reader of process.env. A wrong variable is one line that names it.
import { createHmac, randomBytes } from 'node:crypto'
import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PIX_KEY } from '#lib/pix.ts'

/** Refuses the start (exit code 78); the message is the one line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** An OpenAI-compatible service, asked at `<url>/audio/transcriptions`. */
export interface SpeechService {
  readonly url: string
  readonly key: string | undefined
  readonly model: string
}

/** An object storage that speaks S3. */
export interface S3 {
  readonly bucket: string
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface Config {
  readonly port: number
  /** Undefined: all interfaces. */
  readonly host: string | undefined
  /** Undefined: the embedded server below `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly production: boolean
  readonly bot:
    | {
        readonly token: string
        readonly apiRoot: string | undefined
        readonly webhookSecret: string | undefined
      }
    | undefined
  /** Who writes down what voice notes say; undefined: nobody. */
  readonly speech: SpeechService | undefined
  /** Where photos lie; undefined: in a folder below `dataDir`. */
  readonly s3: S3 | undefined
  readonly publicUrl: string | undefined
  /** Lower case. */
  readonly trustedProxyHeader: string | undefined
  readonly ownerIds: readonly number[]
  readonly sessionSecret: string | undefined
  readonly sessionSecretPrevious: string | undefined
  readonly sessionHours: number
  /** Seconds. */
  readonly initDataMaxAge: number
  readonly shop: {
    readonly name: string
    readonly currency: string
    readonly locale: string
    readonly timeZone: string
  }
  readonly pix: { readonly key: string | undefined; readonly city: string }
  readonly rateLimits: boolean
  readonly devLogin: boolean
  readonly metricsToken: string | undefined
  readonly logLevel: string
}

type Env = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads the contract's variables; an empty one counts as unset. Throws ConfigError. */
export function loadConfig(env: Env): Config {
  const read = new Reader(env)
  const production = env['NODE_ENV'] === 'production'
  const publicUrl = read.url('PUBLIC_URL', ['https:'], 'an https address')
  const trustedProxyHeader = read.matching('TRUSTED_PROXY_HEADER', /^[A-Za-z0-9-]+$/, 'the name of a header')
  const devLogin = read.flag('DEV_LOGIN', '1', '0')
  if (devLogin && production) read.refuse('DEV_LOGIN', 'nothing when NODE_ENV=production')
  if (devLogin && publicUrl) read.refuse('DEV_LOGIN', 'nothing when PUBLIC_URL is set')
  if (devLogin && trustedProxyHeader) read.refuse('DEV_LOGIN', 'nothing when TRUSTED_PROXY_HEADER is set')
  const unlimited = read.flag('RATE_LIMITS', 'off', 'on')
  if (unlimited && production) read.refuse('RATE_LIMITS', 'on when NODE_ENV=production')
  const sessionSecret = read.secret('SESSION_SECRET', 32)
  if (!sessionSecret && production) read.lacks('SESSION_SECRET', 'at least 32 bytes when NODE_ENV=production')
  return {
    port: read.whole('PORT', 3000, 0, 65_535),
    host: read.text('HOST'),
    // A socket's address has no host, so it is no URL to the letter.
    databaseUrl: read.matching(
      'DATABASE_URL',
      /^postgres(ql)?:\/\/\S+$/,
      'postgres://… or postgresql://…',
      true,
    ),
    dataDir: resolve(read.text('DATA_DIR') ?? '.data'),
    production,
    bot: botOf(read),
    speech: speechOf(read),
    s3: s3Of(read),
    publicUrl,
    trustedProxyHeader: trustedProxyHeader?.toLowerCase(),
    ownerIds: read.ids('OWNER_IDS'),
    sessionSecret,
    sessionSecretPrevious: read.secret('SESSION_SECRET_PREVIOUS', 32),
    sessionHours: read.whole('SESSION_HOURS', 24, 1, 720),
    initDataMaxAge: read.whole('INIT_DATA_MAX_AGE', 86_400, 1, 31_536_000),
    shop: shopOf(read),
    pix: {
      key: read.matching('PIX_KEY', PIX_KEY, 'a Pix key, up to 77 letters, digits and signs'),
      city: read.text('PIX_CITY') ?? 'SAO PAULO',
    },
    rateLimits: !unlimited,
    devLogin,
    metricsToken: read.text('METRICS_TOKEN'),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  }
}

function botOf(read: Reader): Config['bot'] {
  const apiRoot = read.url('TELEGRAM_API_ROOT', ['http:', 'https:'], 'an http or https address')
  const webhookSecret = read.secret('WEBHOOK_SECRET', 32)
  if (webhookSecret && !/^[\w-]{32,256}$/.test(webhookSecret)) {
    read.hide('WEBHOOK_SECRET', '32 to 256 letters, digits, _ and -')
  }
  const token = read.matching('BOT_TOKEN', /^\d+:[\w-]+$/, 'the token that BotFather gave', true)
  return token ? { token, apiRoot: apiRoot?.replace(/\/$/, ''), webhookSecret } : undefined
}

function speechOf(read: Reader): Config['speech'] {
  const url = read.url('STT_URL', ['http:', 'https:'], 'an http or https address')
  if (url && new URL(url).username) read.hide('STT_URL', 'an address without a name or a password in it')
  const key = read.matching('STT_KEY', /^[!-~]{1,1000}$/, 'up to 1000 letters, digits and signs', true)
  if (key && !url) read.lacks('STT_URL', 'an http or https address where STT_KEY is set')
  const model = read.matching('STT_MODEL', /^[\w./:-]{1,100}$/, "a model's name, such as whisper-1")
  return url ? { url, key, model: model ?? 'whisper-1' } : undefined
}

const S3_NAMES = ['S3_ENDPOINT', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

function s3Of(read: Reader): Config['s3'] {
  const bucket = read.matching('S3_BUCKET', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name")
  const given = S3_NAMES.filter((name) => read.text(name) !== undefined)
  if (!bucket && given.length) read.lacks('S3_BUCKET', `a bucket's name where ${given[0]} is set`)
  const endpoint = read.url('S3_ENDPOINT', ['http:', 'https:'], 'an http or https address')
  if (endpoint && new URL(endpoint).username)
    read.hide('S3_ENDPOINT', 'an address without a name or a password in it')
  const region = read.matching('S3_REGION', /^[\w-]{1,40}$/, 'a region, such as us-east-1') ?? 'us-east-1'
  const key = (name: string) =>
    read.matching(name, /^[!-~]{1,200}$/, 'up to 200 letters, digits and signs', true)
  const [accessKeyId, secretAccessKey] = [key('S3_ACCESS_KEY_ID'), key('S3_SECRET_ACCESS_KEY')]
  if (!bucket) return undefined
  if (!accessKeyId) read.lacks('S3_ACCESS_KEY_ID', 'a key of that bucket where S3_BUCKET is set')
  if (!secretAccessKey) read.lacks('S3_SECRET_ACCESS_KEY', 'its secret where S3_BUCKET is set')
  const at = endpoint ?? `https://s3.${region}.amazonaws.com`
  return { bucket, endpoint: at, region, accessKeyId, secretAccessKey }
}

function shopOf(read: Reader): Config['shop'] {
  return {
    name: read.text('SHOP_NAME') ?? 'Balcão',
    currency: read.accepted('CURRENCY', 'BRL', 'three letters of a currency, such as BRL', (code) => {
      if (!/^[A-Z]{3}$/.test(code) || !Intl.supportedValuesOf('currency').includes(code))
        throw new RangeError(code)
    }),
    locale: read.accepted('LOCALE', 'pt-BR', 'a language tag, such as pt-BR', (tag) => new Intl.Locale(tag)),
    timeZone: read.accepted(
      'TIMEZONE',
      'America/Sao_Paulo',
      'a zone such as America/Sao_Paulo',
      (timeZone) => {
        // An offset such as +03:00 is the other way round to PostgreSQL.
        if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError(timeZone)
        return new Intl.DateTimeFormat('en', { timeZone })
      },
    ),
  }
}

/** Reads one variable each; every complaint is made here. */
class Reader {
  readonly #env: Env

  constructor(env: Env) {
    this.#env = env
  }

  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined
  }

  /** Says what was given and what is accepted. */
  refuse(name: string, accepted: string): never {
    throw new ConfigError(`${name} is ${JSON.stringify(this.#env[name] ?? '')}; accepted: ${accepted}`)
  }

  /** As `refuse`, for what must not be shown. */
  hide(name: string, accepted: string): never {
    throw new ConfigError(`${name} is not as it should be; accepted: ${accepted}`)
  }

  lacks(name: string, accepted: string): never {
    throw new ConfigError(`${name} is missing; accepted: ${accepted}`)
  }

  secret(name: string, bytes: number): string | undefined {
    const value = this.text(name)
    if (value !== undefined && Buffer.byteLength(value) < bytes) this.hide(name, `at least ${bytes} bytes`)
    return value
  }

  whole(name: string, otherwise: number, least: number, most: number): number {
    const value = this.text(name)
    if (value === undefined) return otherwise
    const number = Number(value)
    if (!/^\d{1,9}$/.test(value) || number < least || number > most) {
      this.refuse(name, `a whole number from ${least} to ${most}`)
    }
    return number
  }

  flag(name: string, on: string, off: string): boolean {
    return this.oneOf(name, [on, off], off) === on
  }

  oneOf(name: string, all: readonly string[], otherwise: string): string {
    const value = this.text(name) ?? otherwise
    return all.includes(value) ? value : this.refuse(name, all.join(', '))
  }

  matching(name: string, shape: RegExp, accepted: string, hidden = false): string | undefined {
    const value = this.text(name)
    if (value === undefined || shape.test(value)) return value
    return hidden ? this.hide(name, accepted) : this.refuse(name, accepted)
  }

  url(name: string, protocols: readonly string[], accepted: string): string | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const url = URL.canParse(value) ? new URL(value) : undefined
    if (url && protocols.includes(url.protocol)) return value.replace(/\/+$/, '')
    return this.refuse(name, accepted)
  }

  ids(name: string): number[] {
    const value = this.text(name)
    if (value === undefined) return []
    const ids = value.split(',').map((id) => id.trim())
    if (!ids.every((id) => /^[1-9]\d{0,15}$/.test(id) && Number.isSafeInteger(Number(id)))) {
      this.refuse(name, 'Telegram user ids, comma separated')
    }
    return ids.map(Number)
  }

  accepted(name: string, otherwise: string, what: string, check: (value: string) => unknown): string {
    const value = this.text(name) ?? otherwise
    try {
      check(value)
      return value
    } catch {
      return this.refuse(name, what)
    }
  }
}

/** The folder for data, made where there is none. Throws ConfigError where that cannot be. */
export function prepareDataDir({ dataDir, databaseUrl, sessionSecret, s3 }: Config): void {
  if (databaseUrl && sessionSecret && s3) return // nothing is kept there
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch {
    throw new ConfigError(
      `DATA_DIR is ${JSON.stringify(dataDir)}; accepted: a folder that this user may write to`,
    )
  }
}

/** SESSION_SECRET, or one made once and kept in DATA_DIR; two starts at once agree on it. */
export function sessionSecretOf(config: Config): string {
  if (config.sessionSecret) return config.sessionSecret
  const kept = join(config.dataDir, 'session-secret')
  mkdirSync(config.dataDir, { recursive: true })
  const mine = `${kept}.${process.pid}`
  writeFileSync(mine, randomBytes(48).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(mine, kept) // whoever links first has made it
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(mine, { force: true })
  }
  return readFileSync(kept, 'utf8').trim()
}

/** WEBHOOK_SECRET, or one derived from the session secret and the token. */
export const webhookSecretOf = (bot: NonNullable<Config['bot']>, sessionSecret: string): string =>
  bot.webhookSecret ?? createHmac('sha256', sessionSecret).update(`webhook\n${bot.token}`).digest('base64url')
