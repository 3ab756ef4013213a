// A day as it is said: `hoje`, `sexta`, `em 15 dias`, `dia 10`, `15/12`, `15 de dezembro`, `Dec 15`; day and month in both languages.
import { addDays, dayOf, nextDayMonth, weekdayOf } from '#lib/days.ts'
import type { NumberLanguage } from '#lib/numbers.ts'
import { numberInWords } from './number-words.ts'
import { agoAt } from './past.ts'

/** The days that it may be, as meant first, and how many words say it. */
export interface DaySaid {
  readonly days: readonly string[]
  readonly took: number
}

const indexed = (names: string) =>
  new Map(names.split(' ').flatMap((some, n) => some.split('/').map((name) => [name, n] as const)))

const WEEKDAYS = indexed(
  'domingo/dom/sunday/sun segunda/seg/monday/mon terca/ter/tuesday/tue/tues quarta/qua/wednesday/wed quinta/qui/thursday/thu/thurs sexta/sex/friday/fri sabado/sab/saturday/sat',
)
const MONTHS = indexed(
  'janeiro/jan/january fevereiro/fev/february/feb marco/mar/march abril/abr/april/apr maio/mai/may junho/jun/june julho/jul/july agosto/ago/august/aug setembro/set/september/sept/sep outubro/out/october/oct novembro/nov/november dezembro/dez/december/dec',
)
const SPANS: ReadonlyMap<string, number> = new Map([
  ...'dia dias day days'.split(' ').map((word) => [word, 1] as const),
  ...'semana semanas week weeks'.split(' ').map((word) => [word, 7] as const),
])
/** Words by which a line may name a day; without one of them the shop's day need not be known. */
const NAMING =
  /\d\/\d|\b(?:hoje|amanha|amh|hj|today|tomorrow|dias?|days?|semanas?|weeks?|vence|vencimento|validade|due|expires)\b/

/** Whether a folded line may name a day. */
export const mayNameDay = (folded: string): boolean =>
  NAMING.test(folded) ||
  folded.split(/[^\p{L}]+/u).some((word) => WEEKDAYS.has(word) || MONTHS.has(word) || agoAt([word], 0))

/** What leads to a day, and is none of it: `vence em`, `no dia`, `due on the`. */
const LEADING = new Set('em no na a ao o dia the on by in ate for de'.split(' '))
const LEADING_MAX = 3

/** A day from a place on; the words are folded, `today` is the shop's. Undefined where none is said. */
export function dayAt(
  words: readonly string[],
  at: number,
  today: string,
  language: NumberLanguage,
): DaySaid | undefined {
  for (let from = at; from <= at + LEADING_MAX; from++) {
    const said = today && plainDayAt(words, from, today, language)
    if (said) return said.days.length ? { days: said.days, took: from + said.took - at } : undefined
    if (!LEADING.has(words[from] ?? '')) return undefined
  }
  return undefined
}

type Said = DaySaid | undefined

const one = (day: string | undefined, took: number): Said => ({ days: day ? [day] : [], took })

function plainDayAt(words: readonly string[], at: number, today: string, language: NumberLanguage): Said {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3)
  if (first === 'hoje' || first === 'today') return one(today, 1)
  if (first === 'amanha' || first === 'tomorrow') return one(addDays(today, 1), 1)
  if (`${first} ${second} ${third}` === 'depois de amanha') return one(addDays(today, 2), 3)
  return (
    inNumbers(first, today, language) ??
    onWeekday(words, at, today) ??
    inSoMany(words, at, today) ??
    inMonth(words, at, today) ??
    ((words[at - 1] === 'dia' && /^\d{1,2}$/.test(first)) || /^\d{1,2}(?:st|nd|rd|th)$/.test(first)
      ? one(nextDay(today, Number.parseInt(first, 10)), 1)
      : undefined)
  )
}

/** `15/12`, `15/12/26`, `15/12/2026`; who reads English may have meant the month first, where there is such a day. */
function inNumbers(word: string, today: string, language: NumberLanguage): Said {
  const match = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(word)
  if (!match || (!match[3] && !word.includes('/'))) return undefined
  const [, d = '', m = '', y] = match
  const year = y === undefined ? undefined : Number(y.length === 2 ? `20${y}` : y)
  const dayIn = (day: number, month: number) =>
    year === undefined ? nextDayMonth(today, day, month) : dayOf(year, month, day)
  const [day, month] = [Number(d), Number(m)]
  const found = dayIn(day, month)
  const other = language === 'en' && found && day <= 12 && day !== month ? dayIn(month, day) : undefined
  return { days: [found, other].filter((it) => it !== undefined), took: 1 }
}

const PART_OF_WEEKDAY = new Set(['feira', '-feira'])

/** The next such weekday after today; "next", "que vem": that, or the one of the week after. */
function onWeekday(words: readonly string[], at: number, today: string): Said {
  const isNext = NEXT.has(words[at] ?? '')
  const from = isNext ? at + 1 : at
  const named = WEEKDAYS.get((words[from] ?? '').replace(/-feira$/, ''))
  if (named === undefined) return undefined
  let to = from + 1
  if (PART_OF_WEEKDAY.has(words[to] ?? '')) to++
  const isComing = words[to] === 'que' && words[to + 1] === 'vem'
  const ahead = (named - weekdayOf(today) + 7) % 7 || 7
  const day = addDays(today, ahead)
  const days = isNext || isComing ? [day, addDays(day, 7)] : [day]
  return { days, took: to + (isComing ? 2 : 0) - at }
}
const NEXT = new Set(['next', 'proxima', 'proximo'])

/** `15 dias`, `duas semanas`, `daqui a 15 dias`: behind a word that leads to it, or not. */
function inSoMany(words: readonly string[], at: number, today: string): Said {
  const from = words[at] === 'daqui' ? at + 2 : at
  const digits = /^\d{1,3}$/.test(words[from] ?? '')
    ? { milli: Number(words[from]) * 1000, took: 1 }
    : undefined
  const said = digits ?? numberInWords(words, from)
  const span = said && SPANS.get(words[from + said.took] ?? '')
  if (!said || span === undefined || said.milli % 1000) return undefined
  return one(addDays(today, (said.milli / 1000) * span), from + said.took + 1 - at)
}

/** `15 de dezembro`, `15 dez`, `Dec 15`, `December 15th`. */
function inMonth(words: readonly string[], at: number, today: string): Said {
  const dayOfMonth = (word: string | undefined) =>
    Number(/^(\d{1,2})(?:st|nd|rd|th|o|º)?$/.exec(word ?? '')?.[1] ?? 0)
  const between = words[at + 1] === 'de' || words[at + 1] === 'of' ? 1 : 0
  const month = MONTHS.get((words[at + 1 + between] ?? '').replace(/\.$/, ''))
  const day = dayOfMonth(words[at])
  if (day && month !== undefined) return one(nextDayMonth(today, day, month + 1), 2 + between)
  const first = MONTHS.get((words[at] ?? '').replace(/\.$/, ''))
  const behind = dayOfMonth(words[at + 1])
  return first !== undefined && behind ? one(nextDayMonth(today, behind, first + 1), 2) : undefined
}

/** The next day of that number, today included. */
function nextDay(today: string, day: number): string | undefined {
  const [year = 0, month = 0] = today.split('-').map(Number)
  for (let n = 0; n < 3; n++) {
    const found = dayOf(year + Math.floor((month - 1 + n) / 12), ((month - 1 + n) % 12) + 1, day)
    if (found && found >= today) return found
  }
  return undefined
}
