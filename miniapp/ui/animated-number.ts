// A figure whose digits roll in place when it changes. Read as one amount, and again when it is another.
import { useRef } from 'preact/hooks'
import { money, moneyParts } from '../client/format.ts'
import { classes } from './classes.ts'
import { html } from './html.ts'
import moneyStyles from './money.module.css'

export function AnimatedNumber({ amount }: { amount: number }) {
  const { sign, symbol, digits } = moneyParts(amount)
  const looks = useRef<ReadonlyMap<string, string> | null>(null)
  const before = looks.current
  // By its place from the right: those that stay the same stay where they are, and only what is new rolls in.
  const keys = [...digits].map((digit, index) => `${digits.length - index}/${digit}`)
  looks.current = new Map(keys.map((key) => [key, before ? (before.get(key) ?? moneyStyles.roll) : '']))
  return html`<div class=${classes('figure', moneyStyles.big)}>
    <p class="hidden" role="status">${money(amount)}</p>
    <p aria-hidden="true">
      <small>${sign}${symbol}\u00a0</small>${keys.map(
        (key) => html`<i key=${key} class=${looks.current?.get(key)}>${key.at(-1)}</i>`,
      )}
    </p>
  </div>`
}
