// An invite's secret: 128 bits that nobody can guess, kept as a hash to be found by and sealed to be shown again.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Runtime } from '../runtime.ts'

const SECRET_BYTES = 16
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'

/** The first one seals; what is sealed by the others is still read. */
export type SealKeys = readonly [Buffer, ...Buffer[]]

/** Of the secrets that sign sessions, the present one and the one before: neither is told by what it seals here. */
export function sealKeysOf(secret: string, previous?: string): SealKeys {
  const keyOf = (one: string) => Buffer.from(hkdfSync('sha256', one, '', 'invites', KEY_BYTES))
  return previous === undefined ? [keyOf(secret)] : [keyOf(secret), keyOf(previous)]
}

/** What a start parameter of ours begins with; Telegram takes letters, digits, `_` and `-`, 64 at the most. */
const BEGINS = 'i_'
/** 128 bits as base64url: 21 letters and one of the four that hold the last two bits. One spelling alone. */
const CODE = /^i_[\w-]{21}[AQgw]$/

/** Whether a start parameter means to be an invite, good or not. */
export const isInvite = (typed: string): boolean => typed.startsWith(BEGINS)

/** By which an invite is found; null for what none of ours looks like. */
export const hashOfCode = (code: string): string | null =>
  CODE.test(code) ? createHash('sha256').update(code).digest('base64url') : null

export interface Secret {
  readonly hash: string
  readonly sealed: string
}

/** A fresh one. */
export function newSecret([key]: SealKeys): Secret {
  const code = BEGINS + randomBytes(SECRET_BYTES).toString('base64url')
  const hash = createHash('sha256').update(code).digest('base64url')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce)
  const body = Buffer.concat([cipher.update(code), cipher.final()])
  return { hash, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url') }
}

/** The start parameter; null where no key of ours reads it, as after two changes of the secret. */
function unsealed(keys: SealKeys, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)]
  for (const key of keys) {
    try {
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      decipher.setAuthTag(tag)
      const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([body, decipher.final()]).toString()
    } catch {
      // Sealed by another key.
    }
  }
  return null
}

/** As the projection writes it; a name that says the same has its quotation marks escaped. */
const SEALED = /"link" : "sealed:([\w-]+)"/g

/** The answer with its links as who may have them reads them: what is stored of it, for repeats too, holds them sealed. */
export const withLinks = ({ sealKeys, botName }: Runtime, answer: string): string =>
  answer.replaceAll(SEALED, (_, sealed: string) => {
    const [code, bot] = [unsealed(sealKeys, sealed), botName()]
    return `"link" : ${code && bot ? JSON.stringify(`https://t.me/${bot}?start=${code}`) : 'null'}`
  })
