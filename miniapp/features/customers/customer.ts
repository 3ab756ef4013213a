// A customer: what is owed and how old it is, what to do about it, and the account line by line. Paying lies over it.
import { useState } from 'preact/hooks'
import type { Account, Customer } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { offline } from '../../client/connectivity.ts'
import { day } from '../../client/format.ts'
import { usePresence } from '../../client/presence.ts'
import { back, go, place, toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { Link } from '../../ui/link.ts'
import mainStyles from '../../ui/main-button.module.css'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Pending } from '../../ui/pending.ts'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame, useMasterDetail } from '../../ui/screen-frame.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { Empty } from '../../ui/states.ts'
import verbsStyles from '../../ui/verbs.module.css'
import { accountOf, customerOf, knownAccount } from '../debts/accounts.ts'
import debtsStyles from '../debts/debts.module.css'
import { PaySheet } from '../debts/pay-sheet.ts'
import styles from './customer.module.css'
import { CustomerHead } from './customer-head.ts'
import { knownCustomer } from './held.ts'
import { Statement } from './statement.ts'

const PersonSheet = lazy(async () => (await import('./person-sheet.ts')).PersonSheet)
const InviteSheet = lazy(async () => (await import('./invite-sheet.ts')).InviteSheet, 'users')
const AskedLinks = lazy(async () => (await import('./asked-link.ts')).AskedLinks, 'users')
const PromiseSheet = lazy(async () => (await import('../debts/promise-sheet.ts')).PromiseSheet, 'reminders')
const OpenBanner = lazy(async () => (await import('../disputes/open-banner.ts')).OpenBanner, 'disputes')
const BringBack = lazy(async () => (await import('./bring-back.ts')).BringBack)
/** Its text is made when it is asked for. */
const share = async (customer: Customer) => (await import('./share-statement.ts')).shareStatement(customer)
const LimitSheet = lazy(async () => (await import('./limit-sheet.ts')).LimitSheet)

export function Screen() {
  const id = Number(place.value.params['id'])
  return id > 0 && part(Page, { key: id, id })
}

function Page({ id }: { id: number }) {
  const t = words('debts').customer
  const held = customerOf(id)
  const customer = held.use() ?? knownCustomer(id)
  const heldAccount = accountOf(id)
  const account = heldAccount.use() ?? (offline.value ? knownAccount(id) : null)
  const error = held.error.value
  const beside = useMasterDetail() !== null
  usePresence('customer', id, 'viewing')
  if (error?.status === 404)
    return part(ScreenFrame, {
      children: part(Empty, {
        face: '🔎',
        title: t.missingTitle,
        line: t.missingLine,
        children: html`<button class=${buttonStyles.button} onClick=${() => toTab('/debts')}>${t.toDebts}</button>`,
      }),
    })
  if (!customer)
    return part(ScreenFrame, {
      look: pageStyles.withAct,
      children: part(Missing, { held, children: part(Bones) }),
    })
  const paying = place.value.path.split('?')[0]?.endsWith('/pay')
  return part(ScreenFrame, {
    look: pageStyles.withAct,
    children: html`
      ${part(SeenAt, { held })}
      ${part(Opened, { customer })}
      ${
        !account && heldAccount.error.value
          ? part(Pending, { held: heldAccount })
          : part(Statement, { id, account })
      }
      ${!customer.archived && part(Acts, { customer, beside })}
      ${paying && account && !customer.archived && part(PaySheet, { customer, account, close: back })}
    `,
  })
}

function Acts({ customer: { id, due }, beside }: { customer: Customer; beside: boolean }) {
  const t = words('debts').customer
  const take = { text: t.take, press: () => go(`/customers/${id}/pay`), inPage: beside }
  if (due === 0) return part(MainButton, take)
  const remind = () => go(`/debts/remind?customer=${id}`)
  return html`<div class=${beside ? mainStyles.pair : classes(mainStyles.actBar, mainStyles.pair)}>
    ${part(MainButton, { text: t.remind, press: remind, kind: 'secondary', inPage: beside, inFlow: true })}
    ${part(MainButton, { ...take, inFlow: true })}
  </div>`
}

/** What is above the statement, with the sheets it opens. */
function Opened({ customer }: { customer: Customer }) {
  const [open, setOpen] = useState<'person' | 'limit' | 'invite' | 'promise' | null>(null)
  const close = () => setOpen(null)
  const { id, name, phone, userId, archived, due } = customer
  const account = accountOf(id).value.value
  return html`
    ${phone && userId === null && !archived && part(AskedLinks, { id, name })}
    ${part(CustomerHead, {
      customer,
      account,
      edit: () => setOpen('person'),
    })}
    ${part(OpenBanner, { customerId: id })}
    ${
      customer.archived
        ? part(BringBack, { customer })
        : part(Verbs, { customer, changeLimit: () => setOpen('limit'), invite: () => setOpen('invite') })
    }
    ${account && due > 0 && !archived && part(PromiseRow, { account, press: () => setOpen('promise') })}
    ${open === 'promise' && account && part(PromiseSheet, { account, of: { id, name }, close })}
    ${open === 'person' && part(PersonSheet, { customer, close })}
    ${open === 'invite' && part(InviteSheet, { customer, close })}
    ${open === 'limit' && part(LimitSheet, { customer, close })}
  `
}

/** By when they mean to pay; a tap writes it down. */
function PromiseRow({ account: { promise }, press }: { account: Account; press: () => void }) {
  const t = words('debts').customer
  const isOver = Boolean(promise && promise.on < today())
  return html`<ul class=${classes(cardStyles.card, rowStyles.rows, styles.promise)}>
    ${part(SettingsRow, {
      icon: 'calendar',
      tone: isOver ? 'warn' : 'good',
      title: promise ? (isOver ? t.promisedFor : t.promises)(day(promise.on)) : t.promise,
      ...(promise && { second: t.promisedBy(promise.by.name, moment(promise.at)) }),
      press,
    })}
  </ul>`
}

interface VerbsProps {
  readonly customer: Customer
  readonly changeLimit: () => void
  readonly invite: () => void
}

function Verbs({ customer, changeLimit, invite }: VerbsProps) {
  const t = words('debts').customer
  return html`<div class=${verbsStyles.verbs}>
    ${part(Link, {
      to: `/sell?customer=${customer.id}`,
      children: html`${part(Icon, { name: 'bag', size: 24 })}${t.sell}`,
    })}
    <button onClick=${() => void share(customer)}>${part(Icon, { name: 'share', size: 24 })}${t.statement}</button>
    ${customer.userId === null && html`<button onClick=${invite}>${part(Icon, { name: 'ticket', size: 24 })}${t.invite}</button>`}
    ${
      person.value?.role === 'owner' &&
      html`<button onClick=${changeLimit}>${part(Icon, { name: 'sliders', size: 24 })}${t.changeLimit}</button>`
    }
  </div>`
}

const Bones = () =>
  html`<div class=${classes(cardStyles.card, debtsStyles.owed, boneStyles.bone, debtsStyles.bone)} />
    <div class=${verbsStyles.verbs}><span class=${classes(cardStyles.card, boneStyles.bone, styles.verb)} /><span class=${classes(cardStyles.card, boneStyles.bone, styles.verb)} /></div>
    <div class=${sectionStyles.section}>${part(RowBones, { thumb: false })}</div>`
