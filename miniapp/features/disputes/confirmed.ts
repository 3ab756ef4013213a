// Below a purchase of one's own: who has confirmed it, the way to say that it is right or not; while it is disputed, the talk.
import { useState } from 'preact/hooks'
import type { Sale } from '../../client/api-types.ts'
import { shop } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { Badge, Row, Section } from '../../ui/section.ts'
import { TINTS, type Tint } from '../../ui/tints.ts'
import { goodsOf } from '../queue/entry.ts'
import styles from './disputes.module.css'
import { openDisputes } from './held.ts'
import { RightButton } from './right-button.ts'
import { waitingWord } from './said-later.ts'
import { Talk } from './talk.ts'
import { WhySheet } from './why-sheet.ts'
import { WordSheet } from './word-sheet.ts'

export function Confirmed({ sale }: { sale: Sale }) {
  const t = words('disputes').disputes
  const { state } = sale.confirmation
  return html`
    <div class=${styles.confirmed}>${part(Section, {
      title: t.who,
      foot: state === 'none' && !waitingWord('sale', sale.id) && t.costsNothing,
      children: html`
        ${part(Row, {
          thumb: part(Mark, { tone: 'good', icon: 'check' }),
          title: shop.value?.name ?? '',
          second: `${sale.seller.name}, ${moment(sale.createdAt)}`,
        })}
        ${part(Own, { sale })}
      `,
    })}</div>
    ${state === 'disputed' ? part(OwnTalk, { sale }) : !sale.voidedAt && state !== 'confirmed' && part(Acts, { sale })}
  `
}

const Mark = ({ tone, icon }: { tone: Tint; icon: 'check' | 'flag' }) =>
  html`<span class=${classes(rowStyles.tinted, TINTS[tone])} data-round>${part(Icon, { name: icon })}</span>`

function Own({ sale }: { sale: Sale }) {
  const t = words('disputes').disputes
  const { state, at } = sale.confirmation
  const waits = waitingWord('sale', sale.id)
  const me = person.value
  const face = me && part(Avatar, { id: me.id, name: me.name })
  return part(Row, {
    thumb:
      state === 'confirmed'
        ? part(Mark, { tone: 'good', icon: 'check' })
        : state === 'disputed'
          ? part(Mark, { tone: 'danger', icon: 'flag' })
          : face,
    title: t.you,
    second: waits ? goodsOf(waits) : t.own[state](at ? moment(at) : ''),
    figure: waits
      ? part(Badge, { tone: 'warn', children: words('queue').queue.inQueue })
      : state === 'none' &&
        part(Badge, { tone: 'warn', children: html`${part(Icon, { name: 'clock' })}${t.awaited}` }),
  })
}

function Acts({ sale }: { sale: Sale }) {
  const t = words('disputes').disputes
  const [asking, setAsking] = useState(false)
  if (waitingWord('sale', sale.id)) return null
  return html`
    ${part(RightButton, { entity: 'sale', id: sale.id, amount: sale.total })}
    ${part(MainButton, { text: t.wrong, press: () => setAsking(true), kind: 'secondary', inFlow: true })}
    ${asking && part(WhySheet, { sale, close: () => setAsking(false) })}
  `
}

function OwnTalk({ sale }: { sale: Sale }) {
  const t = words('disputes').disputes
  const [asking, setAsking] = useState(false)
  const dispute = openDisputes
    .use()
    ?.find(({ entity, entityId }) => entity === 'sale' && entityId === sale.id)
  return html`
    ${dispute && part(Talk, { dispute, mine: 'customer' })}
    ${
      dispute &&
      part(MainButton, {
        ...needsNetwork({ text: t.act.reply, press: () => setAsking(true), enabled: true }),
        inFlow: true,
      })
    }
    ${!waitingWord('sale', sale.id) && part(RightButton, { entity: 'sale', id: sale.id, amount: sale.total, disputed: true, kind: 'secondary' })}
    ${asking && dispute && part(WordSheet, { id: dispute.id, kind: 'answer', close: () => setAsking(false) })}
  `
}
