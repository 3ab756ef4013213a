// A payment: by what and by whom, what it paid, and how to take it back: at once where that is offered, else by voiding it.
import { useState } from 'preact/hooks'
import type { Payment } from '../../client/api-types.ts'
import { clock, day, dotted, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Figure } from '../../ui/money.ts'
import { useOffer } from '../../ui/offer.ts'
import { Pending } from '../../ui/pending.ts'
import { Row, Section } from '../../ui/section.ts'
import { shareText } from '../../ui/share-text.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { takeBack } from '../../ui/undo.ts'
import { paymentOf, statementOf } from './accounts.ts'
import styles from './pay.module.css'
import { paymentText } from './payment-text.ts'
import { VoidForm } from './void-form.ts'

interface PaidSheetProps {
  readonly id: number
  readonly customerId: number
  readonly close: () => void
}

export function PaidSheet({ id, customerId, close }: PaidSheetProps) {
  const t = words('debts').paid
  const held = paymentOf(id)
  const payment = held.use()
  const [voiding, setVoiding] = useState(false)
  if (!payment) return part(Sheet, { title: t.title, close, children: part(Pending, { held }) })
  if (voiding && !payment.voidedAt)
    return part(Sheet, {
      key: 'void',
      title: t.voidTitle,
      close,
      children: part(VoidForm, { payment, customerId, close }),
    })
  return part(Sheet, {
    key: 'shown',
    title: t.title,
    close,
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>
      ${part(Facts, { payment })}
      ${part(PaidFor, { payment, customerId })}
      ${!payment.voidedAt && part(PaymentActions, { payment, customerId, close, voiding: () => setVoiding(true) })}
    </div>`,
  })
}

function Facts({ payment }: { payment: Payment }) {
  const t = words('debts').paid
  const { amount, method, by, createdAt, on, note, voidedAt, voidReason } = payment
  const voided = voidedAt && dotted(t.voided(clock(voidedAt)), voidReason)
  const facts = [
    [t.by, by.name],
    [t.when, dotted(day(on), clock(createdAt))],
    ...(note ? [[t.note, note]] : []),
  ]
  return html`<section class=${classes(cardStyles.card, styles.paidFacts)}>
    <div class=${voidedAt ? classes('muted', styles.crossed) : ''}>${part(Figure, { amount })}</div>
    <p class="muted">${words('debts').pay.methods[method]}</p>
    ${voided && html`<p class="danger">${voided}</p>`}
    <dl>
      ${facts.map(([name, value]) => html`<div key=${name}><dt class="muted">${name}</dt><dd>${value}</dd></div>`)}
    </dl>
  </section>`
}

/** Each sale by what was in it, as far as the account shows it. */
function PaidFor({
  payment: { allocations, opening, credit },
  customerId,
}: {
  payment: Payment
  customerId: number
}) {
  const t = words('debts').paid
  const lines = statementOf(customerId).value.value?.items ?? []
  if (!allocations.length && opening === 0 && credit === 0) return null
  return part(Section, {
    title: t.paidFor,
    children: html`
      ${opening > 0 && part(Row, { title: t.opening, figure: money(opening) })}
      ${allocations.map(({ saleId, amount }) => {
        const line = lines.find((one) => one.kind === 'sale' && one.entityId === saleId)
        return part(Row, {
          key: saleId,
          to: `/sales/${saleId}`,
          title: line?.summary || t.saleNumber(saleId),
          second: line && t.saleOf(day(line.on)),
          figure: money(amount),
        })
      })}
      ${
        credit > 0 && part(Row, { title: t.credit, figure: html`<span class="good">${money(credit)}</span>` })
      }
    `,
  })
}

interface PaymentActionsProps {
  readonly payment: Payment
  readonly customerId: number
  readonly close: () => void
  readonly voiding: () => void
}

function PaymentActions({ payment, customerId, close, voiding }: PaymentActionsProps) {
  const t = words('debts').paid
  /** Where it is not, or no longer, offered, it is voided. */
  const offered = useOffer('payments.create', payment.id, payment.rev)
  const undo = async () => {
    const { undone } = words('debts').pay
    close()
    if (offered)
      await takeBack(offered, { undone, of: { operation: 'payments.void', id: payment.id, customerId } })
  }
  const send = () =>
    shareText(paymentText(payment, statementOf(customerId).value.peek()?.items ?? []), t.copied)
  return html`<div class=${styles.pairOfButtons}>
    <button class=${buttonStyles.button} onClick=${() => void send()}>${part(Icon, { name: 'share' })}${t.share}</button>
    ${
      offered === null
        ? html`<button class=${classes(buttonStyles.button, styles.voids)} onClick=${voiding}>${part(Icon, { name: 'ban' })}${t.void}</button>`
        : html`<button class=${buttonStyles.button} disabled=${offered === undefined} onClick=${() => void undo()}>${part(Icon, { name: 'back' })}${t.undo}</button>`
    }
  </div>`
}
