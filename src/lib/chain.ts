// A history as a hash chain, one JSON object a line: each line is sealed with the one before, so that whoever has a copy can check it. Pure.
import canonicalize from 'canonicalize'
import { invariant } from './invariant.ts'

/** Lower-case hex; of WebCrypto or of node:crypto, whichever is at hand. */
export type Sha256 = (text: string) => string | Promise<string>

/** Numbers are safe integers: others would not come through JSON as they were. */
type Value = string | number | boolean | null

/** What happened, in ids and numbers; a text stands as its salted hash (saltedText). */
export interface Fact {
  /** RFC 3339. */
  readonly at: string
  readonly kind: string
  readonly [field: string]: Value
}

export interface Line extends Fact {
  /** From 1, without gaps. */
  readonly n: number
  /** The hash of the line before; null for the first. */
  readonly prev: string | null
  readonly hash: string
}

/** How far a chain goes. */
export interface Head {
  readonly n: number
  readonly hash: string | null
}

export const NO_LINES: Head = { n: 0, hash: null }

/** Why a line is the first that does not hold: what it says was changed; it does not follow from the line before; one is missing before it, stands further down, or stands here again; it is no JSON, or no line of a chain. */
export type Why = 'changed' | 'prev' | 'dropped' | 'moved' | 'repeated' | 'notJson' | 'unknown'

export interface Broken {
  /** Which line, from 1. */
  readonly line: number
  readonly why: Why
  /** Of one that was changed: the hash that its words have now. */
  readonly comesTo?: string
}

export interface Verdict {
  /** As far as it holds. */
  readonly head: Head
  readonly broken: Broken | null
}

/** Characters of a line at most; a longer one is none of ours. */
export const LINE_MAX = 65_536
/** As people compare it. */
export const shortHash = (hash: string): string => hash.slice(0, 8)

const HASH = /^[0-9a-f]{64}$/

/** RFC 8785, without the hash: what is hashed. */
function sealedText(line: Omit<Line, 'hash'>): string {
  const text = canonicalize({ ...line, hash: undefined })
  invariant(text !== undefined, 'an object has a canonical form')
  return text
}

/** The next line of a chain. */
export function sealNext({ n, hash }: Head, fact: Fact, sha256: (text: string) => string): Line {
  const line = { ...fact, n: n + 1, at: fact.at, kind: fact.kind, prev: hash }
  return { ...line, hash: sha256(sealedText(line)) }
}

/** What stands for a text: whoever has it and its salt can show what it said; without the salt it tells nothing. */
export const saltedText = (salt: string, text: string, sha256: (text: string) => string): string =>
  sha256(`${salt}${text}`)

/** Half of a character has no canonical form. */
const HALF = /\p{Surrogate}/u

const isValue = (value: unknown): value is Value =>
  typeof value === 'string'
    ? !HALF.test(value)
    : value === null || typeof value === 'boolean' || Number.isSafeInteger(value)

/** As many as the object has: a name that stands twice would say one thing to a reader and another to a program. */
function namesOnce(text: string, line: object): boolean {
  let names = 0
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/g)) if (colon) names++
  return names === Object.keys(line).length
}

function readLine(text: string): Line | 'notJson' | 'unknown' {
  if (text.length > LINE_MAX) return 'notJson'
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    return 'notJson'
  }
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return 'unknown'
  return Object.values(line).every(isValue) && isLine(line) && namesOnce(text, line) ? line : 'unknown'
}

const isLine = (line: Partial<Line>): line is Line =>
  Number.isSafeInteger(line.n) &&
  typeof line.at === 'string' &&
  typeof line.kind === 'string' &&
  (line.prev === null || typeof line.prev === 'string') &&
  typeof line.hash === 'string' &&
  HASH.test(line.hash)

/** Checks a chain line by line, in the memory of one: what is said counts, not how it is spelt. Empty lines are none. */
export class Verification {
  readonly #sha256: Sha256
  #head = NO_LINES
  #broken: Broken | null = null

  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  get verdict(): Verdict {
    return { head: this.#head, broken: this.#broken }
  }

  /** The next line's text; gives what it says, where it is a line at all. */
  async take(text: string): Promise<Line | undefined> {
    if (text.trim() === '') return undefined
    const line = readLine(text)
    const read = typeof line === 'string' ? undefined : line
    if (this.#broken) this.#lookFurther(read)
    else this.#judge(typeof line === 'string' ? line : await this.#whyNot(line), read)
    return read
  }

  #judge(fault: Why | Omit<Broken, 'line'> | undefined, line: Line | undefined): void {
    if (fault) {
      const said = typeof fault === 'string' ? { why: fault } : fault
      this.#broken = { line: this.#head.n + 1, ...said }
    } else if (line) this.#head = { n: line.n, hash: line.hash }
  }

  async #whyNot(line: Line): Promise<Why | Omit<Broken, 'line'> | undefined> {
    const due = this.#head.n + 1
    if (line.n > due) return 'dropped'
    if (line.n < due) return line.n > 0 ? 'repeated' : 'unknown'
    if (line.prev !== this.#head.hash) return 'prev'
    const comesTo = await this.#sha256(sealedText(line))
    return comesTo === line.hash ? undefined : { why: 'changed', comesTo }
  }

  /** What seemed to be missing comes later. */
  #lookFurther(line: Line | undefined): void {
    if (this.#broken?.why === 'dropped' && line?.n === this.#broken.line)
      this.#broken = { ...this.#broken, why: 'moved' }
  }
}

/** Of a whole text that is at hand. */
export async function verifyText(
  text: string,
  sha256: Sha256,
): Promise<Verdict & { readonly lines: readonly Line[] }> {
  const verification = new Verification(sha256)
  const lines: Line[] = []
  for (const one of text.split('\n')) {
    const line = await verification.take(one)
    if (line) lines.push(line)
  }
  return { ...verification.verdict, lines }
}
