// A notice in the feed: whether it is new, what happened, and what one does about it; swiped, it is read.
import { clock } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import rowStyles from '../../ui/row.module.css'
import { Swipe } from '../../ui/swipe.ts'
import { TINTS, type Tint } from '../../ui/tints.ts'
import { Picture } from '../products/picture.ts'
import type { Line } from './alike.ts'
import { ApprovalAct } from './approval-act.ts'
import { markRead } from './held.ts'
import { TOLD } from './kinds/index.ts'
import styles from './notices.module.css'
import { useReadOnceShown } from './reading.ts'
import { isMe, secondOf, titleOf } from './said.ts'
import { SessionAct } from './session-act.ts'
import { factsOf, type Notice } from './types.ts'

interface NoticeRowProps {
  readonly line: Line
  /** Shows a payment over the feed. */
  readonly open: (payment: Receipt) => void
}

export interface Receipt {
  readonly id: number
  readonly customerId: number
}

export function NoticeRow({ line, open }: NoticeRowProps) {
  const t = words('notices').notices
  const [{ id, at, readAt }] = line
  const isNew = readAt === null
  const ids = line.map((one) => one.id)
  const shown = useReadOnceShown(isNew ? ids : [])
  const read = () => void markRead({ ids })
  const isGone = factsOf(line[0]).voided
  return part(Swipe, {
    id,
    actions: isNew ? [{ label: t.read, icon: 'check', press: read }] : [],
    look: classes(styles.line, isNew && styles.fresh, isGone && styles.gone),
    children: html`<div class=${styles.notice} ref=${shown}>
      ${isNew && html`<i class=${styles.mark} role="img" aria-label=${t.isNew} />`}
      ${part(Thumb, { line })}
      <div class=${styles.said}>
        <p>${part(Title, { line })}<time class="figure second muted" datetime=${at}>${clock(at)}</time></p>
        <div class=${styles.below} onClickCapture=${isNew && read}>
          <span class="second muted">${secondOf(line)}</span>${part(Act, { line, open })}
        </div>
      </div>
    </div>`,
  })
}

/** What is asked opens on its own page, with all that it is decided by. */
function Title({ line }: { line: Line }): Inside {
  const [{ kind, entityId }] = line
  const title = titleOf(line)
  return kind === 'approval'
    ? part(Link, {
        to: `/asks/${entityId}`,
        look: classes('still', styles.title, styles.opens),
        children: title,
      })
    : html`<span class=${styles.title}>${title}</span>`
}

const LOOKS: { readonly [Kind in Notice['kind']]?: readonly [IconName, Tint] } = {
  sale: ['receipt', 'accent'],
  payment: ['cash', 'good'],
  security: ['shield', 'warn'],
  broadcast: ['message', 'accent'],
  approval: ['lock', 'warn'],
}

function Thumb({ line: [notice, ...others] }: { line: Line }): Inside {
  const { emoji = null, mediaUrl = null, thumbUrl = null, thumbHash = null } = factsOf(notice)
  if (notice.kind === 'lowStock' && !others.length) {
    const product = { emoji, mediaUrl, thumbUrl, thumbHash }
    return html`<span class=${rowStyles.thumb}>${part(Picture, { product, look: rowStyles.picture })}</span>`
  }
  const [icon, tone] = TOLD[notice.kind]?.look ?? LOOKS[notice.kind] ?? ['box', 'warn']
  return html`<span class=${classes(rowStyles.thumb, rowStyles.round)}><span class=${classes(rowStyles.tinted, TINTS[tone])}>${part(Icon, { name: icon })}</span></span>`
}

/** Its word, and for readers of what. */
const wordOf = (act: string, line: Line) => html`${act} <span class="hidden">${titleOf(line)}</span>`

function Act({ line, open }: NoticeRowProps): Inside {
  const t = words('notices').notices.acts
  const [notice, ...others] = line
  const { entityId, kind, action } = notice
  const { customerId } = factsOf(notice)
  const look = classes(buttonStyles.button, styles.act)
  const leads = (act: string, to: string) => part(Link, { to, look, children: wordOf(act, line) })
  const told = TOLD[kind]
  if (told) {
    const way = told.way(notice)
    return way && leads(way.says, way.to)
  }
  if (others.length) return leads(t.see, '/products?filter=low')
  if (kind === 'approval') return part(ApprovalAct, { notice, look })
  if (kind === 'security' && action) return part(SessionAct, { notice, look })
  if (action) return leads(t.receive, `/products/${entityId}/receive`)
  if (kind === 'sale') return leads(t.receipt, `/sales/${entityId}`)
  const role = person.value?.role
  if (kind === 'payment' && role === 'user') return leads(t.see, '/')
  if (kind === 'payment' && customerId)
    return html`<button class=${look} onClick=${() => open({ id: entityId, customerId })}>${wordOf(t.receipt, line)}</button>`
  return kind === 'security' && role === 'owner' && !isMe(notice) && leads(t.see, `/users/${entityId}`)
}
