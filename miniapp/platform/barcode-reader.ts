// Tells a barcode reader from a person: both press keys; a reader does it evenly, fast, and ends with Enter. Pure: strokes
// with their times go in; what was scanned, what is held back and what is passed on comes out. Who listens is app/scanner.ts.

export interface Stroke {
  /** As the browser names it: one sign, or a key such as `Enter`. */
  readonly key: string
  /** Milliseconds, by whatever clock. */
  readonly at: number
  /** Goes into a field at once; elsewhere it is held back until it is known what it was. */
  readonly inField: boolean
  /** The field finds things: what the shop knows goods by is looked for there, however it came. */
  readonly inSearch: boolean
  /** A key that is held down. */
  readonly repeat: boolean
}

export interface Listening<S extends Stroke> {
  /** What came without a pause so far. */
  readonly run: readonly S[]
  /** When the last scan ended: some readers send Enter twice. */
  readonly scannedAt: number
}

interface Heard<S extends Stroke> {
  readonly next: Listening<S>
  /** Held back until now, and typed: passed on before this stroke, in their order. */
  readonly release: readonly S[]
  /** What becomes of this stroke. */
  readonly now: 'pass' | 'hold' | 'swallow'
  readonly scan: { readonly code: string; readonly strokes: readonly S[] } | null
}

/** A longer pause ends what was begun. Readers take up to 100 ms a sign, over Bluetooth somewhat more. */
export const PAUSE_MS = 180
/** Longer than any code on goods; a run keeps its last so many strokes. */
const CODE_MAX = 64
const CODE_MIN = 4
/** A code that the shop does not know is at least so long, or it may be an amount. */
const STRANGE_MIN = 6
/** A code that comes no faster than people can type is at least so long, where it would be lost to a field. */
const SLOW_MIN = 8
/** On average a sign: nobody types like this at all, nobody that many, nobody that evenly. */
const MACHINE_MS = 35
const SWIFT_MS = 70
const SLOW_MS = 140
/** As far apart may a reader's gaps be. */
const JITTER_MS = 45

export const silent: Listening<never> = { run: [], scannedAt: Number.NEGATIVE_INFINITY }

/** Elsewhere than in a field a space presses what has the focus. */
const isSign = ({ key, inField }: Stroke) => [...key].length === 1 && (inField || key !== ' ')
/** What a code may begin with; any other key has its own meaning at once. */
const begins = ({ key }: Stroke) => /^[\p{L}\p{N}]$/u.test(key)
const isEnd = ({ key }: Stroke) => key === 'Enter' || key === 'Tab'
const heldIn = <S extends Stroke>(strokes: readonly S[]) => strokes.filter(({ inField }) => !inField)

/** A stroke; `isKnown` says whether the shop knows a code. */
export function hear<S extends Stroke>(
  before: Listening<S>,
  stroke: S,
  isKnown: (code: string) => boolean,
): Heard<S> {
  const { run, scannedAt } = before
  const last = run.at(-1)
  if (last && stroke.at - last.at > PAUSE_MS) {
    const paused = pause(before, isKnown)
    if (paused.scan) return { ...hear(paused.next, stroke, isKnown), scan: paused.scan }
    const fresh = hear(paused.next, stroke, isKnown)
    return { ...fresh, release: [...paused.release, ...fresh.release] }
  }
  if (isEnd(stroke) && !stroke.repeat) {
    if (!run.length && stroke.at - scannedAt <= PAUSE_MS)
      return { next: { run, scannedAt }, release: [], now: 'swallow', scan: null }
    const from = scanFrom(run, true, isKnown)
    if (from !== null) return scanned(run, from, stroke.at, 'swallow')
  }
  if (stroke.repeat || !isSign(stroke) || (!run.length && !begins(stroke)))
    return { next: { run: [], scannedAt }, release: heldIn(run), now: 'pass', scan: null }
  const longer = [...run, stroke]
  const over = longer.slice(0, Math.max(0, longer.length - CODE_MAX))
  return {
    next: { run: longer.slice(over.length), scannedAt },
    release: heldIn(over),
    now: stroke.inField ? 'pass' : 'hold',
    scan: null,
  }
}

