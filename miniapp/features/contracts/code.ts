// What a new contract is called by: a word of what it is about, and a number that nobody has yet.
import { fold } from '#lib/fold.ts'
import { CODE_MIN } from '#lib/limits.ts'
import { ApiError } from '../../client/api.ts'

const WORD_MAX = 24
const ANY = 'ACORDO'

/** `FREEZER` of “Freezer usado”. */
export function wordOf(title: string): string {
  const [word = ''] = fold(title)
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((one) => one.length >= CODE_MIN)
  return word.slice(0, WORD_MAX) || ANY
}

/** Numbers tried one by one before one is drawn by lot. */
const TRIES = 4
const LOT = 1_000_000

/** Makes it under the first code that is free: `FREEZER`, `FREEZER-2`, …; each try has a key of its own, so that one whose answer was lost is found again. */
export async function withFreeCode<Made>(
  title: string,
  key: string,
  make: (code: string, key: string) => Promise<Made>,
): Promise<Made> {
  const word = wordOf(title)
  for (let n = 1; n <= TRIES; n++) {
    try {
      return await make(n === 1 ? word : `${word}-${n}`, n === 1 ? key : `${key}:${n}`)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'duplicate') throw error
    }
  }
  return make(`${word}-${lotOf(key)}`, `${key}:lot`)
}

/** The same for the same key. */
function lotOf(key: string): number {
  let sum = 7
  for (const sign of key) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % LOT
  return sum
}
