// Amounts shown large, and the field they are typed into.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { minorDigits, money, moneyParts } from '../client/format.ts'
import { language } from '../client/words.ts'
import { classes } from './classes.ts'
import { html } from './html.ts'
import styles from './money.module.css'
import { pastedMoney, rightFill } from './typed-money.ts'

/** The one answer of a page: its currency stands smaller beside it. */
export function Figure({ amount }: { amount: number }) {
  const { sign, symbol, digits } = moneyParts(amount)
  return html`<p class=${classes('figure', styles.big)}><small>${sign}${symbol}\u00a0</small>${digits}</p>`
}

interface MoneyFieldProps {
  readonly label: string
  readonly value: number
  readonly set: (minor: number) => void
  /** Its currency stands beside it. */
  readonly bare?: boolean
  /** What the key that ends the typing says: on a page it does nothing, on a sheet its main act. */
  readonly hint?: 'go' | 'done'
  readonly wrong?: boolean
  readonly describedBy?: string | undefined
}

/** Comes selected, so that the first digit replaces all of it; then digits fill from the right, the caret stays at the end, a paste is read as an amount. */
export function MoneyField({ label, value, set, wrong, describedBy, bare, hint = 'go' }: MoneyFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const entered = useRef(false)
  const untouched = useRef(false)
  const shown = bare ? moneyParts(value).digits : money(value)
  const toEnd = () => field.current?.setSelectionRange(shown.length, shown.length)
  useLayoutEffect(() => {
    if (!field.current || field.current.value === shown) return
    field.current.value = shown
    if (document.activeElement !== field.current) return
    // What came late is replaced by what is typed next, too.
    if (untouched.current) field.current.select()
    else toEnd()
  })
  /** A whole selection is replaced by what is typed; any other place in it is none to type at. */
  const aim = () => {
    const input = field.current
    if (!input || input.selectionEnd === (input.selectionStart ?? 0) + shown.length) return
    if (untouched.current) input.select()
    else toEnd()
  }
  const typed = (event: InputEvent) => {
    const input = event.currentTarget as HTMLInputElement
    entered.current = false
    untouched.current = false
    set(rightFill(input.value, value))
    input.value = shown
  }
  const pasted = (event: ClipboardEvent) => {
    event.preventDefault()
    const amount = pastedMoney(event.clipboardData?.getData('text') ?? '', language.peek(), minorDigits())
    if (amount !== null) set(amount)
  }
  const enter = () => {
    entered.current = true
    untouched.current = true
    field.current?.select()
  }
  /** The tap that brought the focus keeps what that selected. */
  const tap = () => {
    if (entered.current) field.current?.select()
    else toEnd()
    entered.current = false
  }
  return html`<input
    ref=${field}
    class=${classes('figure', styles.amount)}
    inputmode="numeric"
    autocomplete="off"
    enterkeyhint=${hint}
    size=${bare ? shown.length : undefined}
    aria-label=${label}
    aria-invalid=${wrong ?? false}
    aria-describedby=${describedBy}
    onKeyDown=${aim}
    onInput=${typed}
    onPaste=${pasted}
    onFocus=${enter}
    onClick=${tap}
  />`
}
