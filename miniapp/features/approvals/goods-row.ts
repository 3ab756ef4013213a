// What the ask is of: the goods and what they come to; of a void, the way to what it is of.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { TINTS } from '../../ui/tints.ts'
import styles from './approvals.module.css'
import { goodsSaid } from './said.ts'
import { voidedAt } from './standing.ts'
import type { Asked } from './types.ts'

export function GoodsRow({ asked }: { asked: Asked }) {
  const t = words('approvals').approvals
  const { items, amount } = asked
  const to = voidedAt(asked)
  const emoji = items[0]?.emoji
  const thumb = emoji
    ? html`<span class=${classes(rowStyles.picture, 'emoji')} aria-hidden="true">${emoji}</span>`
    : html`<span class=${classes(rowStyles.tinted, TINTS.accent)}>${part(Icon, { name: items.length ? 'bag' : 'cash' })}</span>`
  return html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>
    ${part(Row, {
      thumb,
      look: styles.goods,
      title: items.map(({ name }) => name).join(', ') || t.aPayment,
      second: goodsSaid(asked) || (to ? t.seeIt : null),
      figure: money(amount),
      ...(to && { to }),
    })}
  </ul>`
}