/** Nothing came for PAUSE_MS: a reader that sends no Enter is done, and what was typed is passed on. */
export function pause<S extends Stroke>(
  { run, scannedAt }: Listening<S>,
  isKnown: (code: string) => boolean,
): Heard<S> {
  const from = scanFrom(run, false, isKnown)
  const last = run.at(-1)
  if (from !== null && last) return scanned(run, from, last.at, 'pass')
  return { next: { run: [], scannedAt }, release: heldIn(run), now: 'pass', scan: null }
}

const textOf = (strokes: readonly Stroke[]) => strokes.map(({ key }) => key).join('')

function scanned<S extends Stroke>(
  run: readonly S[],
  from: number,
  at: number,
  now: 'pass' | 'swallow',
): Heard<S> {
  const strokes = run.slice(from)
  return {
    next: { run: [], scannedAt: at },
    release: heldIn(run.slice(0, from)),
    now,
    scan: { code: textOf(strokes), strokes },
  }
}

/** Where in the run a scan begins that ends it; null: it was typed. */
function scanFrom(run: readonly Stroke[], ended: boolean, isKnown: (code: string) => boolean): number | null {
  // All of it, or what came in the beat of its end: a person may have typed just before.
  const starts = [0, beatFrom(run)]
  return starts.find((from) => isScan(run.slice(from), ended, isKnown)) ?? null
}

const gapsOf = (strokes: readonly Stroke[]) =>
  strokes.slice(1).map(({ at }, index) => at - (strokes[index]?.at ?? at))

function beatFrom(run: readonly Stroke[]): number {
  const gaps = gapsOf(run)
  const latest = gaps.slice(-7).sort((a, b) => a - b)
  const beat = latest[latest.length >> 1] ?? 0
  return gaps.findLastIndex((gap) => gap > Math.max(2 * beat, beat + 30)) + 1
}

function isScan(strokes: readonly Stroke[], ended: boolean, isKnown: (code: string) => boolean): boolean {
  const code = textOf(strokes)
  const { length } = strokes
  if (length < CODE_MIN) return false
  const gaps = gapsOf(strokes)
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const isEven = Math.max(...gaps) - Math.min(...gaps) <= Math.max(0.6 * mean, JITTER_MS)
  const inField = strokes.some((one) => one.inField)
  const known = isKnown(code)
  const isCode = known || isArticle(code)
  // Words have no digit, or a space: they are scanned only where the shop knows goods by them.
  const looksLike = length >= STRANGE_MIN && /^[!-~]*\d[!-~]*$/.test(code)
  if (isEven && mean <= MACHINE_MS) return isCode || (looksLike && (ended || !inField))
  if (!ended || mean > SLOW_MS) return false
  // What a person typed into a field of a form stays there, whatever it is a code of.
  const inForm = strokes.some((one) => one.inField && !one.inSearch)
  if (known && length >= SLOW_MIN && !inForm) return true
  if (!isEven) return false
  // A few digits may be that many keys.
  if (!inField) return looksLike || (isCode && /\D/.test(code))
  return length >= SLOW_MIN && (isCode || (looksLike && mean <= SWIFT_MS))
}

const ARTICLE_LENGTHS = [8, 12, 13, 14]

/** Is it a number of an article, by its check digit? */
export function isArticle(code: string): boolean {
  if (!ARTICLE_LENGTHS.includes(code.length) || !/^\d*[1-9]\d*$/.test(code)) return false
  const weighed = [...code]
    .toReversed()
    .reduce((sum, digit, index) => sum + Number(digit) * (index % 2 ? 3 : 1), 0)
  return weighed % 10 === 0
}
