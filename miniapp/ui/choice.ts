// One of several: chips and segments, each a native radio, so arrows, focus and readers come with it.
import { useId } from 'preact/hooks'
import { haptic } from '../platform/telegram.ts'
import styles from './choice.module.css'
import { html, type Inside, part } from './html.ts'

interface Option<Value> {
  readonly value: Value
  readonly label: Inside
}

interface ChoiceProps<Value> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly pick: (value: Value) => void
  /** Of the row, and of what is drawn for each. */
  readonly row?: string | undefined
  readonly face?: string | undefined
}

export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { label, options, value, pick, row = styles.chipRow, face = styles.chip } = props
  const group = useId()
  const choose = (next: Value) => {
    haptic('selection')
    pick(next)
  }
  return html`<div class=${row} role="radiogroup" aria-label=${label}>
    ${options.map(
      (option) => html`<label class=${styles.choice} key=${option.value}>
        <input
          type="radio"
          name=${group}
          checked=${option.value === value}
          onChange=${() => choose(option.value)}
        />
        <span class=${face}>${option.label}</span>
      </label>`,
    )}
  </div>`
}

export const Segment = <Value extends string>(props: ChoiceProps<Value>) =>
  part(Choice<Value>, { ...props, row: styles.segment, face: '' })
