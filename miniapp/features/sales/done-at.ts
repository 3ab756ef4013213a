// When something was done to a sale: the time alone where that was today.
import { dayAt, today } from '../../client/clock.ts'
import { clock, day } from '../../client/format.ts'

/** `13:52`, `22 ago., 13:52` */
export function doneAt(at: string): string {
  const on = dayAt(at)
  return on === today() ? clock(at) : `${day(on)}, ${clock(at)}`
}
