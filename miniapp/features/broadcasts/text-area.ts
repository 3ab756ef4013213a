// What is written, as high as it is; what is chosen in it becomes bold, italic or struck by a button.
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { MARKS, type Mark, withMark } from '#lib/marked.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './broadcasts.module.css'

interface TextAreaProps {
  readonly label: string
  readonly typed: string
  readonly set: (text: string) => void
  readonly wrong: string | null
  /** Nothing in it is marked. */
  readonly plain?: boolean
  readonly maxLength?: number
}

export function TextArea({ label, typed, set, wrong, plain = false, maxLength }: TextAreaProps) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement | null>(null)
  // The page scrolls, never the field.
  useLayoutEffect(() => {
    const area = box.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [typed])
  const mark = (sign: Mark) => {
    const area = box.current
    if (!area) return
    const { selectionStart: from, selectionEnd: to } = area
    const marked = withMark(typed, from, to, sign)
    set(marked.text)
    area.focus()
    requestAnimationFrame(() => area.setSelectionRange(from, marked.to))
  }
  const put = (word: string) => {
    const area = box.current
    if (!area) return
    const { selectionStart: from, selectionEnd: to } = area
    const [before, after] = [typed.slice(0, from), typed.slice(to)]
    // A word of its own, beside any other.
    const said = `${/[\p{L}\p{N}]$/u.test(before) ? ' ' : ''}${word}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}`
    set(before + said + after)
    area.focus()
    requestAnimationFrame(() => area.setSelectionRange(from + said.length, from + said.length))
  }
  return html`<div class=${fieldsStyles.fieldBox}>
      <label class=${classes(fieldsStyles.field, wrong !== null && fieldsStyles.wrong)}>
        <span class=${classes(fieldsStyles.label, 'figure')}>${label}</span>
        <textarea
          ref=${box}
          class=${classes(styles.area, plain && styles.short)}
          rows=${plain ? 1 : 3}
          maxlength=${maxLength}
          value=${typed}
          aria-invalid=${wrong !== null}
          aria-describedby=${wrong ? id : undefined}
          onInput=${(event: Event) => set((event.currentTarget as HTMLTextAreaElement).value)}
        />
      </label>
      ${wrong && html`<p class=${fieldsStyles.error} id=${id} role="alert">${wrong}</p>`}
    </div>
    ${!plain && part(Marks, { mark, put })}`
}

function Marks({ mark, put }: { mark: (sign: Mark) => void; put: (word: string) => void }) {
  const t = words('broadcasts').broadcasts
  return html`<div class=${styles.marks}>
      ${(Object.keys(MARKS) as Mark[]).map(
        (
          sign,
        ) => html`<button key=${sign} type="button" class=${styles.mark} onMouseDown=${(event: Event) => event.preventDefault()} onClick=${() => mark(sign)}>
          ${sign === '*' ? html`<b>${t.marks.bold}</b>` : sign === '_' ? html`<i>${t.marks.italic}</i>` : html`<s>${t.marks.strikethrough}</s>`}
        </button>`,
      )}
      <button type="button" class=${styles.mark} onMouseDown=${(event: Event) => event.preventDefault()} onClick=${() => put(t.nameWord)}>${part(Icon, { name: 'person', size: 20 })}${t.name}</button>
    </div>`
}
