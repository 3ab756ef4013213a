// A time of day.
import { useId } from 'preact/hooks'
import fieldsStyles from './fields.module.css'
import { html } from './html.ts'

interface TimeFieldProps {
  readonly label: string
  /** `HH:MM`. */
  readonly value: string
  readonly set: (time: string) => void
}

export function TimeField({ label, value, set }: TimeFieldProps) {
  const id = useId()
  return html`<div class=${fieldsStyles.fieldBox}>
    <label class=${fieldsStyles.field} for=${id}><span class=${fieldsStyles.label}>${label}</span>
      <input
        id=${id}
        type="time"
        required
        value=${value}
        onInput=${(event: Event) => {
          const time = (event.currentTarget as HTMLInputElement).value
          if (time) set(time.slice(0, 'HH:MM'.length))
        }}
      />
    </label>
  </div>`
}
