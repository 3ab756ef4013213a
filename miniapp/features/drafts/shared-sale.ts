// In Cobrar, of a sale that the chat fills too: that it is open there, what was changed there, and the way back to it.
import { isWhole, number, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { showToast } from '../../ui/toast.ts'
import { draft, setQuantity } from '../cart/cart.ts'
import { productById } from '../products/held.ts'
import { Bubble } from '../shared-form/chat-mark.ts'
import { openDrafts } from '../shared-form/held.ts'
import { InChat } from '../shared-form/in-chat.ts'
import { standing } from './changed.ts'
import styles from './drafts.module.css'
import type { Change } from './input.ts'
import { send } from './sync.ts'

/** Who else is in it, and by which door. */
export function Presence() {
  const t = words('checkout').drafts
  openDrafts.use()
  const { shared } = draft.value
  if (!shared) return null
  const toChat = async () => showToast({ text: (await send(true)) ? t.sentToChat : t.notNow })
  return part(InChat, {
    inChat: shared.inChat,
    text: shared.inChat ? t.alsoInChat : t.onScreen,
    label: t.toChat,
    toChat,
  })
}

export const WhoFirst = () =>
  html`<p class=${classes('second muted', styles.foot)}>${words('checkout').drafts.whoFirst}</p>`

/** What the chat has changed of the lines, each with the way back. */
export const Changes = () =>
  html`<div role="status">${standing.value.map((change) => part(Changed, { key: change.productId, ...change }))}</div>`

function Changed({ productId, before, now }: Change) {
  const t = words('checkout').drafts
  const product = productById.value.get(productId)
  if (!product) return null
  const { name, unit } = product
  const said = (value: number) => (isWhole(unit) ? number(value) : quantity(value, unit))
  const text =
    now === null
      ? t.removed(name)
      : before === null
        ? t.added(name, said(now))
        : t.changed(name, said(now), said(before))
  const label = before === null ? t.takeOut : now === null ? t.putBack : t.backTo(said(before))
  return html`<p class=${classes('second', styles.changed)}>
    <span class="link">${part(Bubble, { size: 16 })}</span><span>${text}</span>
    <button class="link strong" onClick=${() => setQuantity(product, before ?? 0)}>${label}</button>
  </p>`
}
