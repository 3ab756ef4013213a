// What somebody reads in their chat: the text, and the three answers below it.
import { clock, money, shop } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html } from '../../ui/html.ts'
import type { Reminding } from './calls.ts'
import styles from './reminders.module.css'

interface ReadsProps {
  readonly item: Reminding
  /** When it arrives, where the shop is quiet now. */
  readonly at: string | null
}

export function Reads({ item: { text, due }, at }: ReadsProps) {
  const { keys } = words('reminders').reminders
  return html`<div class=${styles.chat}>
    <div class=${styles.bubble}><p>${text}</p><small class="figure">${at ?? clock(new Date().toISOString())}</small></div>
    <div class=${styles.keys} aria-hidden="true">
      ${shop.value?.pix && html`<p><span>${keys.pay(money(due))}</span></p>`}
      <p><span>${keys.promise}</span><span>${keys.notMine}</span></p>
    </div>
  </div>`
}
