// One of a few by the system's own picker, in a field like the others.
import { useId } from 'preact/hooks'
import { type Frame, Framed } from './fields.ts'
import { html, part } from './html.ts'
import { Icon } from './icons.ts'
import styles from './select-field.module.css'

interface SelectProps extends Frame {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly pick: (value: string) => void
}

export function SelectField({ label, wrong, value, options, pick }: SelectProps) {
  const id = useId()
  return part(Framed, {
    label,
    wrong,
    id,
    children: html`<span class=${styles.picked}>
      <select
        aria-invalid=${Boolean(wrong)}
        aria-describedby=${wrong ? id : undefined}
        value=${value}
        onChange=${(event: Event) => pick((event.currentTarget as HTMLSelectElement).value)}
      >
        ${options.map((one) => html`<option key=${one.value} value=${one.value} selected=${one.value === value}>${one.label}</option>`)}
      </select>
      ${part(Icon, { name: 'unfold', size: 20 })}
    </span>`,
  })
}
