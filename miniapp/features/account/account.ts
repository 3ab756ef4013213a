// Conta: what a customer owes, until when, how to pay it, what is unpaid and what was paid; or that all is settled.
import type { Account } from '../../client/api-types.ts'
import { day, money, shop } from '../../client/format.ts'
import { back, place, toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import avatarStyles from '../../ui/avatar.module.css'
import { calledBy, initialOf } from '../../ui/avatar.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { Missing } from '../../ui/missing.ts'
import pageStyles from '../../ui/page.module.css'
import sectionStyles from '../../ui/section.module.css'
import { RowBones, SectionLink } from '../../ui/section.ts'
import { Empty, Waiting } from '../../ui/states.ts'
import { ownAccount, ownStatementOf } from '../debts/accounts.ts'
import styles from './account.module.css'
import { HowToPay } from './how-to-pay.ts'
import { OwnDebt } from './own-debt.ts'
import { Paid } from './paid.ts'
import { Unpaid } from './unpaid.ts'

const PromiseSheet = lazy(async () => (await import('../debts/promise-sheet.ts')).PromiseSheet, 'reminders')

export function Screen() {
  const t = words('account').account
  const account = ownAccount.use()
  const name = calledBy(person.value?.name ?? '')
  if (account && !account.customer)
    return html`<main class=${pageStyles.page}>
      ${part(Empty, {
        face: '👋',
        title: t.newTitle(name),
        line: t.newLine(shop.value?.name ?? ''),
        children: html`<button class=${buttonStyles.button} onClick=${() => toTab('/catalogue')}>${t.toCatalogue}</button>`,
      })}
    </main>`
  return html`<main class=${classes(pageStyles.page, styles.account)}>
    <header class=${styles.ownHead}>
      <div><h1 tabindex="-1">${t.hello(name)}</h1><p class="second muted">${shop.value?.name}</p></div>
      <span class=${classes(avatarStyles.avatar, avatarStyles.tone0)} data-round aria-hidden="true">${initialOf(person.value?.name ?? '')}</span>
    </header>
    ${
      account?.customer
        ? part(Whole, { account, id: account.customer.id })
        : part(Missing, {
            held: ownAccount,
            children: html`<div class=${classes(cardStyles.card, styles.sum, boneStyles.bone, styles.bone)} />
              <div class=${sectionStyles.section}>${part(RowBones, { thumb: false })}</div>`,
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
          ${part(HowToPay, { due: account.due, promise: account.promise })}
        `
        : part(Nought, { account, id })
    }
    ${(account.sales.length > 0 || account.opening) && part(Unpaid, { account })}
    ${part(Paid, { id })}
    <div class=${sectionStyles.sectionHead}>${part(SectionLink, { to: `/customers/${id}/history`, text: words('account').account.toHistory })}</div>
    ${account.due > 0 && place.value.path.startsWith('/promise') && part(PromiseSheet, { account, close: back })}
  `
}

/** All is paid, or nothing was ever bought: which of them, the statement knows. */
function Nought({ account, id }: { account: Account; id: number }) {
  const { value, error } = ownStatementOf(id)
  if (!value.value && !error.value)
    return part(Waiting, {
      children: html`<div class=${classes(cardStyles.card, styles.sum, boneStyles.bone, styles.bone)} />`,
    })
  const isNew = value.value?.items.length === 0 && account.credit === 0
  return isNew ? part(NothingYet) : part(Settled, { account, id })
}

function NothingYet() {
  const { account: t, purchases } = words('account')
  return html`<section class=${classes(cardStyles.card, styles.settled)}>
    <span class=${classes('emoji', styles.party)} aria-hidden="true">🛍️</span>
    <h2>${purchases.empty}</h2>
    <p class="muted">${purchases.emptyLine}</p>
    <button class=${buttonStyles.button} onClick=${() => toTab('/catalogue')}>${t.toCatalogue}</button>
  </section>`
}

function Settled({ account: { credit }, id }: { account: Account; id: number }) {
  const t = words('account').account
  const lines = ownStatementOf(id).value.value?.items ?? []
  const gone = new Set(lines.filter(({ kind }) => kind === 'void').map(({ entityId }) => entityId))
  const last = lines.find(({ kind, entityId }) => kind === 'payment' && !gone.has(entityId))
  return html`<section class=${classes(cardStyles.card, styles.settled)} role="status">
    <span class=${classes('emoji', styles.party)} aria-hidden="true">🎉</span>
    <h2>${t.allSettled}</h2>
    <p class=${credit > 0 ? 'good strong' : 'muted'}>${credit > 0 ? t.credit(money(credit)) : t.nothingOwed}</p>
    ${last && html`<p class="second muted">${t.lastPaid(money(-last.amount), day(last.on))}</p>`}
  </section>`
}
