// What is owed and what runs out, where there is room for more of it: beside the day's sales.
import { money, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import barStyles from '../../ui/bar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import rowStyles from '../../ui/row.module.css'
import { Row, Section, SectionLink } from '../../ui/section.ts'
import type { CardOf } from '../dashboard/dashboard.ts'
import { Picture } from '../products/picture.ts'
import homeStyles from './home.module.css'
import styles from './wide-cards.module.css'

export function WideOwed({ debts: { due, overdue } }: { debts: CardOf<'debts'> }) {
  const t = words('home').home
  const parts = [
    { name: t.late, amount: overdue, look: barStyles.solidDanger, tone: 'danger' },
    { name: t.later, amount: due - overdue, look: barStyles.solidAccent, tone: '' },
  ]
  return part(Link, {
    to: '/debts',
    look: classes(cardStyles.card, homeStyles.card, homeStyles.small),
    children: html`
      <span class=${classes('second', homeStyles.head)}>${t.owed}${part(Icon, { name: 'next', size: 18 })}</span>
      <span class=${classes('figure', homeStyles.answer)}>${money(due)}</span>
      <span class=${classes(barStyles.bar, styles.bar)}>
        ${parts
          .filter(({ amount }) => amount > 0)
          .toReversed()
          .map(
            ({ name, amount, look }) =>
              html`<i key=${name} class=${look} style=${{ flexGrow: String(amount) }} />`,
          )}
      </span>
      ${parts.map(
        ({ name, amount, look, tone }) =>
          html`<span key=${name} class=${styles.part}><i class=${look} /><span class="muted">${name}</span><span class=${`figure ${tone}`}>${money(amount)}</span></span>`,
      )}
    `,
  })
}

export function WideLow({ low: { count, items } }: { low: CardOf<'lowStock'> }) {
  const t = words('home').home
  return part(Section, {
    title: t.low,
    end: count > 0 && part(SectionLink, { to: '/products?filter=low', text: t.seeAll(count) }),
    children: html`
      ${items.map((product) => {
        const { productId, name, unit, stock } = product
        const level = stock > 0 ? quantity(stock, unit) : t.out
        return part(Row, {
          key: productId,
          to: `/products/${productId}`,
          thumb: part(Picture, { product, look: rowStyles.picture }),
          title: name,
          figure: html`<span class=${stock > 0 ? 'warn' : 'danger'}>${level}</span>`,
        })
      })}
      ${!count && html`<li class=${rowStyles.line}><p class=${classes('muted', rowStyles.row)}>${t.noneLow}</p></li>`}
    `,
  })
}
