// The forms that a draft was before: the way back, as long as it is short and small.
import type { AnyForm } from './form.ts'

const STEPS_MAX = 6
/** UTF-16 units of JSON. */
const SIZE_MAX = 16_000

/** With one more at its end; the oldest go where there are too many, or too much in them. */
export function withBefore(trail: readonly AnyForm[], form: AnyForm): readonly AnyForm[] {
  let left = SIZE_MAX
  const kept = [...trail, form].slice(-STEPS_MAX).toReversed()
  const fitting = kept.findIndex((one) => (left -= JSON.stringify(one).length) < 0)
  return kept.slice(0, fitting < 0 ? kept.length : fitting).toReversed()
}
