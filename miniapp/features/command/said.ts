// An answer in the chat's own words, set as a card: what it is about, its lines with the amount at the right, and what can be done.

import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import { recent } from '../customers/customers.ts'
import { products } from '../products/shelf.ts'
import styles from './command.module.css'
import { piecesOf } from './said-lines.ts'

export function Said({ text }: { text: string }) {
  const { first, lines } = piecesOf(text)
  return html`<section class=${classes(cardStyles.card, styles.said)} role="status">
    ${first && html`<p class=${styles.saidLine}><b>${first.name}</b><b class="figure">${first.value}</b></p>`}
    ${lines.map(({ name, value, under }, index) =>
      value
        ? html`<p key=${index} class=${styles.saidLine}><span>${name}</span><span class="figure"><b>${value}</b>${under && html`<span class="second muted block">${under}</span>`}</span></p>`
        : html`<p key=${index} class=${name ? '' : styles.gap}>${name}</p>`,
    )}
    ${first && part(Chips, { about: first.name })}
  </section>`
}

/** What follows the name where an account is told, in both languages: another's name may begin alike. */
const OWES = /^ (?:não deve|deve|tem|owes|has) /

/** Of one product or person that is held here: the ways on. */
function Chips({ about }: { about: string }) {
  const t = words('command').command
  const product = products.value.value?.find(
    ({ emoji, name }) => about === (emoji ? `${emoji} ${name}` : name),
  )
  const person = recent.value.value?.find(
    ({ name }) => about.startsWith(name) && OWES.test(about.slice(name.length)),
  )
  const ways: readonly (readonly [string, string])[] = product
    ? [
        [t.does.receive, `/products/${product.id}/receive`],
        [t.does.count, `/products/${product.id}?do=count`],
      ]
    : person
      ? [
          [t.does.take, `/customers/${person.id}/pay`],
          [t.does.sell, `/sell?customer=${person.id}`],
        ]
      : []
  return (
    ways.length > 0 &&
    html`<div class=${styles.answers}>
      ${ways.map(([name, to]) => part(Link, { key: to, to, look: classes(choiceStyles.chip, styles.chip), children: name }))}
    </div>`
  )
}
