// The day that a payment was made, where the chat has said another than today.
import { day } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html } from '../../ui/html.ts'

export const PaidOn = ({ on }: { on: string }) =>
  html`<p class="second muted">${words('shared').shared.paidOn(day(on))}</p>`
