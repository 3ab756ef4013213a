// What the cards of a sale and of a payment are made of; a value that can be changed is a button.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import avatarStyles from '../../ui/avatar.module.css'
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import type { Known } from '../cart/draft.ts'
import styles from './command.module.css'
import { edit } from './edit.ts'

interface HeadProps {
  /** Null: somebody new, or nobody. */
  readonly known: Known | null
  readonly name: string | null
  readonly children?: Inside
}

/** Whose it is, and what they owe. */
export function Head({ known, name, children }: HeadProps) {
  const t = words('command').command
  const limit = known?.creditLimit ?? null
  const owes = !known
    ? name && t.newCustomer
    : known.due > 0
      ? t.owes(money(known.due), limit === null ? null : money(limit))
      : t.owesNothing
  return html`<div class=${classes(rowStyles.row, styles.row)}>
    <button class=${styles.who} onClick=${() => edit({ is: 'customer' })}>
      ${
        known
          ? part(Avatar, { id: known.id, name: known.name })
          : html`<span class=${avatarStyles.avatar} data-round>${part(Icon, { name: 'person' })}</span>`
      }
      <span class=${rowStyles.words}><b class="block">${name ?? t.nobody}</b>${owes && html`<span class="second muted">${owes}</span>`}</span>
    </button>
    ${children}
  </div>`
}

interface FactProps {
  readonly name: string
  readonly value: string
  readonly press?: () => void
}

export const Fact = ({ name, value, press }: FactProps) =>
  html`<div>
    <dt class="muted">${name}</dt>
    <dd class="figure strong">${press ? html`<button class=${classes('link', styles.value)} aria-label=${`${name}: ${value}`} onClick=${press}>${value}</button>` : value}</dd>
  </div>`
