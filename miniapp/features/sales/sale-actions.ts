// What may be done about a sale: shared, made again, taken back while that is offered, voided; and where its money is taken.
import { useState } from 'preact/hooks'
import type { Sale } from '../../client/api-types.ts'
import { dayAt, today } from '../../client/clock.ts'
import { clock, day, money } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { canShare, confirm, share } from '../../platform/popups.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { Link } from '../../ui/link.ts'
import { useOffer } from '../../ui/offer.ts'
import { receiptText } from '../../ui/receipt.ts'
import rowStyles from '../../ui/row.module.css'
import { takeBack } from '../../ui/undo.ts'
import styles from './sales.module.css'

/** `13:52`, `22 ago., 13:52`: the time alone where that was today. */
function doneAt(at: string): string {
  const on = dayAt(at)
  return on === today() ? clock(at) : `${day(on)}, ${clock(at)}`
}

const VoidSheet = lazy<{ sale: Sale; close: () => void }>(
  async () => (await import('./void-sheet.ts')).VoidSheet,
)

export function SaleActions({ sale }: { sale: Sale }) {
  const t = words('sales').sale
  const staff = person.value?.role !== 'user'
  const { customer, due } = sale
  const repeat = async () => (await import('./repeat.ts')).repeatSale(sale)
  return html`
    ${
      staff &&
      customer &&
      html`<section class=${classes(cardStyles.card, styles.saleWays)}>
        ${part(Link, {
          to: `/customers/${customer.id}`,
          look: classes('still link', rowStyles.row),
          children: html`
            <span class="link">${part(Icon, { name: 'person' })}</span>
            <span class=${classes('cut', rowStyles.words)}>${t.accountOf(customer.name)}</span>
            ${part(Next)}
          `,
        })}
        ${
          due > 0 &&
          part(Link, {
            to: `/customers/${customer.id}/pay`,
            look: classes('still link', rowStyles.row),
            children: html`
              ${part(Icon, { name: 'take' })}
              <span class=${rowStyles.words}>${t.take}</span>
              ${part(Next)}
            `,
          })
        }
      </section>`
    }
    ${
      (staff || canShare()) &&
      html`<section class=${cardStyles.card}>
        ${canShare() && part(Way, { icon: 'share', text: t.share, press: () => share(receiptText(sale)) })}
        ${staff && part(Way, { icon: 'repeat', text: t.again, press: () => void repeat() })}
        ${staff && part(TakeBack, { sale })}
      </section>`
    }
  `
}

const Next = () => html`<span class="faint">${part(Icon, { name: 'next', size: 18 })}</span>`

interface WayProps {
  readonly icon: IconName
  readonly text: string
  readonly second?: string | undefined
  readonly press: () => void
  readonly look?: string
  readonly disabled?: boolean
}

const Way = ({ icon, text, second, press, look = 'link', disabled }: WayProps) =>
  html`<button class=${classes('still', rowStyles.row, look)} disabled=${disabled} onClick=${press}>
    ${part(Icon, { name: icon })}<span class=${rowStyles.words}><span class="block">${text}</span>${second && html`<span class="second muted block">${second}</span>`}</span>
  </button>`

/** Undoing is as if it had never been, so it comes before voiding. */
function TakeBack({ sale }: { sale: Sale }) {
  const t = words('sales').sale
  const { yes, no } = words('frame').miniapp
  const [voiding, setVoiding] = useState(false)
  const offer = useOffer('sales.create', sale.id, sale.rev)
  const { id, voidedAt, voidedBy, total, customer } = sale
  const undo = async () => {
    if (!offer || !(await confirm(t.undoAsk(money(total)), yes, no))) return
    await takeBack(offer, { undone: t.undone, of: { operation: 'sales.void', id, customerId: customer?.id } })
  }
  const done = voidedAt ? t.voidedBy(voidedBy?.name ?? '', doneAt(voidedAt)) : undefined
  return html`
    ${
      offer &&
      !voidedAt &&
      part(Way, { icon: 'back', text: t.undo, second: t.undoLine, look: 'danger', press: () => void undo() })
    }
    ${part(Way, {
      icon: 'ban',
      text: t.void,
      second: done,
      look: done ? 'muted' : 'danger',
      disabled: Boolean(done),
      press: () => setVoiding(true),
    })}
    ${voiding && !voidedAt && part(VoidSheet, { sale, close: () => setVoiding(false) })}`
}
