// A quantity that may be read in two ways: both are named, and a tap says which.
import { isWhole, number, quantity } from '../client/format.ts'
import { language, words } from '../client/words.ts'
import choiceStyles from './choice.module.css'
import { classes } from './classes.ts'
import { html } from './html.ts'
import sizesStyles from './sizes.module.css'
import { asTyped, typedQuantities } from './typing.ts'

const readingsOf = (text: string, unit: string) => typedQuantities(text, language.value, isWhole(unit))

/** What to say of it; null where it has one reading, or none. */
export function doubtIn(text: string, unit: string): string | null {
  const [decimals, thousands] = readingsOf(text, unit)
  if (decimals === undefined || thousands === undefined) return null
  return words('frame').miniapp.either(number(decimals), number(thousands))
}

interface EitherProps {
  readonly text: string
  readonly unit: string
  /** Takes it as it would be typed for sure. */
  readonly pick: (text: string) => void
}

export function Either({ text, unit, pick }: EitherProps) {
  const label = doubtIn(text, unit)
  if (label === null) return null
  return html`<div class=${sizesStyles.sizes} role="group" aria-label=${label}>
    ${readingsOf(text, unit).map(
      (one) =>
        html`<button key=${one} type="button" class=${classes('figure', choiceStyles.chip)} onClick=${() => pick(asTyped(one, language.value))}>${quantity(one, unit)}</button>`,
    )}
  </div>`
}
