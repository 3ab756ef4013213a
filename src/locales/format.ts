// Numbers, money and texts as people read them, and the shop's day; formatters are made once.
const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.NumberFormat(language, options)
    formatters.set(key, made)
  }
  return made
}

/** `R$ 12,50`: a space at which no line breaks, a real minus. Minor units of currencies with two decimals, none or three. */
export function formatMoney(cents: number, language: string, currency: string): string {
  const format = formatter(language, { style: 'currency', currency })
  const { maximumFractionDigits: places = 2 } = format.resolvedOptions()
  return format.format(cents / 10 ** places).replace('-', '−')
}

/** A quantity, three decimals at most. */
export const formatNumber = (value: number, language: string): string =>
  formatter(language, { maximumFractionDigits: 3 }).format(value).replace('-', '−')

const days = new Map<string, Intl.DateTimeFormat>()

/** The day, `YYYY-MM-DD`, in an IANA time zone. */
export function dayIn(timeZone: string, at = new Date()): string {
  let format = days.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    days.set(timeZone, format)
  }
  return format.format(at)
}

const times = new Map<string, Intl.DateTimeFormat>()

/** The time of day, `HH:MM`, in an IANA time zone. */
export function timeIn(timeZone: string, at: Date): string {
  let format = times.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    times.set(timeZone, format)
  }
  return format.format(at)
}

const characters = new Intl.Segmenter()
/** A character of more units than these, marks heaped upon marks, is cut through after all. */
const CHARACTER_MAX = 32

/** At most so many UTF-16 units, as Telegram counts; what is longer ends in dots, with no character cut in two. */
export function shortened(text: string, units: number): string {
  if (text.length <= units) return text
  const room = units - 1
  const at = characters.segment(text.slice(0, units + CHARACTER_MAX)).containing(room)?.index ?? room
  const head =
    at < room - CHARACTER_MAX ? text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '') : text.slice(0, at)
  return `${head.trimEnd()}…`
}
