// A field of several lines, as high as what is in it.
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { type Frame, Framed } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import styles from './form.module.css'

interface TextAreaProps extends Frame {
  readonly value: string
  readonly set: (text: string) => void
  readonly maxLength: number
}

export function TextArea({ label, wrong, value, set, maxLength }: TextAreaProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [value])
  return part(Framed, {
    label,
    wrong,
    id,
    children: html`<textarea
      ref=${field}
      class=${styles.area}
      rows="2"
      maxlength=${maxLength}
      value=${value}
      aria-invalid=${Boolean(wrong)}
      aria-describedby=${wrong ? id : undefined}
      onInput=${(event: InputEvent) => set((event.currentTarget as HTMLTextAreaElement).value)}
    />`,
  })
}
