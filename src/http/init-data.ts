// Telegram's signed initData: our own verification, because the known libraries compare in variable time or take it at any age.
import { createHmac, timingSafeEqual } from 'node:crypto'

interface TelegramPerson {
  readonly id: number
  readonly name: string
  readonly username: string | null
  readonly languageCode: string | undefined
  /** Seconds. */
  readonly signedAt: number
}

const BYTES_MAX = 4096
const FUTURE_MAX_SECONDS = 60
const CONTROL = /\p{Cc}/u

/**
 * Who the string was signed for, or undefined when it is not to be believed: a wrong signature or age, a field twice,
 * control characters, a date that is not digits, a person without a positive whole id, more than 4 KiB. The order of
 * the fields and the spelling of escapes do not matter. Source: core.telegram.org/bots/webapps.
 */
export function verifyInitData(
  initData: string,
  { token, maxAgeSeconds, nowMs = Date.now() }: { token: string; maxAgeSeconds: number; nowMs?: number },
): TelegramPerson | undefined {
  if (Buffer.byteLength(initData) > BYTES_MAX) return undefined
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(initData)) {
    if (fields.has(name) || CONTROL.test(name) || CONTROL.test(value)) return undefined
    fields.set(name, value)
  }
  const hash = fields.get('hash') ?? ''
  fields.delete('hash')
  if (!signed(fields, hash, token) || !fresh(fields.get('auth_date'), maxAgeSeconds, nowMs)) return undefined
  return personOf(fields.get('user'), Number(fields.get('auth_date')))
}

function signed(fields: ReadonlyMap<string, string>, hash: string, token: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(hash)) return false
  const text = [...fields]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n')
  const key = createHmac('sha256', 'WebAppData').update(token).digest()
  return timingSafeEqual(createHmac('sha256', key).update(text).digest(), Buffer.from(hash, 'hex'))
}

function fresh(authDate: string | undefined, maxAgeSeconds: number, nowMs: number): boolean {
  if (!authDate || !/^\d{1,12}$/.test(authDate)) return false
  const ageSeconds = nowMs / 1000 - Number(authDate)
  return ageSeconds <= maxAgeSeconds && ageSeconds >= -FUTURE_MAX_SECONDS
}

function personOf(json: string | undefined, signedAt: number): TelegramPerson | undefined {
  let user: unknown
  try {
    user = JSON.parse(json ?? '')
  } catch {
    return undefined
  }
  if (typeof user !== 'object' || user === null) return undefined
  const { id, first_name, last_name, username, language_code } = user as Record<string, unknown>
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return undefined
  const name = [first_name, last_name].filter((part) => typeof part === 'string' && part).join(' ')
  return {
    id,
    name,
    username: typeof username === 'string' && /^\w{1,64}$/.test(username) ? username : null,
    languageCode: typeof language_code === 'string' ? language_code : undefined,
    signedAt,
  }
}
