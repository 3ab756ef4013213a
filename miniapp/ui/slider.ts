// One of some even steps, by a thumb on a line.
import { haptic } from '../platform/telegram.ts'
import { html, type Inside } from './html.ts'
import styles from './slider.module.css'

interface SliderProps {
  /** What is chosen, for readers: said here, or by what has this id. */
  readonly label?: string
  readonly labelledBy?: string
  /** From 0 to `most`. */
  readonly value: number
  readonly most: number
  /** As the person reads it. */
  readonly says: string
  /** While the thumb moves. */
  readonly slide: (value: number) => void
  /** Once it is let go. */
  readonly put?: (value: number) => void
  /** Marks on the line. */
  readonly children?: Inside
}

const valueIn = (event: Event) => Number((event.currentTarget as HTMLInputElement).value)

export function Slider({ label, labelledBy, value, most, says, slide, put, children }: SliderProps) {
  const move = (event: Event) => {
    if (valueIn(event) !== value) haptic('selection')
    slide(valueIn(event))
  }
  return html`<div class=${styles.slider} style=${{ '--share': `${(100 * value) / most}%` }}>
    ${children}
    <input
      type="range"
      min="0"
      max=${most}
      step="1"
      value=${value}
      aria-label=${label}
      aria-labelledby=${labelledBy}
      aria-valuetext=${says}
      onInput=${move}
      onChange=${put && ((event: Event) => put(valueIn(event)))}
    />
  </div>`
}
