// Places in the feed as clients get them: sealed, all of one length, so that they tell nothing of how much happened.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'
import type { Place } from '#domain/feed.ts'

const CIPHER = 'aes-256-ctr'
const KEY_BYTES = 32
const TAG_BYTES = 16
/** Transaction, row, salt. */
const PLAIN_BYTES = 8 + 8 + 4
const SEALED = /^[\w-]{48}$/
const SALT_MAX = 2 ** 32

/**
 * Of one secret and one life of one database: what others sealed is unknown. The tag over the place is the cipher's start
 * too (a synthetic IV, as in RFC 5297): the same place and salt give the same id, and nothing else can be told from it.
 */
export class Ids {
  readonly #cipher: Buffer
  readonly #mac: Buffer

  constructor(secret: string, life: string) {
    const keys = Buffer.from(hkdfSync('sha256', secret, life, 'ids of the feed', 2 * KEY_BYTES))
    this.#cipher = keys.subarray(0, KEY_BYTES)
    this.#mac = keys.subarray(KEY_BYTES)
  }

  /** Of an event: the same for everybody who hears it. */
  of(place: Place): string {
    return this.#seal(place, 0)
  }

  /** Of a place that was merely reached: each time another, so that nobody sees whether something happened since. */
  at(place: Place): string {
    return this.#seal(place, randomInt(1, SALT_MAX))
  }

  /** Undefined for whatever was not sealed so. */
  read(id: string): Place | undefined {
    if (!SEALED.test(id)) return undefined
    const sealed = Buffer.from(id, 'base64url')
    const tag = sealed.subarray(0, TAG_BYTES)
    const plain = createDecipheriv(CIPHER, this.#cipher, tag).update(sealed.subarray(TAG_BYTES))
    if (!timingSafeEqual(tag, this.#tagOf(plain))) return undefined
    return { x: String(plain.readBigUInt64BE(0)), id: Number(plain.readBigUInt64BE(8)) }
  }

  #seal({ x, id }: Place, salt: number): string {
    const plain = Buffer.alloc(PLAIN_BYTES)
    plain.writeBigUInt64BE(BigInt(x), 0)
    plain.writeBigUInt64BE(BigInt(id), 8)
    plain.writeUInt32BE(salt, 16)
    const tag = this.#tagOf(plain)
    const sealed = createCipheriv(CIPHER, this.#cipher, tag).update(plain)
    return Buffer.concat([tag, sealed]).toString('base64url')
  }

  #tagOf(plain: Buffer): Buffer {
    return createHmac('sha256', this.#mac).update(plain).digest().subarray(0, TAG_BYTES)
  }
}
