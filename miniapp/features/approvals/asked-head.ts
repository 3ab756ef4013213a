// For whom it was asked, and what they would owe against their limit, for who asked.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import avatarStyles from '../../ui/avatar.module.css'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import styles from './approvals.module.css'
import { LimitMeter } from './meter.ts'
import { beyondSaid } from './said.ts'
import { owingOf, whoOf } from './standing.ts'
import type { Asked } from './types.ts'

export function AskedHead({ asked }: { asked: Asked }) {
  const t = words('approvals').approvals
  const owing = owingOf(asked)
  const beyond = beyondSaid(asked)
  return html`<section class=${classes(cardStyles.card, styles.head)}>
    ${part(WhoLine, { asked, second: beyond.length > 0 && beyond.map(({ long }) => long).join(' ') })}
    ${
      owing &&
      html`<p class=${classes('second', styles.ends)}><b class="figure strong">${t.owes(money(owing.due))}</b><span class="muted figure">${t.limit(money(owing.limit))}</span></p>
      ${part(LimitMeter, { owing })}
      <p class=${classes('second', styles.ends)}><span class="muted">${t.withThis}</span><span class=${classes('figure strong', owing.over > 0 && 'danger')}>${money(owing.after)}</span></p>`
    }
  </section>`
}

interface WhoLineProps {
  readonly asked: Asked
  readonly second?: Inside
  readonly children?: Inside
}

/** Who it is for, or that it is nobody in particular. */
export function WhoLine({ asked, second, children }: WhoLineProps) {
  const t = words('approvals').approvals
  const { customer } = asked
  const face = customer
    ? part(Avatar, customer)
    : html`<span class=${avatarStyles.avatar} data-round aria-hidden="true">${part(Icon, { name: 'person' })}</span>`
  return html`<div class=${styles.who}>
    ${face}
    <div class=${rowStyles.words}>
      <h1 tabindex="-1">${whoOf(asked) ?? t.noName}</h1>
      ${second && html`<p class="second muted">${second}</p>`}
    </div>
    ${children}
  </div>`
}
