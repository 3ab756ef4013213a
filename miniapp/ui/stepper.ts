// A number between two buttons; a tap on the number asks for it in full.
import { words } from '../client/words.ts'
import { classes } from './classes.ts'
import { html, part } from './html.ts'
import { Icon } from './icons.ts'
import styles from './stepper.module.css'

interface StepperProps {
  /** What is counted, for readers. */
  readonly what: string
  readonly value: number
  /** As the person reads it: `0,6`; `says` with its unit. */
  readonly shown: string
  readonly says: string
  readonly set: (value: number) => void
  readonly ask: () => void
  /** Lies over a picture: its halves are where the thumb may go. */
  readonly over?: boolean
}

export function Stepper({ what, value, shown, says, set, ask, over }: StepperProps) {
  const { less, more } = words('frame').miniapp
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp' || event.key === '+') set(value + 1)
    else if (event.key === 'ArrowDown' || event.key === '-') set(Math.max(0, value - 1))
    else if (event.key === 'Enter' || event.key === ' ') ask()
    else return
    event.preventDefault()
  }
  return html`<div class=${classes(styles.stepper, over && styles.over)} role="group" aria-label=${what}>
    <button aria-label=${less(what)} onClick=${() => set(Math.max(0, value - 1))}>${part(Icon, { name: 'less' })}</button>
    <span
      class=${classes('figure', styles.count)}
      role="spinbutton"
      tabindex="0"
      aria-label=${what}
      aria-valuenow=${value}
      aria-valuemin="0"
      aria-valuetext=${says}
      onKeyDown=${keys}
      onClick=${ask}
    >${shown}</span>
    <button aria-label=${more(what)} onClick=${() => set(value + 1)}>${part(Icon, { name: 'more' })}</button>
  </div>`
}
