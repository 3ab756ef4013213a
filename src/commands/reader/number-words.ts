// Numbers in words, in both languages: `dois`, `vinte e cinco`, `meia dúzia`, `um quilo e meio`, `half a dozen`; and fractions, `1/2`, `½`.

/** How much it is, in thousandths, and how many words say it. */
export interface Said {
  readonly milli: number
  readonly took: number
}

const named = (...groups: readonly (readonly [from: number, step: number, words: string])[]) =>
  new Map(
    groups.flatMap(([from, step, words]) =>
      words.split(' ').flatMap((some, n) => some.split('/').map((word) => [word, from + n * step] as const)),
    ),
  )

const UNITS = named(
  [
    1,
    1,
    'um/uma/one dois/duas/two tres/three quatro/four cinco/five seis/six sete/seven oito/eight nove/nine',
  ],
  [10, 1, 'dez/ten onze/eleven doze/twelve treze/thirteen quatorze/catorze/fourteen quinze/fifteen'],
  [16, 1, 'dezesseis/sixteen dezessete/seventeen dezoito/eighteen dezenove/nineteen'],
)
const TENS = named([
  20,
  10,
  'vinte/twenty trinta/thirty quarenta/forty cinquenta/fifty sessenta/sixty setenta/seventy oitenta/eighty noventa/ninety',
])
const HUNDREDS = named([
  100,
  100,
  'cem/cento/hundred duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas',
])

/** `twenty-four`, in one word. */
const HYPHENATED: ReadonlyMap<string, number> = new Map(
  [...TENS].flatMap(([tens, value]) =>
    [...UNITS].flatMap(([unit, more]) => (more < 10 ? [[`${tens}-${unit}`, value + more] as const] : [])),
  ),
)

const THOUSAND = new Set(['mil', 'thousand'])
/** What makes a number of the one before it larger; of those beyond thousands none is read. */
const SCALES = new Set([
  ...THOUSAND,
  ...'hundred milhao milhoes million millions bilhao bilhoes billion billions'.split(' '),
])

const HALF = new Set(['meio', 'meia', 'half'])
const AND = new Set(['e', 'and'])
/** What `half` may be followed by, and is none of it. */
const OF_HALF = new Set(['a', 'an'])
const QUARTERS: Readonly<Record<string, number>> = {
  '½': 500,
  '¼': 250,
  '¾': 750,
  '1/2': 500,
  '1/4': 250,
  '3/4': 750,
}

/** Whether a number in words may begin with it; folded. */
export const isNumberWord = (word: string): boolean =>
  UNITS.has(word) ||
  HYPHENATED.has(word) ||
  TENS.has(word) ||
  HUNDREDS.has(word) ||
  THOUSAND.has(word) ||
  HALF.has(word) ||
  Object.hasOwn(QUARTERS, word)

interface Whole {
  readonly value: number
  readonly took: number
}

/** A whole number in words: `vinte e cinco`, `mil e duzentos`, `two thousand three hundred`; digits before a thousand too, `5 mil`. */
function wholeAt(words: readonly string[], at: number): Whole | undefined {
  const said = belowThousandAt(words, at)
  const digits = /^[1-9]\d{0,2}$/.test(words[at] ?? '') ? { value: Number(words[at]), took: 1 } : undefined
  const times = said ?? digits
  const to = at + (times?.took ?? 0)
  if (!THOUSAND.has(words[to] ?? '')) return said
  const from = behindAnd(words, to + 1)
  const rest = belowThousandAt(words, from)
  const value = (times?.value ?? 1) * 1000 + (rest?.value ?? 0)
  return { value, took: (rest ? from + rest.took : to + 1) - at }
}

const behindAnd = (words: readonly string[], at: number) => (AND.has(words[at] ?? '') ? at + 1 : at)

/** `vinte e cinco`, `cento e dez`, `twenty five`. */
function belowThousandAt(words: readonly string[], at: number): Whole | undefined {
  // "Three hundred"; in Portuguese that is one word.
  const times = words[at + 1] === 'hundred' ? (UNITS.get(words[at] ?? '') ?? 10) : 10
  let value = times < 10 ? times * 100 : 0
  let to = value ? at + 2 : at
  for (const [names, below] of [
    [HUNDREDS, 1000],
    [HYPHENATED, 100],
    [TENS, 100],
    [UNITS, 20],
  ] as const) {
    // Its last digit is said.
    if (value % 10 || (value && below === 1000)) continue
    const from = to > at && AND.has(words[to] ?? '') ? to + 1 : to
    const said = names.get(words[from] ?? '')
    // Beside tens stands one to nine.
    if (said === undefined || (value > 0 && value % 100 && said > 9) || said >= below) continue
    value += said
    to = from + 1
  }
  return to > at ? { value, took: to - at } : undefined
}

/** A half, or a quarter, as it is said: `meio`, `½`, `1/2`, `half a`. */
function partAt(words: readonly string[], at: number): Said | undefined {
  const word = words[at] ?? ''
  if (HALF.has(word)) return { milli: 500, took: OF_HALF.has(words[at + 1] ?? '') ? 2 : 1 }
  const milli = Object.hasOwn(QUARTERS, word) ? QUARTERS[word] : undefined
  return milli === undefined ? undefined : { milli, took: 1 }
}

/** A number in words from a place on; the words are folded. None where its words go on in a way that is not read: never a part of it. */
export function numberInWords(words: readonly string[], at = 0): Said | undefined {
  const part = partAt(words, at)
  if (part) return goesOn(words, at + part.took) ? undefined : part
  const whole = wholeAt(words, at)
  if (!whole) return undefined
  const to = at + whole.took
  const half = halfBehind(words, to)
  const isOpen = whole.value >= 1000 && (half || /^\d/.test(words[behindAnd(words, to)] ?? ''))
  if (isOpen || goesOn(words, to)) return undefined
  return { milli: whole.value * 1000 + (half?.milli ?? 0), took: whole.took + (half?.took ?? 0) }
}

/** Whether a number before it is that much larger. */
export const isScale = (word: string): boolean => SCALES.has(word)

const goesOn = (words: readonly string[], at: number) => SCALES.has(words[behindAnd(words, at)] ?? '')

/** Whether what stands there belongs to a number that began before it: `mil e | duzentos`, `twelve | hundred`. */
export function isWithinNumber(words: readonly string[], at: number): boolean {
  const before = words[AND.has(words[at - 1] ?? '') ? at - 2 : at - 1] ?? ''
  return SCALES.has(before) || (SCALES.has(words[at] ?? '') && (isNumberWord(before) || /^\d/.test(before)))
}

/** `e meio`, `and a half`, behind a number or its unit. */
export function halfBehind(words: readonly string[], at: number): Said | undefined {
  if (!AND.has(words[at] ?? '')) return undefined
  const from = words[at + 1] === 'a' ? at + 2 : at + 1
  return HALF.has(words[from] ?? '') ? { milli: 500, took: from + 1 - at } : undefined
}
