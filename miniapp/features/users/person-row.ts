// Somebody in a list: who it is, when they were last here, and what they may do.
import type { Member } from '../../client/api-types.ts'
import { dotted } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Badge, Row } from '../../ui/section.ts'
import type { Tint } from '../../ui/tints.ts'
import styles from './users.module.css'

/** So long after they were last seen they count as here. */
const HERE_MS = 3 * 60_000
export const isHere = (lastSeenAt: string) => Date.now() - Date.parse(lastSeenAt) < HERE_MS

export const TONES: Readonly<Record<Member['role'], Tint>> = { owner: 'warn', admin: 'accent', user: 'quiet' }

/** `@bia · agora` */
function seenText({ id, username, lastSeenAt }: Member): string {
  const t = words('users').users
  const seen = lastSeenAt === null ? t.never : isHere(lastSeenAt) ? t.now : moment(lastSeenAt)
  return dotted(username ? `@${username}` : t.noUsername, id === person.value?.id ? t.you : seen)
}

const Rank = ({ member: { role, disabled } }: { member: Member }) => {
  const t = words('users').users
  return part(Badge, {
    tone: disabled ? 'danger' : TONES[role],
    children: disabled ? t.turnedOff : t.roles[role],
  })
}

export const MemberRow = ({ member }: { member: Member }) =>
  part(Row, {
    thumb: part(Avatar, { id: member.id, name: member.name }),
    title: member.name,
    second: seenText(member),
    figure: html`<span class=${styles.rank}>${part(Rank, { member })}${part(Icon, { name: 'next' })}</span>`,
    to: `/users/${member.id}`,
    row: member.id,
  })

interface PickRowProps {
  readonly member: Member
  readonly picked: boolean
  readonly toggle: () => void
}

/** The whole row is the tick. */
export const PickRow = ({ member, picked, toggle }: PickRowProps) =>
  html`<li class=${classes(rowStyles.line, styles.pick)}><label class=${classes('still', rowStyles.row)}>
    <input type="checkbox" class=${styles.box} checked=${picked} onChange=${toggle} />
    <span class=${styles.tick} aria-hidden="true">${part(Icon, { name: 'check', size: 16 })}</span>
    <span class=${rowStyles.thumb}>${part(Avatar, { id: member.id, name: member.name })}</span>
    <span class=${rowStyles.words}><span class="cut block">${member.name}</span><span class="second muted cut block">${seenText(member)}</span></span>
    <span class=${rowStyles.end}>${part(Rank, { member })}</span>
  </label></li>`
