// A figure whose digits roll in place when it changes. Read as one amount, and again when it is another.
import './figure.css'
import './animated-number.css'
import { useRef } from 'preact/hooks'
import { money, moneyParts } from '../client/format.ts'
import { html } from './html.ts'

export function AnimatedNumber({ amount }: { amount: number }) {
  const { sign, symbol, digits } = moneyParts(amount)
  const looks = useRef<ReadonlyMap<string, string> | null>(null)
  const before = looks.current
  // By its place from the right: those that stay the same stay where they are, and only what is new rolls in.
  const keys = [...digits].map((digit, index) => `${digits.length - index}/${digit}`)
  looks.current = new Map(keys.map((key) => [key, before ? (before.get(key) ?? 'roll') : '']))
  return html`<div class="figure big">
    <p class="hidden" role="status">${money(amount)}</p>
    <p aria-hidden="true">
      <small>${sign}${symbol}\u00a0</small>${keys.map(
        (key) => html`<i key=${key} class=${looks.current?.get(key)}>${key.at(-1)}</i>`,
      )}
    </p>
  </div>`
}
