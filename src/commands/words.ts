// The chat's words in one language, with money, quantities and days as that language shows them.

import type { Language } from '#domain/operation.ts'
import { formatDay, formatWeekday } from '#lib/days.ts'
import { minorDigitsOf } from '#lib/money.ts'
import { chat as english } from '#locales/en/chat.ts'
import { dayIn, formatMoney, formatNumber, timeIn } from '#locales/format.ts'
import { chat as portuguese } from '#locales/pt-BR/chat.ts'
import { formatQuantity, unitName } from '#locales/units.ts'

export type Texts = typeof portuguese

export interface Words {
  readonly language: Language
  readonly t: Texts
  /** How many digits the minor unit of the shop's currency takes. */
  readonly minorDigits: number
  /** Minor units. */
  money(cents: number): string
  /** With its unit: `0,35 kg`, `2 un`. */
  quantity(value: number, unit: string): string
  /** The unit alone, of one: `un`, `pack`. */
  unit(unit: string): string
  number(value: number): string
  /** Of thousandths: `12,5%`. */
  percent(permille: number): string
  /** With its year where that is not the one of `today`, by default the shop's. */
  day(day: string, today?: string): string
  /** A moment by the shop's clock, RFC 3339: `28 nov. 14:02`. */
  moment(at: string): string
  /** `Sábado, 5 dez.`; in full `sábado, 5 de dezembro`. */
  weekday(day: string): string
  longDay(day: string): string
}

const TEXTS: Record<Language, Texts> = { 'pt-BR': portuguese, en: english }

/** `timeZone`: the shop's, in which it is today. */
export function wordsOf(language: Language, currency: string, timeZone = 'UTC'): Words {
  const day: Words['day'] = (given, today = dayIn(timeZone)) => formatDay(given, language, today)
  return {
    language,
    t: TEXTS[language],
    minorDigits: minorDigitsOf(currency),
    money: (cents) => formatMoney(cents, language, currency),
    quantity: (value, unit) => formatQuantity(value, unit, language).replace('\u00a0', ' ').trimEnd(),
    unit: (unit) => unitName(unit, language),
    number: (value) => formatNumber(value, language),
    percent: (permille) => `${formatNumber(permille / 10, language)}%`,
    day,
    weekday(given) {
      const named = formatWeekday(given, language)
      return `${named.charAt(0).toUpperCase()}${named.slice(1)}, ${formatDay(given, language, given)}`
    },
    longDay: (given) => formatWeekday(given, language, { month: true }),
    moment: (at) => `${day(dayIn(timeZone, new Date(at)))} ${timeIn(timeZone, new Date(at))}`,
  }
}
