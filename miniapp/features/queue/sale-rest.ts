// What of a refused sale can still be sold: how it is paid then, and what goes back to the customer.
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import receiptStyles from '../../ui/receipt.module.css'
import { Entry } from '../../ui/receipt.ts'
import { sumsOf } from '../cart/draft.ts'
import { saleOf } from '../cart/sale-of.ts'
import { DiscountEntry, PaidEntries } from './kept.ts'
import { sendInstead } from './outbox.ts'
import type { Entry as Queued } from './outbox-rules.ts'
import { restOf } from './rest.ts'

/** Null where nothing is short, or nothing is left. */
export function restOfEntry({ intent, refusal }: Queued) {
  const shortages = refusal?.body?.shortages
  if (intent.kind !== 'sale' || !shortages) return null
  const { draft, back } = restOf(intent.draft, shortages)
  if (!draft.lines.length) return null
  const sums = sumsOf(draft)
  const input = saleOf(draft, sums, intent.input.overrideCredit ?? false)
  return { draft, back, total: sums.total, sell: () => sendInstead(intent, input, draft) }
}

export function Rest({ entry }: { entry: Queued }) {
  const t = words('queue').queue
  const rest = restOfEntry(entry)
  if (!rest) return null
  return html`<section class=${classes(cardStyles.card, receiptStyles.receipt)} aria-label=${t.rest}>
    <ul>
      ${part(Entry, { label: t.rest, amount: rest.total, look: receiptStyles.large })}
      ${part(DiscountEntry, { draft: rest.draft })}
    </ul>
    ${part(PaidEntries, { draft: rest.draft })}
    ${rest.back > 0 && html`<ul>${part(Entry, { label: t.giveBack, amount: rest.back, look: receiptStyles.large })}</ul>`}
  </section>`
}
