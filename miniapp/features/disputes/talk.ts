// The talk: what each side said, one's own words at the right, and what becomes of it.
import type { Dispute } from '../../client/api-types.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import styles from './disputes.module.css'

export function Talk({ dispute, mine }: { dispute: Dispute; mine: 'customer' | 'shop' }) {
  const t = words('disputes').disputes
  const { thread, outcome, resolvedBy, resolvedAt, customer } = dispute
  return html`<section class=${styles.talk} aria-label=${t.talk}>
    ${thread
      .filter(({ text }) => text)
      .map(
        ({
          at,
          by,
          side,
          text,
        }) => html`<div key=${at} class=${classes(styles.say, side === mine && styles.own)}>
          ${side !== mine && html`<span class=${styles.face}>${part(Avatar, side === 'customer' ? customer : by)}</span>`}
          <p class=${styles.bubble}><span class="hidden">${by.name}: </span>${text}<time class="figure" datetime=${at}>${moment(at)}</time></p>
        </div>`,
      )}
    <p class=${styles.note} role="status">${
      outcome && resolvedAt ? t.ended[outcome](resolvedBy?.name ?? null, moment(resolvedAt)) : t.stays
    }</p>
  </section>`
}
