// One of several: chips, each a native radio, so arrows, focus and readers come with it.
import { useId } from 'preact/hooks'
import { haptic } from '../platform/telegram.ts'
import styles from './choice.module.css'
import { html, type Inside } from './html.ts'

interface Option<Value> {
  readonly value: Value
  readonly label: Inside
}

export interface ChoiceProps<Value> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value | null
  readonly pick: (value: Value) => void
  /** Of the row, and of what is drawn for each. */
  readonly row?: string
  readonly face?: string
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
