// The shop's clock: which day it is there, by this device's clock as the shop last set it right. It ticks, so that midnight
// comes to an open screen too.
import { computed, signal } from '@preact/signals'
import { addDays } from '#lib/days.ts'
import { timeZone } from './known-shop.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Clocks that differ by less are both right. */
const NEAR_MS = 5 * MINUTE_MS

/** Milliseconds by this device's clock: moved at each full minute, as midnight is one in every zone. */
export const minute = signal(Date.now())
/** Days that the shop is ahead of this device's clock; 0 unless that is set wrong. */
const ahead = signal(0)

const formats = new Map<string, Intl.DateTimeFormat>()

/** The shop's day of an instant. */
export function dayAt(at: string | number): string {
  const zone = timeZone()
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(new Date(at))
}

const dayOf = (at: number) => addDays(dayAt(at), ahead.value)
const turned = computed(() => dayOf(minute.value))

/** The shop's day, also without a network. Whoever draws it draws anew when it turns. */
export function today(): string {
  // A device that slept asks before its clock has ticked: that is right too.
  return turned.value && dayOf(Date.now())
}

/** The shop said, at that moment of this device's clock, which day it is. */
export function setDay(said: string, at: number): void {
  const isRight = [at - NEAR_MS, at, at + NEAR_MS].some((near) => dayAt(near) === said)
  ahead.value = isRight ? 0 : (Date.parse(said) - Date.parse(dayAt(at))) / DAY_MS
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Moves it on to now, and from now on with each minute. Called again when the person returns: devices sleep. */
export function tick(): void {
  clearTimeout(timer)
  minute.value = Date.now()
  timer = setTimeout(tick, MINUTE_MS - (Date.now() % MINUTE_MS))
}
