// When something was done to a sale: the time alone where that was today.

import { today } from '../../client/clock.ts'
import { clock, day, shop } from '../../client/format.ts'

/** `13:52`, `22 ago., 13:52` */
export function doneAt(at: string): string {
  // The Swedes write a day as the server does.
  const on = new Intl.DateTimeFormat('sv', { timeZone: shop.value?.timeZone }).format(new Date(at))
  return on === today() ? clock(at) : `${day(on)}, ${clock(at)}`
}
