// Cobrar: who, what, how it is paid, and the button that says what will be stored.
import { useEffect, useState } from 'preact/hooks'
import { longDay, money } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { guardClosing } from '../../platform/popups.ts'
import { Banner } from '../../ui/banner.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Segment } from '../../ui/segment.ts'
import { change, draft, sums } from '../cart/cart.ts'
import type { Way } from '../cart/draft.ts'
import { AsideActs } from './aside-acts.ts'
import { Lines } from './cart-lines.ts'
import styles from './checkout.module.css'
import { CustomerSheet } from './customer-sheet.ts'
import { Payment } from './payment.ts'
import { People } from './people.ts'
import { proceed } from './proceed.ts'
import { busy, openIntent } from './submit.ts'
import { TabPart } from './tab-part.ts'

const pickWay = (way: Way) => change({ way, part: 0, given: null })

const Presence = lazy(async () => (await import('../drafts/shared-sale.ts')).Presence)
const WhoFirst = lazy(async () => (await import('../drafts/shared-sale.ts')).WhoFirst)
const AskOwner = lazy(async () => (await import('./ask-owner.ts')).AskOwner, 'approvals')
const HeldSale = lazy(async () => (await import('./held-sale.ts')).HeldSale)
/** Said by the server alone, so there is a network to fetch it by. */
const SaleRefusal = lazy(async () => (await import('./sale-refusal.ts')).SaleRefusal)

export function CheckoutForm({ panel = false }: { panel?: boolean }) {
  const t = words('checkout').checkout
  const [asking, setAsking] = useState(false)
  useEffect(openIntent, [])
  useEffect(() => {
    guardClosing(true)
    return () => guardClosing(false)
  }, [])
  const ask = () => setAsking(true)
  const ways = (['paid', 'part', 'tab'] as const).map((value) => ({ value, label: t.ways[value] }))
  const { way, on } = draft.value
  return html`<div class=${panel ? styles.inPanel : cardStyles.stack}>
    ${draft.value.shared && part(Presence)}
    ${part(People, { ask })}
    ${part(Lines)}
    ${panel && part(AsideActs)}
    <div class=${panel ? classes(cardStyles.stack, styles.settle) : cardStyles.stack}>
      ${part(Segment<Way>, { label: t.how, options: ways, value: way, pick: pickWay })}
      ${way !== 'tab' && part(Payment, { ask })}
      ${sums.value.onTab > 0 && part(TabPart, { ask })}
      ${on && part(Banner, { title: t.soldOn(longDay(on)), icon: 'calendar', role: 'status' })}
      ${draft.value.shared && part(WhoFirst)}
      ${part(SaleRefusal)}
      ${part(Acts, { ask, panel })}
    </div>
    ${!panel && part(AsideActs)}
    ${!panel && part(HeldSale)}
    ${asking && part(CustomerSheet, { close: () => setAsking(false) })}
  </div>`
}

function Acts({ ask, panel }: { ask: () => void; panel: boolean }) {
  const t = words('checkout').checkout
  const { total, onTab, overLimit, paidNow } = sums.value
  const { tries } = draft.value
  const owner = person.value?.role === 'owner'
  // Who is past the limit already can put nothing more on the tab, and pays what this sale comes to.
  const toTake = Math.min(overLimit, onTab)
  const takePart = () => change({ way: 'part', part: paidNow + toTake, given: null })
  const take = { text: t.take(money(toTake)), press: takePart }
  const press = () => proceed(ask)
  const sell = {
    text: overLimit > 0 ? t.sellAnyway : tries.length && !busy.value ? t.again : t.sell(money(total)),
    press,
  }
  const main = overLimit > 0 && !owner ? take : sell
  return html`<div class=${panel ? classes(cardStyles.stack, styles.acts) : undefined}>
    ${part(MainButton, { ...main, busy: busy.value, enabled: draft.value.lines.length > 0, inPage: panel })}
    ${!owner && part(AskOwner, { inPage: panel })}
    ${overLimit > 0 && owner && part(MainButton, { kind: 'secondary', ...take, inPage: panel, inFlow: true })}
  </div>`
}
