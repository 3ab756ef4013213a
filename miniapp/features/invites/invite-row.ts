// Invites on their way: what each gives, what is left of it, and sending it once more.
import type { Invite } from '../../client/api-types.ts'
import { minute } from '../../client/clock.ts'
import { shop } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row, Section } from '../../ui/section.ts'
import { shareText } from '../../ui/share-text.ts'
import { TINTS } from '../../ui/tints.ts'
import { invites } from './held.ts'
import styles from './invites.module.css'

const DAY_MS = 86_400_000

/** Whom it is for, as far as its maker said. */
export const calledIn = ({ customer, name }: Pick<Invite, 'customer' | 'name'>): string | null =>
  customer?.name ?? name

/** What is left of it; on its last day the hour. */
function leftText({ role, expiresAt, state, askedBy }: Invite): { text: string; last: boolean } {
  const { users, invite: t } = words('users')
  const gives = users.roles[role].toLowerCase()
  if (state === 'asked') return { text: t.asked(gives, askedBy?.name ?? ''), last: true }
  const left = (Date.parse(expiresAt) - minute.value) / DAY_MS
  return left < 1
    ? { text: t.lastDay(gives, moment(expiresAt)), last: true }
    : { text: t.left(gives, Math.round(left)), last: false }
}

export const shareInvite = (link: string): Promise<void> => {
  const { invite: t } = words('users')
  return shareText(t.text(shop.value?.name ?? '', link), t.copied)
}

export function InviteRows() {
  const { users, invite: t } = words('users')
  const all = invites.use()
  if (!all?.length) return null
  return part(Section, {
    title: users.invites,
    end: html`<span class="figure">${all.length}</span>`,
    children: all.map((invite) => {
      const { link } = invite
      const { text, last } = leftText(invite)
      const name = calledIn(invite) ?? t.someone
      return part(Row, {
        key: invite.id,
        thumb: html`<span class=${classes(rowStyles.tinted, last ? TINTS.warn : TINTS.accent)} data-round>${part(Icon, { name: 'ticket' })}</span>`,
        title: name,
        second: last ? html`<span class=${styles.warn}>${text}</span>` : text,
        to: `/users/invites/${invite.id}`,
        children:
          link !== null &&
          html`<button class=${rowStyles.round} aria-label=${t.share(name)} onClick=${() => void shareInvite(link)}>${part(Icon, { name: 'share' })}</button>`,
      })
    }),
  })
}
