// Amounts shown large, and the field they are typed into.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { money, moneyParts } from '../format.ts'
import { pastedMoney, rightFill } from '../typing.ts'
import { language } from '../words.ts'
import { html } from './html.ts'

/** The one answer of a page: its currency stands smaller beside it. */
export function Figure({ amount, as = 'p' }: { amount: number; as?: string }) {
  const { sign, symbol, digits } = moneyParts(amount)
  return html`<${as} class="figure big"><small>${sign}${symbol}\u00a0</small>${digits}</${as}>`
}

interface MoneyFieldProps {
  readonly label: string
  readonly value: number
  readonly set: (minor: number) => void
  readonly wrong?: boolean
  readonly describedBy?: string
}

/** Digits fill from the right, the caret stays at the end, a paste is read as an amount. */
export function MoneyField({ label, value, set, wrong, describedBy }: MoneyFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const shown = money(value)
  const toEnd = () => field.current?.setSelectionRange(shown.length, shown.length)
  useLayoutEffect(() => {
    if (!field.current) return
    field.current.value = shown
    if (document.activeElement === field.current) toEnd()
  })
  /** A whole selection is replaced by what is typed; any other place in it is none to type at. */
  const aim = () => {
    const input = field.current
    if (input && input.selectionEnd !== (input.selectionStart ?? 0) + shown.length) toEnd()
  }
  const typed = (event: InputEvent) => {
    const input = event.currentTarget as HTMLInputElement
    set(rightFill(input.value, value))
    input.value = shown
  }
  const pasted = (event: ClipboardEvent) => {
    event.preventDefault()
    const amount = pastedMoney(event.clipboardData?.getData('text') ?? '', language.peek())
    if (amount !== null) set(amount)
  }
  return html`<input
    ref=${field}
    class="figure amount"
    inputmode="numeric"
    autocomplete="off"
    enterkeyhint="done"
    aria-label=${label}
    aria-invalid=${wrong ?? false}
    aria-describedby=${describedBy}
    onKeyDown=${aim}
    onInput=${typed}
    onPaste=${pasted}
    onFocus=${toEnd}
    onClick=${toEnd}
  />`
}
