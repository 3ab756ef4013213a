// From what level on one is told that goods run out: a quantity with its unit behind it.
import { useId } from 'preact/hooks'
import { type Frame, Framed } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import styles from './product-form.module.css'

interface MinimumProps extends Frame {
  /** As typed. */
  readonly value: string
  readonly set: (text: string) => void
  readonly unit: string
}

export function MinimumField({ label, wrong, value, set, unit }: MinimumProps) {
  const id = useId()
  return part(Framed, {
    label,
    wrong,
    id,
    children: html`<span class=${styles.withUnit}>
      <input
        class="figure"
        type="text"
        inputmode="decimal"
        enterkeyhint="next"
        autocomplete="off"
        maxlength="12"
        placeholder="0"
        style=${{ width: `calc(${Math.max(1, value.length)}ch + 2px)` }}
        value=${value}
        aria-invalid=${Boolean(wrong)}
        aria-describedby=${wrong ? id : undefined}
        onInput=${(event: InputEvent) => set((event.currentTarget as HTMLInputElement).value)}
      />
      <span class="muted" aria-hidden="true">${unit}</span>
    </span>`,
  })
}
