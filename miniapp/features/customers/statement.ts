// The account line by line, newest first, with the balance after each; a line opens its sale or its payment.
import { useState } from 'preact/hooks'
import type { Account, Method, Payment, StatementLine } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { daysLate, dueOnOf } from '../../client/debt-age.ts'
import { day, money, moneyParts } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { DayThumb } from '../../ui/day-thumb.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { List } from '../../ui/list.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Row, SectionLink } from '../../ui/section.ts'
import { paymentsOf, statementOf } from '../debts/accounts.ts'
import debtsStyles from '../debts/debts.module.css'
import { keyOf, type Shown, settledPairs } from './settled-pairs.ts'
import { Tick, TickLegend } from './tick.ts'

const PaidSheet = lazy(async () => (await import('../debts/paid-sheet.ts')).PaidSheet)

interface StatementProps {
  readonly id: number
  /** Null while it is on its way. */
  readonly account: Account | null
}

export function Statement({ id, account }: StatementProps) {
  const t = words('debts').customer
  const pages = statementOf(id)
  const lines = pages.use()?.items
  const payments = paymentsOf(id).use()
  const [opened, open] = useState<number | null>(null)
  const shown = lines && settledPairs(lines)
  return html`
    ${Boolean(shown?.length) && html`<div class=${classes(sectionStyles.section, sectionStyles.sectionHead)}>${part(SectionLink, { to: `/customers/${id}/history`, text: t.toHistory })}</div>`}
    ${part(List<Shown>, {
      name: `statement/${id}`,
      from: pages,
      items: shown,
      bones: { thumb: false },
      isPart: true,
      groups: (items) => [{ title: t.statement, end: html`<span class="second">${t.balance}</span>`, items }],
      row: ({ line, isGone }) =>
        part(Line, {
          key: `${line.kind} ${keyOf(line)}`,
          line,
          second: secondOf(line, isGone, account, payments),
          isGone,
          open,
        }),
      empty: html`<p class=${classes('muted', debtsStyles.nobody)}>${t.noLines}</p>`,
    })}
    ${shown?.some(({ line, isGone }) => !isGone && line.confirmation) && part(TickLegend)}
    ${opened !== null && part(PaidSheet, { id: opened, customerId: id, close: () => open(null) })}
  `
}

/** What happened, in words. */
export function titleOf({ kind, entity, summary }: StatementLine): string {
  const t = words('debts').customer
  if (kind === 'void') return t.takenBack[entity]
  if (kind === 'opening') return t.opening
  return kind === 'payment' ? t.payment[summary as Method] : summary || t.sale
}

interface LineProps {
  readonly line: StatementLine
  readonly second: string
  readonly isGone: boolean
  /** The payment of this id, over the page. */
  readonly open: (id: number) => void
}

function Line({ line, second, isGone, open }: LineProps) {
  const t = words('debts').customer
  const { entity, entityId, amount, balance, on } = line
  const title = titleOf(line)
  const under = balance < 0 ? t.credited(moneyParts(-balance).digits) : moneyParts(balance).digits
  const figure = html`<span class=${amount < 0 && !isGone ? 'good' : ''}>${money(amount)}</span>`
  const opens =
    entity === 'sale'
      ? { to: `/sales/${entityId}` }
      : entity === 'payment'
        ? { press: () => open(entityId) }
        : {}
  return part(Row, {
    ...opens,
    look: isGone ? rowStyles.gone : '',
    thumb: part(DayThumb, { on }),
    title,
    second,
    figure,
    under: html`<span class="figure">${under}<span class="hidden"> ${t.balance}</span></span>${!isGone && part(Tick, { line })}`,
  })
}

/** What became of it. */
function secondOf(
  line: StatementLine,
  isGone: boolean,
  account: Account | null,
  payments: readonly Payment[] | null,
): string {
  const t = words('debts').customer
  const { kind, entity, entityId, summary } = line
  if (entity === 'opening') return openingSaid(kind === 'void' || isGone, account)
  if (kind === 'void') return entity === 'sale' ? summary : t.payment[summary as Method]
  if (isGone) return entity === 'sale' ? t.voidedSale : t.voidedPayment
  if (kind === 'payment') {
    const payment = payments?.find(({ id }) => id === entityId)
    return payment ? t.by(payment.by.name) : ''
  }
  const sale = account?.sales.find(({ id }) => id === entityId)
  if (!sale) return account ? t.paidFor : t.sale
  return sale.paid > 0 ? t.missing(money(sale.due)) : dueSaid(sale, t)
}

/** What came from the notebook, before there was this shop. */
function openingSaid(isGone: boolean, account: Account | null): string {
  const { ofNotebook: t } = words('debts').customer
  if (isGone) return t.voided
  const opening = account?.opening
  if (!opening) return account ? t.paid : t.line
  return opening.due < opening.amount ? t.missing(money(opening.due)) : dueSaid(opening, t)
}

interface DueWords {
  readonly due: (day: string) => string
  readonly wasDue: (day: string) => string
}

function dueSaid(owed: Pick<Account['sales'][number], 'on' | 'dueOn'>, t: DueWords): string {
  const dueOn = dueOnOf(owed)
  return daysLate(dueOn, today()) > 0 ? t.wasDue(day(dueOn)) : t.due(day(dueOn))
}
