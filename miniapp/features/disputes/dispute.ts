// A talk about what a customer does not recognise: who, how much, what it is about, what was said, and how it may end.
import { useState } from 'preact/hooks'
import type { Dispute, Sale } from '../../client/api-types.ts'
import { dayAt } from '../../client/clock.ts'
import { day, money } from '../../client/format.ts'
import { place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { needsNetwork, SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { goodsOf } from '../debts/goods-of-sale.ts'
import styles from './disputes.module.css'
import { disputedSale, oneDispute } from './held.ts'
import { KnownOf } from './known.ts'
import { RightButton } from './right-button.ts'
import { Talk } from './talk.ts'
import { type WordKind, WordSheet } from './word-sheet.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  return html`<main class=${pageStyles.page}>${part(Page, { key: id, id })}</main>`
}

function Page({ id }: { id: number }) {
  const t = words('disputes').disputes
  const held = oneDispute(id)
  const dispute = held.use()
  if (held.error.value?.status === 404)
    return part(Empty, { face: '🚩', title: t.missing, line: t.missingLine })
  if (!dispute)
    return part(Missing, {
      held,
      children: html`<h1 class="hidden" tabindex="-1">${t.heading}</h1><div class=${classes(cardStyles.card, styles.bone, boneStyles.bone)} />`,
    })
  const mine = person.value?.role === 'user' ? 'customer' : 'shop'
  return html`
    ${part(Head, { dispute })}
    ${part(SeenAt, { held })}
    ${mine === 'shop' && part(KnownOf, { dispute })}
    ${part(Talk, { dispute, mine })}
    ${dispute.state === 'open' && part(Acts, { dispute, mine })}
  `
}

function Head({ dispute }: { dispute: Dispute }) {
  const t = words('disputes').disputes
  const { customer, amount, entity, entityId, state } = dispute
  const staff = person.value?.role !== 'user'
  return html`<h1 class="hidden" tabindex="-1">${t.heading}</h1>
    <ul class=${classes(cardStyles.card, rowStyles.rows)}>
      ${part(Row, {
        thumb: part(Avatar, customer),
        title: customer.name,
        second: html`<span class=${state === 'open' ? 'danger' : ''}>${state === 'open' ? t.open : t.closed}</span>`,
        figure: money(amount),
      })}
      ${
        entity === 'sale'
          ? part(SaleRow, { id: entityId })
          : part(AboutRow, { title: t.about.payment, to: staff ? `/customers/${customer.id}` : '/' })
      }
    </ul>`
}

/** What was bought, when and from whom; the way there alone until that is known. */
function SaleRow({ id }: { id: number }) {
  const t = words('disputes').disputes
  const sale = disputedSale(id).use()
  const second = sale && t.sold(whenOf(sale), sale.seller.name)
  return part(AboutRow, {
    title: sale ? goodsOf(sale) : t.about.sale,
    ...(second ? { second } : {}),
    to: `/sales/${id}`,
  })
}

/** The day that it is of; with its time where it was entered then. */
const whenOf = ({ on, createdAt }: Sale) => (on === dayAt(createdAt) ? moment(createdAt) : day(on))

const AboutRow = (about: { readonly title: string; readonly second?: string; readonly to: string }) =>
  part(Row, { ...about, under: part(Icon, { name: 'next' }) })

function Acts({ dispute, mine }: { dispute: Dispute; mine: 'customer' | 'shop' }) {
  const t = words('disputes').disputes
  const [kind, setKind] = useState<WordKind | null>(null)
  const opens = (which: WordKind) => () => setKind(which)
  return html`
    ${part(MainButton, { ...needsNetwork({ text: t.act.reply, press: opens('answer'), enabled: true }), inFlow: true })}
    ${
      mine === 'customer' &&
      part(RightButton, {
        entity: dispute.entity,
        id: dispute.entityId,
        amount: dispute.amount,
        disputed: true,
        kind: 'secondary',
      })
    }
    ${
      mine === 'shop' &&
      html`
        ${part(MainButton, {
          ...needsNetwork({ text: t.voidThis[dispute.entity], press: opens('void'), enabled: true }),
          kind: 'secondary',
          inFlow: true,
        })}
        <button class=${classes(buttonStyles.button, styles.close)} onClick=${opens('kept')}>${t.close}</button>
      `
    }
    ${kind && part(WordSheet, { id: dispute.id, kind, close: () => setKind(null) })}
  `
}
