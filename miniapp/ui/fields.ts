// The fields that forms are made of: a label above, what is wrong below, never a placeholder in the label's place.
import { useId } from 'preact/hooks'
import { classes } from './classes.ts'
import styles from './fields.module.css'
import { html, type Inside, part } from './html.ts'
import { MoneyField } from './money.ts'
import rowStyles from './row.module.css'

export interface Frame {
  readonly label: string
  /** What is wrong with it, said below. */
  readonly wrong?: string | null | undefined
}

/** What a field stands in; `id`: of the sentence below it. */
export function Framed({ label, wrong, id, children }: Frame & { id: string; children: Inside }) {
  return html`<div class=${styles.fieldBox}>
    <label class=${wrong ? classes(styles.field, styles.wrong) : styles.field}><span class=${styles.label}>${label}</span>${children}</label>
    ${wrong && html`<p class=${styles.error} id=${id}>${wrong}</p>`}
  </div>`
}

interface TextProps extends Frame {
  readonly value: string
  readonly set: (text: string) => void
  readonly mode?: 'text' | 'decimal' | 'tel'
  readonly maxLength?: number
}

/** Words, or a quantity as it is typed (`mode: 'decimal'`, read by typedQuantity). */
export function TextField({ label, wrong, value, set, mode = 'text', maxLength }: TextProps) {
  const id = useId()
  return part(Framed, {
    label,
    wrong,
    id,
    children: html`<input
      type=${mode === 'tel' ? 'tel' : 'text'}
      inputmode=${mode}
      class=${mode === 'decimal' ? 'figure' : styles.plain}
      autocomplete="off"
      enterkeyhint="go"
      maxlength=${maxLength}
      value=${value}
      aria-invalid=${Boolean(wrong)}
      aria-describedby=${wrong ? id : undefined}
      onInput=${(event: InputEvent) => set((event.currentTarget as HTMLInputElement).value)}
    />`,
  })
}

interface DateProps extends Frame {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly set: (day: string) => void
  readonly min?: string
  readonly max?: string
}

export function DateField({ label, wrong, value, set, min, max }: DateProps) {
  const id = useId()
  return part(Framed, {
    label,
    wrong,
    id,
    children: html`<input
      type="date"
      class=${styles.plain}
      min=${min}
      max=${max}
      value=${value}
      aria-invalid=${Boolean(wrong)}
      aria-describedby=${wrong ? id : undefined}
      onChange=${(event: Event) => set((event.currentTarget as HTMLInputElement).value)}
    />`,
  })
}

interface AmountProps extends Frame {
  readonly value: number
  readonly set: (minor: number) => void
}

/** Minor units; digits fill from the right. */
export function AmountField({ label, wrong, value, set }: AmountProps) {
  const id = useId()
  return part(Framed, {
    label,
    wrong,
    id,
    children: part(MoneyField, {
      label,
      value,
      set,
      wrong: Boolean(wrong),
      describedBy: wrong ? id : undefined,
    }),
  })
}

interface SwitchProps {
  readonly label: string
  readonly second?: string
  readonly on: boolean
  readonly set: (on: boolean) => void
}

/** A native checkbox that is read as a switch. */
export const Switch = ({ label, second, on, set }: SwitchProps) =>
  html`<label class=${classes(rowStyles.row, styles.switchRow)}>
    <span class=${rowStyles.words}><span class="block">${label}</span>${second && html`<span class="second muted block">${second}</span>`}</span>
    <input
      type="checkbox"
      role="switch"
      class=${styles.switch}
      checked=${on}
      onChange=${(event: Event) => set((event.currentTarget as HTMLInputElement).checked)}
    />
  </label>`
