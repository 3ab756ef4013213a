// Cobrar: who, what, how it is paid, and the button that says what will be stored.
import { useEffect, useState } from 'preact/hooks'
import { money } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { guardClosing, haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { Segment } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { MainButton } from '../../ui/main-button.ts'
import { change, draft, sums } from '../cart/cart.ts'
import type { Way } from '../cart/draft.ts'
import styles from './checkout.module.css'
import { CustomerSheet } from './customer-sheet.ts'
import { Lines } from './lines.ts'
import { Payment } from './payment.ts'
import { People } from './people.ts'
import { SaleRefusal } from './sale-refusal.ts'
import { busy, openIntent, submit } from './submit.ts'
import { TabPart } from './tab-part.ts'

const pickWay = (way: Way) => change({ way, part: 0, given: null })

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
  const { way } = draft.value
  return html`<div class=${panel ? styles.inPanel : cardStyles.stack}>
    ${part(People, { ask })}
    ${part(Lines)}
    <div class=${panel ? classes(cardStyles.stack, styles.settle) : cardStyles.stack}>
      ${part(Segment<Way>, { label: t.how, options: ways, value: way, pick: pickWay })}
      ${way !== 'tab' && part(Payment)}
      ${sums.value.onTab > 0 && part(TabPart, { ask })}
      ${part(SaleRefusal)}
      ${part(Acts, { ask, panel })}
    </div>
    ${asking && part(CustomerSheet, { close: () => setAsking(false) })}
  </div>`
}

function Acts({ ask, panel }: { ask: () => void; panel: boolean }) {
  const t = words('checkout').checkout
  const { subtotal, discount, total, onTab, overLimit, paidNow, change: back } = sums.value
  const { buyer, given, tries } = draft.value
  const owner = person.value?.role === 'owner'
  // Who is past the limit already can put nothing more on the tab, and pays what this sale comes to.
  const toTake = Math.min(overLimit, onTab)
  const takePart = () => change({ way: 'part', part: paidNow + toTake })
  const take = { text: t.take(money(toTake)), press: takePart }
  const press = () => {
    const tooMuch = discount > subtotal
    haptic(tooMuch ? 'error' : 'selection')
    if (tooMuch) return
    if (onTab > 0 && !buyer) ask()
    else if (back < 0) change({ way: 'part', part: given ?? 0 })
    else void submit(overLimit > 0 && owner)
  }
  const sell = { text: overLimit > 0 ? t.sellAnyway : tries.length ? t.again : t.sell(money(total)), press }
  const main = overLimit > 0 && !owner ? take : sell
  return html`<div class=${panel ? classes(cardStyles.stack, styles.acts) : undefined}>
    ${part(MainButton, { ...main, busy: busy.value, enabled: draft.value.lines.length > 0, inPage: panel })}
    ${overLimit > 0 && owner && part(MainButton, { kind: 'secondary', ...take, inPage: panel, inFlow: true })}
  </div>`
}
