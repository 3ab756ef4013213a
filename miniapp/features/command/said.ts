// An answer set as a card: what it is about, its rows with the amount at the right, and what can be done.
import type { Link as About, Said as Message, Row } from '#lib/message.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import styles from './command.module.css'

const named = ({ mark, name }: Row) => (mark ? `${mark} ${name}` : name)

export function Said({ message: { head, rows } }: { message: Message }) {
  const { link } = head
  if (!rows.length)
    return html`<section class=${classes(cardStyles.card, styles.said)} role="status">${part(Line, { row: head })}</section>`
  return html`<section class=${classes(cardStyles.card, styles.said)} role="status">
    <p class=${styles.saidLine}><b>${named(head)}</b><b class="figure">${head.value}</b></p>
    ${rows.map((row, key) => part(Line, { key, row }))}
    ${link && person.value?.role !== 'user' && part(Chips, { about: link })}
  </section>`
}

function Line({ row }: { row: Row }) {
  const { name, value, under } = row
  return value
    ? html`<p class=${styles.saidLine}><span>${named(row)}</span><span class="figure"><b>${value}</b>${under && html`<span class="second muted block">${under}</span>`}</span></p>`
    : html`<p class=${name ? '' : styles.gap}>${named(row)}</p>`
}

/** Of one product or person: the ways on. */
function Chips({ about: { is, id } }: { about: About }) {
  const t = words('command').command
  const ways: readonly (readonly [name: string, to: string])[] =
    is === 'product'
      ? [
          [t.does.receive, `/products/${id}/receive`],
          [t.does.count, `/products/${id}?do=count`],
        ]
      : is === 'customer'
        ? [
            [t.does.take, `/customers/${id}/pay`],
            [t.does.sell, `/sell?customer=${id}`],
          ]
        : []
  return (
    ways.length > 0 &&
    html`<div class=${styles.answers}>
      ${ways.map(([name, to]) => part(Link, { key: to, to, look: classes(choiceStyles.chip, styles.chip), children: name }))}
    </div>`
  )
}
