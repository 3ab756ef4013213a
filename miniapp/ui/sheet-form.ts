// What a sheet asks for, as cards on the page's colour, and its main act: by its button, or by Enter in a field.
import cardStyles from './card.module.css'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import { MainButton, type MainButtonProps } from './main-button.ts'
import sheetStyles from './sheet.module.css'

interface SheetFormProps {
  readonly act: Pick<MainButtonProps, 'text' | 'press' | 'enabled' | 'busy'>
  readonly children: Inside
}

/** Here Enter means something else: it searches, or ticks. */
const OTHER = ['search', 'checkbox', 'radio']

/** A quantity is seldom all: what it costs, or why, comes next. */
function fieldAfter(field: HTMLInputElement): HTMLElement | null {
  const all = [...(field.form?.querySelectorAll<HTMLElement>('input:not([type=radio]), textarea') ?? [])]
  return all[all.indexOf(field) + 1] ?? null
}

/** Telegram's own button is none of the page's: without this Enter would do nothing in a form of several fields. */
export function SheetForm({ act, children }: SheetFormProps) {
  const { press, enabled = true, busy = false } = act
  const key = (event: KeyboardEvent) => {
    const { target } = event
    if (event.key !== 'Enter' || event.isComposing || !(target instanceof HTMLInputElement)) return
    if (event.defaultPrevented || OTHER.includes(target.type)) return
    event.preventDefault()
    // The key that opened the sheet may still be held.
    if (event.repeat) return
    const next = target.value && target.inputMode === 'decimal' ? fieldAfter(target) : null
    if (next) next.focus()
    else if (enabled && !busy) press()
  }
  return html`<form class=${classes(cardStyles.stack, sheetStyles.onPage)} novalidate onKeyDown=${key} onSubmit=${(event: Event) => event.preventDefault()}>
    ${children}
    ${part(MainButton, { ...act, inFlow: true })}
  </form>`
}
