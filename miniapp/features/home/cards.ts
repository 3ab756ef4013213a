// What is owed and what runs out, a card each that leads to the whole of it.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import type { CardOf } from '../dashboard/dashboard.ts'
import { Picture } from '../products/picture.ts'
import styles from './home.module.css'

export function OwedCard({ debts: { due, overdue } }: { debts: CardOf<'debts'> }) {
  const t = words('home').home
  const amount = money(due)
  const late = overdue > 0 ? t.overdue(money(overdue)) : due > 0 ? t.nothingLate : t.nobodyOwes
  return part(Link, {
    to: '/debts',
    look: classes(cardStyles.card, styles.card, styles.small),
    children: html`
      <span class=${classes('second', styles.head)}>${t.owed}${part(Icon, { name: 'next', size: 18 })}</span>
      <span class=${amount.length > 11 ? classes('figure', styles.answer, styles.long) : classes('figure', styles.answer)}>${amount}</span>
      <span class=${overdue > 0 ? classes('figure danger', styles.more) : classes('muted', styles.more)}>${late}</span>
    `,
  })
}

const FACES = 3

export function LowStockCard({ low: { count, items } }: { low: CardOf<'lowStock'> }) {
  const t = words('home').home
  const shown = items.slice(0, FACES)
  const rest = count - shown.length
  const names = items.map(({ name }) => name).join(', ')
  return part(Link, {
    to: '/products?filter=low',
    look: classes(cardStyles.card, styles.card, styles.small),
    children: html`
      <span class=${classes('second', styles.head)}>${t.low}${part(Icon, { name: 'next', size: 18 })}</span>
      <span class=${classes('figure', styles.answer)}>${t.products(count)}</span>
      <span class=${classes(styles.more, styles.faces)}>
        ${shown.map((product) => part(Picture, { key: product.productId, product, look: styles.face }))}
        ${rest > 0 && html`<span class="figure muted">+${rest}</span>`}
        ${!count && html`<span class="muted">${t.noneLow}</span>`}
        <span class="hidden">${names}</span>
      </span>
    `,
  })
}
