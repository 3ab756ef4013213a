// A sale as it was made on this device: its lines, and how it is to be paid.
import { day, times } from '../../client/format.ts'
import { dueDays } from '../../client/known-shop.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import receiptStyles from '../../ui/receipt.module.css'
import { Entry } from '../../ui/receipt.ts'
import { type Draft, sumsOf, totalOf } from '../cart/draft.ts'
import { changeOf, paymentsOf } from '../cart/paid-by.ts'

export function Kept({ draft }: { draft: Draft }) {
  return html`<section class=${classes(cardStyles.card, receiptStyles.receipt)}>
    <ul>
      ${draft.lines.map((line) =>
        part(Entry, {
          key: line.productId,
          label: `${times(line.quantity, line.unit)} ${line.name}`,
          amount: totalOf(line),
        }),
      )}
      ${part(DiscountEntry, { draft })}
    </ul>
    ${part(PaidEntries, { draft })}
  </section>`
}

export function DiscountEntry({ draft }: { draft: Draft }) {
  const { discount } = sumsOf(draft)
  return discount > 0
    ? part(Entry, { label: words('queue').queue.discount, amount: -discount, look: 'muted' })
    : null
}

/** How it is paid, as it was agreed. */
export function PaidEntries({ draft }: { draft: Draft }) {
  const t = words('queue').queue
  const { fromCredit, paidNow, onTab } = sumsOf(draft)
  const { dueOn } = draft
  const change = changeOf(draft, paidNow)
  return html`
    ${
      (fromCredit > 0 || paidNow > 0 || onTab > 0) &&
      html`<ul>
        ${fromCredit > 0 && part(Entry, { label: t.credit, amount: fromCredit, look: 'strong' })}
        ${paymentsOf(draft, paidNow).map(({ method, amount }) =>
          part(Entry, { key: method, label: t.paidBy[method], amount, look: 'strong' }),
        )}
        ${
          onTab > 0 &&
          part(Entry, {
            label: dueOn ? t.onTabUntil(day(dueOn)) : t.onTabFor(dueDays()),
            amount: onTab,
            look: 'warn strong',
          })
        }
      </ul>`
    }
    ${change > 0 && html`<ul>${part(Entry, { label: t.change, amount: change, look: receiptStyles.large })}</ul>`}
  `
}
