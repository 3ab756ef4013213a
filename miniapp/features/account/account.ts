// Conta: what a customer owes, until when, how to pay it, what is unpaid and what was paid; or that all is settled.
import './account.css'
import type { Account } from '../../client/api-types.ts'
import { day, money, shop } from '../../client/format.ts'
import { toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { calledBy, initialOf } from '../../ui/avatar.ts'
import { html, part } from '../../ui/html.ts'
import { Missing } from '../../ui/missing.ts'
import { RowBones } from '../../ui/section.ts'
import { Empty, Waiting } from '../../ui/states.ts'
import { ownAccount, ownStatementOf } from '../debts/accounts.ts'
import { HowToPay } from './how-to-pay.ts'
import { OwnDebt } from './own-debt.ts'
import { Paid } from './paid.ts'
import { Unpaid } from './unpaid.ts'

export function Screen() {
  const t = words('account').account
  const account = ownAccount.use()
  const name = calledBy(person.value?.name ?? '')
  if (account && !account.customer)
    return html`<main class="page">
      ${part(Empty, {
        face: '👋',
        title: t.newTitle(name),
        line: t.newLine(shop.value?.name ?? ''),
        children: html`<button class="button" onClick=${() => toTab('/catalogue')}>${t.toCatalogue}</button>`,
      })}
    </main>`
  return html`<main class="page account">
    <header class="own-head">
      <div><h1 tabindex="-1">${t.hello(name)}</h1><p class="second muted">${shop.value?.name}</p></div>
      <span class="avatar tone-0" aria-hidden="true">${initialOf(person.value?.name ?? '')}</span>
    </header>
    ${
      account?.customer
        ? part(Whole, { account, id: account.customer.id })
        : part(Missing, {
            held: ownAccount,
            children: html`<div class="card sum bone" />
              <div class="section">${part(RowBones, { thumb: false })}</div>`,
          })
    }
  </main>`
}

function Whole({ account, id }: { account: Account; id: number }) {
  return html`
    ${
      account.due > 0
        ? html`
          ${part(OwnDebt, { account })}
          ${part(HowToPay, { due: account.due })}
        `
        : part(Nought, { account, id })
    }
    ${account.sales.length > 0 && part(Unpaid, { sales: account.sales })}
    ${part(Paid, { id })}
  `
}

/** All is paid, or nothing was ever bought: which of them, the statement knows. */
function Nought({ account, id }: { account: Account; id: number }) {
  const { value, error } = ownStatementOf(id)
  if (!value.value && !error.value) return part(Waiting, { children: html`<div class="card sum bone" />` })
  const isNew = value.value?.items.length === 0 && account.credit === 0
  return isNew ? part(NothingYet) : part(Settled, { account, id })
}

function NothingYet() {
  const { account: t, purchases } = words('account')
  return html`<section class="card settled">
    <span class="emoji party" aria-hidden="true">🛍️</span>
    <h2>${purchases.empty}</h2>
    <p class="muted">${purchases.emptyLine}</p>
    <button class="button" onClick=${() => toTab('/catalogue')}>${t.toCatalogue}</button>
  </section>`
}

function Settled({ account: { credit }, id }: { account: Account; id: number }) {
  const t = words('account').account
  const lines = ownStatementOf(id).value.value?.items ?? []
  const gone = new Set(lines.filter(({ kind }) => kind === 'void').map(({ entityId }) => entityId))
  const last = lines.find(({ kind, entityId }) => kind === 'payment' && !gone.has(entityId))
  return html`<section class="card settled" role="status">
    <span class="emoji party" aria-hidden="true">🎉</span>
    <h2>${t.allSettled}</h2>
    <p class=${credit > 0 ? 'good strong' : 'muted'}>${credit > 0 ? t.credit(money(credit)) : t.nothingOwed}</p>
    ${last && html`<p class="second muted">${t.lastPaid(money(-last.amount), day(last.on))}</p>`}
  </section>`
}
