// Session tokens: signed proof of which session, and nothing else. What the person may do is looked up.
import { createHash, type webcrypto } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'

const ISSUER = 'balcao'
const AUDIENCE = 'balcao'
const REMEMBERED_MAX = 10_000

export class Tokens {
  readonly #key: Promise<webcrypto.CryptoKey>
  readonly #keys: Promise<webcrypto.CryptoKey[]>
  /** Verified ones, by hash, until they end: checking one anew costs as much as a read. */
  readonly #known = new Map<string, { sessionId: number; endsMs: number }>()

  /** `previous` is still accepted, and never signs. */
  constructor(secret: string, previous: string | undefined) {
    this.#key = keyOf(secret)
    this.#keys = Promise.all([secret, ...(previous ? [previous] : [])].map(keyOf))
  }

  /** Times in RFC 3339. The same session and times give the same token. */
  async sign(sessionId: number, expiresAt: string, issuedAt = new Date().toISOString()): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(String(sessionId))
      .setIssuedAt(new Date(issuedAt))
      .setExpirationTime(Math.ceil(Date.parse(expiresAt) / 1000))
      .sign(await this.#key)
  }

  /** The session's id; undefined for whatever is not a token of ours that still holds. */
  async verify(token: string): Promise<number | undefined> {
    const hash = createHash('sha256').update(token).digest('base64')
    const known = this.#known.get(hash)
    if (known) return known.endsMs > Date.now() ? known.sessionId : undefined
    for (const key of await this.#keys) {
      const read = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: 'JWT',
      }).catch(() => undefined)
      const sessionId = Number(read?.payload.sub)
      if (!read?.payload.exp || !Number.isSafeInteger(sessionId) || sessionId < 1) continue
      if (this.#known.size >= REMEMBERED_MAX) this.#known.clear()
      this.#known.set(hash, { sessionId, endsMs: read.payload.exp * 1000 })
      return sessionId
    }
    return undefined
  }
}

const keyOf = (secret: string) =>
  crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
