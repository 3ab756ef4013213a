// A customer: what is owed and how old it is, what to do about it, and the account line by line. Paying lies over it.
import { useState } from 'preact/hooks'
import type { Customer } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { usePresence } from '../../client/presence.ts'
import { back, go, place, toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { Link } from '../../ui/link.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Pending } from '../../ui/pending.ts'
import { ScreenFrame, useMasterDetail } from '../../ui/screen-frame.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import verbsStyles from '../../ui/verbs.module.css'
import { accountOf, customerOf, knownAccount } from '../debts/accounts.ts'
import debtsStyles from '../debts/debts.module.css'
import { PaySheet } from '../debts/pay-sheet.ts'
import { BringBack } from './bring-back.ts'
import styles from './customer.module.css'
import { CustomerHead } from './customer-head.ts'
import { knownCustomer } from './held.ts'
import { shareStatement } from './share-statement.ts'
import { openedPayment, Statement } from './statement.ts'

const PersonSheet = lazy(async () => (await import('./person-sheet.ts')).PersonSheet)
const InviteSheet = lazy(async () => (await import('./invite-sheet.ts')).InviteSheet, 'users')
const AskedLinks = lazy(async () => (await import('./asked-link.ts')).AskedLinks, 'users')
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
      ${
        !customer.archived &&
        openedPayment.value === null &&
        part(MainButton, { text: t.take, press: () => go(`/customers/${id}/pay`), inPage: beside })
      }
      ${paying && account && !customer.archived && part(PaySheet, { customer, account, close: back })}
    `,
  })
}

/** What is above the statement, with the sheets it opens. */
function Opened({ customer }: { customer: Customer }) {
  const [open, setOpen] = useState<'person' | 'limit' | 'invite' | null>(null)
  const close = () => setOpen(null)
  const { id, name, phone, userId, archived } = customer
  return html`
    ${phone && userId === null && !archived && part(AskedLinks, { id, name })}
    ${part(CustomerHead, {
      customer,
      account: accountOf(customer.id).value.value,
      edit: () => setOpen('person'),
    })}
    ${
      customer.archived
        ? part(BringBack, { customer })
        : part(Verbs, { customer, changeLimit: () => setOpen('limit'), invite: () => setOpen('invite') })
    }
    ${open === 'person' && part(PersonSheet, { customer, close })}
    ${open === 'invite' && part(InviteSheet, { customer, close })}
    ${open === 'limit' && part(LimitSheet, { customer, close })}
  `
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
    <button onClick=${() => void shareStatement(customer)}>${part(Icon, { name: 'share', size: 24 })}${t.statement}</button>
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
