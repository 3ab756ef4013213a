// Why it did not go in, with the way out as its button.
import type { ApiError } from '../../client/api.ts'
import { day, dotted, money, quantity } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { limitReached } from '../approvals/kind.ts'
import { change, draft, sums } from '../cart/cart.ts'
import { productById } from '../products/held.ts'
import { adjustToStock, keepInQueue, refusal } from './submit.ts'

export function SaleRefusal() {
  const t = words('checkout').checkout
  const { subtotal, discount, overLimit, onTab } = sums.value
  const { buyer } = draft.value
  const error = refusal.value
  // Lines were taken out after it was given.
  if (discount > subtotal) return part(Banner, { title: t.discountTooBig, tone: 'danger' })
  if (overLimit > 0) {
    const much = overLimit < onTab ? t.thatPart : t.allOfIt
    const way = person.value?.role === 'owner' ? t.overLimitOwner(much) : t.overLimitStaff(much)
    const oldestOn = buyer?.id ? buyer.oldestOn : null
    const line = dotted(oldestOn && t.oldestDebt(day(oldestOn)), way)
    return part(Banner, { title: t.overLimit(money(overLimit)), line })
  }
  if (!error) return null
  // Of somebody known by name alone: what they owe is the shop's to say.
  if (error.code === 'credit_limit')
    return buyer?.id ? null : part(Banner, { title: t.overLimit(money(error.body?.exceedsBy ?? 0)) })
  if (error.isOpen) {
    return part(Banner, {
      title: t.didNotGo,
      line: t.didNotGoLine,
      children: html`<div class=${bannerStyles.actions}>
        <button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => void keepInQueue()}>${words('queue').queue.keep}</button>
      </div>`,
    })
  }
  if (error.code === 'insufficient_stock') return part(Shortage, { error })
  if (limitReached(error) === 'backdateDays') return part(TooFarBack, { error })
  const lines = error.body?.errors?.map(({ message }) => message).join(' ')
  return part(Banner, { title: error.body?.detail ?? t.didNotGo, line: lines, tone: 'danger' })
}

/** No owner frees a day: it goes in as today's. */
function TooFarBack({ error }: { error: ApiError }) {
  const t = words('checkout').checkout
  const today = () => {
    refusal.value = null
    change({ on: null })
  }
  return part(Banner, {
    title: error.body?.detail ?? t.didNotGo,
    children: html`<div class=${bannerStyles.actions}>
      <button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${today}>${t.sellToday}</button>
    </div>`,
  })
}

function Shortage({ error }: { error: ApiError }) {
  const t = words('checkout').checkout
  const { onlyLeft } = words('frame').miniapp
  const said = (error.body?.shortages ?? []).map(({ productId, name, available }) =>
    available > 0
      ? `${name}: ${onlyLeft(quantity(available, productById.value.get(productId)?.unit ?? 'un'))}`
      : t.ranOut(name),
  )
  return part(Banner, {
    title: said.join(', '),
    children: html`<div class=${bannerStyles.actions}>
      <button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => adjustToStock(error)}>${t.adjustToStock}</button>
    </div>`,
  })
}
