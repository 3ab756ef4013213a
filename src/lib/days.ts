// Plain days, `YYYY-MM-DD`, without a time zone: calendar arithmetic and how people see them.

const startOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** A day that exists, in years 1 to 9999. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match || match[1] === '0000') return false
  const date = startOf(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  const date = startOf(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

const DAY_MS = 86_400_000

/** How many days the second is after the first; below 0 when it is before. */
export const daysBetween = (from: string, to: string) =>
  Math.round((startOf(to).getTime() - startOf(from).getTime()) / DAY_MS)

const two = (n: number) => String(n).padStart(2, '0')

/** That day and month, in that year; undefined when there is none. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isDay(text) ? text : undefined
}

/** The next such day and month, today included; undefined when there never is one. */
export function nextDayMonth(today: string, day: number, month: number): string | undefined {
  const year = Number(today.slice(0, 4))
  // A leap day may be eight years away.
  for (let y = year; y <= year + 8; y++) {
    const found = dayOf(y, month, day)
    if (found && found >= today) return found
  }
  return undefined
}

/** Which day of the week it is: 0 is Sunday. */
export const weekdayOf = (day: string): number => startOf(day).getUTCDay()

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a slow phone long: each is made once. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
  formats.set(key, made)
  return made
}

/** `30 nov.`, with the year only where it is not this one's. */
export function formatDay(day: string, language: string, today: string): string {
  const isOther = day.slice(0, 4) !== today.slice(0, 4)
  const format = formatOf(language, {
    day: 'numeric',
    month: 'short',
    ...(isOther ? { year: 'numeric' } : {}),
  })
  return format.format(startOf(day)).replaceAll(' de ', ' ')
}

/** `sábado`, `Saturday`; `month`: with the day, in full, `sábado, 5 de dezembro`. */
export function formatWeekday(day: string, language: string, { month = false } = {}): string {
  const format = formatOf(language, { weekday: 'long', ...(month ? { day: 'numeric', month: 'long' } : {}) })
  return format.format(startOf(day)).replace('-feira', '')
}
