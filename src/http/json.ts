// JSON from outside: its depth and the number of its values are judged as written, before anything is made of it.
import { DomainError, invalid } from '#domain/errors.ts'

/** How deep it may be nested; Telegram's own updates go deeper than what the API takes. */
export const DEPTH_MAX = 8
export const UPDATE_DEPTH_MAX = 64
/** Four times what the longest list of the API holds. Making a million names costs a tenth of a second. */
const VALUES_MAX = 20_000

const code = (character: string) => character.charCodeAt(0)
const [QUOTE, BACKSLASH, COMMA] = [code('"'), code('\\'), code(',')]
const OPENS = [code('['), code('{')]
const CLOSES = [code(']'), code('}')]

/** What the text says. Throws `invalid_input` for what is no JSON or nested too deeply, `too_large` for too many values. */
export function readJson(text: string, depthMax = DEPTH_MAX): unknown {
  checkBounds(text, depthMax)
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('', 'invalid')
  }
}

/** Whether it was refused unread, for its size alone. */
export const tooMuch = (error: unknown): boolean =>
  error instanceof DomainError &&
  (error.code === 'too_large' || error.details.errors?.[0]?.issue === 'too_deep')

function checkBounds(text: string, depthMax: number): void {
  let depth = 0
  let values = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const found = text.charCodeAt(at)
    if (found === QUOTE) quoted = !quoted
    else if (quoted) at += found === BACKSLASH ? 1 : 0
    else if (found === COMMA) values++
    else if (CLOSES.includes(found)) depth--
    else if (OPENS.includes(found)) {
      values++
      if (++depth > depthMax) throw invalid('', 'too_deep')
    }
    if (values > VALUES_MAX) throw new DomainError('too_large')
  }
}
