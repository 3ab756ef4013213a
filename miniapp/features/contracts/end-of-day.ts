// The last minute of a day where the shop is, as a moment.
import { timeZone } from '../../client/known-shop.ts'

const SIGNS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

/** What a clock on the wall there says at that moment, as if it were UTC. */
function wallAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(at))
  const [year = 0, month = 0, ...rest] = SIGNS.map((sign) =>
    Number(parts.find(({ type }) => type === sign)?.value),
  )
  return Date.UTC(year, month - 1, ...rest)
}

/** `2026-11-30T23:59:59` there, as RFC 3339. Asked twice, for the hour may be another one on the way. */
export function endOfDay(day: string, zone = timeZone()): string {
  const wanted = Date.parse(`${day}T23:59:59Z`)
  const near = wanted - (wallAt(wanted, zone) - wanted)
  const at = wanted - (wallAt(near, zone) - near)
  return new Date(at).toISOString()
}
