// Amounts, quantities, days and times as the person reads them: their language, the shop's currency and time zone.
import { isCounted } from '#lib/counted-units.ts'
import { formatDay } from '#lib/days.ts'
import { minorDigitsOf } from '#lib/money.ts'
import { formatMoney, formatNumber } from '#locales/format.ts'
import { formatQuantity, unitName as nameOfUnit } from '#locales/units.ts'
import { today } from './clock.ts'
import { shop, timeZone } from './known-shop.ts'
import { language } from './words.ts'

export { shop } from './known-shop.ts'

const currency = () => shop.value?.currency ?? 'BRL'

const cache = new Map<string, unknown>()
/** Formatters are slow to make. */
function cached<Format>(key: string, make: () => Format): Format {
  const name = `${language.value} ${currency()} ${timeZone()} ${key}`
  const found = (cache.get(name) as Format | undefined) ?? make()
  cache.set(name, found)
  return found
}

/** How many digits the minor unit takes: 2 for reais. */
export const minorDigits = () => minorDigitsOf(currency())

/** The pieces of an amount, for figures that set their currency smaller. In both languages the symbol leads. */
export function moneyParts(minor: number): { sign: string; symbol: string; digits: string } {
  const text = formatMoney(minor, language.value, currency())
  const [, sign = '', symbol = '', digits = text] = /^(−?)([^\d−]*)(.*)$/.exec(text) ?? []
  return { sign, symbol: symbol.trim(), digits }
}

/** `R$ 1.250,00`, with a space that does not break and a real minus. */
export function money(minor: number): string {
  const { sign, symbol, digits } = moneyParts(minor)
  return `${sign}${symbol}\u00a0${digits}`
}

/** `R$ 50`: an amount without its zeros, for bank notes. */
export const note = (minor: number) => (minorDigits() ? money(minor).replace(/[.,]0+$/, '') : money(minor))

export const number = (value: number) => formatNumber(value, language.value)

/** `34 un`, `0,6 kg`; `34 units` in English. */
export const quantity = (value: number, unit: string) => formatQuantity(value, unit, language.value)

/** The unit alone, of one or of so many: `pct`, `pack`, `packs`. */
export const unitName = (unit: string, count = 1) => nameOfUnit(unit, language.value, count)

/** Between two facts: no line breaks at it, so none begins or ends with it. */
export const DOT = '\u00a0·\u00a0'

/** `14:06 · 2 café`; what is empty is left out, with its dot. */
export const dotted = (...facts: readonly (string | null | undefined | false)[]) =>
  facts.filter(Boolean).join(DOT)

/** `2 ×` of what is counted, `0,6 kg` of what is weighed. */
export const times = (value: number, unit: string) =>
  isWhole(unit) ? `${number(value)} ×` : quantity(value, unit)

/** Is it sold in whole numbers alone? */
export const isWhole = (unit: string) => isCounted(unit)

/** `30 nov.`, with the year only when it is another one. */
export const day = (date: string) => formatDay(date, language.value, today())

/** `segunda, 30 de novembro` */
export const longDay = (date: string) =>
  cached(
    'long day',
    () =>
      new Intl.DateTimeFormat(language.value, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }),
  )
    .format(new Date(`${date}T12:00:00Z`))
    .replace('-feira', '')

/** `14:06` where the shop is. */
export const clock = (at: string) =>
  cached(
    'clock',
    () =>
      new Intl.DateTimeFormat(language.value, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: timeZone(),
      }),
  ).format(new Date(at))
