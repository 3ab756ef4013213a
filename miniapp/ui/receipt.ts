// A sale as its receipt: on the page, and as the text that is shared.
import type { Sale } from '../client/api-types.ts'
import { clock, day, dotted, money, shop, times } from '../client/format.ts'
import { dueDays } from '../client/known-shop.ts'
import { words } from '../client/words.ts'
import { calledBy } from './avatar.ts'
import cardStyles from './card.module.css'
import { classes } from './classes.ts'
import { html, part } from './html.ts'
import styles from './receipt.module.css'

interface ReceiptProps {
  readonly sale: Sale
  /** Cash handed back, minor units. */
  readonly change?: number
  readonly owes?: { readonly name: string; readonly due: number } | null
}

export function Receipt({ sale, change = 0, owes = null }: ReceiptProps) {
  const t = words('sales').receipt
  const fromCredit = sale.paid - sale.payments.reduce((sum, { amount }) => sum + amount, 0)
  return html`<section class=${classes(cardStyles.card, styles.receipt)}>
    <ul>
      ${sale.items.map(({ id, name, unit, quantity, total, discount }) =>
        part(Entry, { key: id, label: `${times(quantity, unit)} ${name}`, amount: total + discount }),
      )}
      ${sale.discount > 0 && part(Entry, { label: t.discount, amount: -sale.discount, look: 'muted' })}
    </ul>
    ${
      (sale.paid > 0 || sale.due > 0) &&
      html`<ul>
        ${fromCredit > 0 && part(Entry, { label: t.credit, amount: fromCredit, look: 'good strong' })}
        ${sale.payments.map(({ id, method, amount }) =>
          part(Entry, { key: id, label: t.paidBy[method], amount, look: 'good strong' }),
        )}
        ${
          sale.due > 0 &&
          part(Entry, {
            label: onTabOf(sale),
            amount: sale.due,
            look: 'warn strong',
          })
        }
      </ul>`
    }
    ${change > 0 && html`<ul>${part(Entry, { label: t.change, amount: change, look: styles.large })}</ul>`}
    ${
      owes &&
      owes.due > 0 &&
      html`<ul>
        ${part(Entry, { label: t.owesNow(calledBy(owes.name)), amount: owes.due, look: styles.large })}
      </ul>`
    }
  </section>`
}

/** Until when it stays on the tab: a day, or the days that every tab has. */
function onTabOf({ dueOn }: Sale): string {
  const t = words('sales').receipt
  return dueOn ? t.onTabUntil(day(dueOn)) : t.onTabFor(dueDays())
}

export const Entry = ({ label, amount, look = '' }: { label: string; amount: number; look?: string }) =>
  html`<li class=${classes(styles.entry, look)}><span>${label}</span><span class="figure">${money(amount)}</span></li>`

/** Plain text, for any chat. */
export function receiptText(sale: Sale): string {
  const t = words('sales').receipt
  const on = sale.due > 0 ? [`${onTabOf(sale)}: ${money(sale.due)}`] : []
  return [
    dotted(shop.value?.name, `${day(sale.on)} ${clock(sale.createdAt)}`),
    ...sale.items.map(
      ({ name, unit, quantity, total, discount }) =>
        `${times(quantity, unit)} ${name}: ${money(total + discount)}`,
    ),
    ...(sale.discount > 0 ? [`${t.discount}: ${money(-sale.discount)}`] : []),
    `${t.total}: ${money(sale.total)}`,
    ...sale.payments.map(({ method, amount }) => `${t.paidBy[method]}: ${money(amount)}`),
    ...on,
  ].join('\n')
}
