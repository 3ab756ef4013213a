// Session tokens: signed proof of which session, and nothing else. What the person may do is looked up.
import { createHash, type webcrypto } from 'node:crypto'
import { decodeJwt, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { type Proof, proofOf, type Session } from '#domain/users/index.ts'

const ISSUER = 'balcao'
const AUDIENCE = 'balcao'
const REMEMBERED_MAX = 10_000

export class Tokens {
  readonly #key: Promise<webcrypto.CryptoKey>
  readonly #keys: Promise<webcrypto.CryptoKey[]>
  /** Verified ones, by hash, until they end: checking one anew costs as much as a read. */
  readonly #known = new Map<string, { proven: Proof; endsMs: number }>()

  /** `previous` is still accepted, and never signs. */
  constructor(secret: string, previous: string | undefined) {
    this.#key = keyOf(secret)
    this.#keys = Promise.all([secret, ...(previous ? [previous] : [])].map(keyOf))
  }

  /** Times in RFC 3339. The same session and times give the same token. */
  async sign({ id, part, expiresAt }: Session, issuedAt = new Date().toISOString()): Promise<string> {
    return new SignJWT({ sid: part })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(String(id))
      .setIssuedAt(new Date(issuedAt))
      .setExpirationTime(Math.ceil(Date.parse(expiresAt) / 1000))
      .sign(await this.#key)
  }

  /** A fresh one of the session that this one, verified before, is of; by the present secret. */
  async renewed(token: string, { id, expiresAt }: Omit<Session, 'part'>, issuedAt: string): Promise<string> {
    const { sid: part } = decodeJwt<{ sid: string }>(token)
    return this.sign({ id, part, expiresAt }, issuedAt)
  }

  /** Which session it shows, if the database knows it so; undefined for whatever is not a token of ours that still holds. */
  async verify(token: string): Promise<Proof | undefined> {
    if (!token) return undefined
    const hash = createHash('sha256').update(token).digest('base64')
    const known = this.#known.get(hash)
    if (known) return known.endsMs > Date.now() ? known.proven : undefined
    for (const key of await this.#keys) {
      const read = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: 'JWT',
      }).catch(() => undefined)
      const proven = read && provenIn(read.payload)
      if (!proven || !read.payload.exp) continue
      if (this.#known.size >= REMEMBERED_MAX) this.#known.clear()
      this.#known.set(hash, { proven, endsMs: read.payload.exp * 1000 })
      return proven
    }
    return undefined
  }
}

/** Undefined without a session's id or its random part: those that were given out before there was one, too. */
function provenIn({ sub, sid }: JWTPayload): Proof | undefined {
  const sessionId = Number(sub)
  if (!Number.isSafeInteger(sessionId) || sessionId < 1 || typeof sid !== 'string' || !sid) return undefined
  return { sessionId, proof: proofOf(sid) }
}

const keyOf = (secret: string) =>
  crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
