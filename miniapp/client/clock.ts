// The shop's day: of an instant, as the shop says it, and by this device's clock.
import { shop, timeZone } from './format.ts'

/** Of an instant. */
export const dayAt = (at: string | number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timeZone(), dateStyle: 'short' }).format(new Date(at))

/** By this device's clock, which goes on without a network. */
export const todayHere = () => dayAt(Date.now())

/** As the shop says it; until it has, by this device's clock. */
export const today = () => shop.value?.today ?? todayHere()
