// On a customer's page: that something is not recognised, and the way to its talk.
import { dotted, money } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import styles from './disputes.module.css'
import { openOf } from './held.ts'

export function OpenBanner({ customerId }: { customerId: number }) {
  const t = words('disputes').list
  const open = openOf(customerId).use() ?? []
  const oldest = open.at(-1)
  if (!oldest) return null
  const total = open.reduce((sum, { amount }) => sum + amount, 0)
  return html`<div class=${styles.open}>${part(Banner, {
    tone: 'danger',
    icon: 'flag',
    role: 'status',
    title: t.open(open.length),
    line: dotted(money(total), t.since(moment(oldest.createdAt))),
    children: part(Link, {
      to: open.length === 1 ? `/disputes/${oldest.id}` : '/disputes',
      look: classes(buttonStyles.button, buttonStyles.small, styles.see),
      children: t.see,
    }),
  })}</div>`
}
