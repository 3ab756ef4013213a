// What waits, as rows: who, when, what, how much, and that it is in the queue.
import { today } from '../../client/clock.ts'
import { clock, day, dotted, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import avatarStyles from '../../ui/avatar.module.css'
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row, Section } from '../../ui/section.ts'
import { productById } from '../products/held.ts'
import { Picture } from '../products/picture.ts'
import { amountOf, goodsOf, nameOf, sizeOf } from './entry.ts'
import type { Entry } from './outbox-rules.ts'
import styles from './queue.module.css'

export function QueueSection({ title, entries }: { title: string; entries: readonly Entry[] }) {
  if (!entries.length) return null
  const total = entries.reduce((sum, { intent }) => sum + amountOf(intent), 0)
  return part(Section, {
    title,
    end: total > 0 && html`<span class="figure">${money(total)}</span>`,
    children: entries.toReversed().map((entry) => part(EntryRow, { key: entry.intent.key, entry })),
  })
}

function EntryRow({ entry }: { entry: Entry }) {
  const t = words('queue').queue
  const { intent, refusal, seq } = entry
  const name = nameOf(intent)
  const at = intent.on < today() ? day(intent.on) : clock(intent.at)
  const state = refusal ? t.refused : t.inQueue
  const second = dotted(at, goodsOf(intent))
  return part(Row, {
    thumb: part(Face, { entry }),
    title: name ?? t.noName,
    second,
    figure: sizeOf(intent),
    under: html`<span class=${refusal ? classes('danger', styles.inQueue) : classes('warn', styles.inQueue)}>
      ${part(Icon, { name: refusal ? 'refused' : 'clock', size: 16 })}
      ${state}
    </span>`,
    to: `/queue/${seq}`,
  })
}

export function Face({ entry: { intent } }: { entry: Entry }) {
  if (intent.kind === 'count')
    return part(Picture, {
      product: productById.value.get(intent.input.productId) ?? intent.product,
      look: rowStyles.picture,
    })
  if (intent.kind === 'word')
    return html`<span class=${avatarStyles.avatar} data-round>${part(Icon, { name: intent.reason === null ? 'check' : 'flag' })}</span>`
  const name = nameOf(intent)
  const id = intent.kind === 'sale' ? (intent.draft.buyer?.id ?? 0) : intent.customer.id
  return name === null
    ? html`<span class=${avatarStyles.avatar} data-round>${part(Icon, { name: 'person' })}</span>`
    : part(Avatar, { id, name })
}
