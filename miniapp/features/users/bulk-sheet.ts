// What would become of each who is chosen, said before it is done; one who cannot stops all until they are taken out.
import { useState } from 'preact/hooks'
import type { Member, Role } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { Avatar, calledBy } from '../../ui/avatar.ts'
import { Banner } from '../../ui/banner.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { Segment } from '../../ui/segment.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { sayStored } from '../../ui/undo.ts'
import { type Change, editMembers } from './calls.ts'
import { chooseAsNow, picked, stopChoosing, takeOut } from './choosing.ts'
import { membersBy } from './held.ts'
import { ROLES } from './role-choice.ts'
import styles from './users.module.css'

interface BulkSheetProps {
  readonly what: 'off' | 'role'
  readonly close: () => void
}

export function BulkSheet({ what, close }: BulkSheetProps) {
  const { users, bulk: t } = words('users')
  const [role, setRole] = useState<Role>('admin')
  const [stale, setStale] = useState<readonly number[]>([])
  const members = picked.value
  const next = what === 'off' ? ({ disabled: true } as const) : ({ role } as const)
  const owners = membersBy('owners').use()?.items ?? []
  const lost = lostOwners(members, owners, next)
  const refused = members.filter(({ id }) => lost.includes(id) || stale.includes(id))
  const count = members.length
  const intent = useIntent<readonly Change[], { readonly items: readonly Member[] }>({
    name: 'members/bulk',
    send: editMembers,
    close,
    staysForEarlier: true,
    done: ({ data, undoId }, sent, came) => {
      // What is chosen now is not done yet, and is decided about people as they have become.
      if (came === 'earlier') chooseAsNow(data.items)
      else stopChoosing()
      const text = sent.some(({ disabled }) => disabled) ? t.doneOff(sent.length) : t.doneRole(sent.length)
      sayStored({
        text: came === 'earlier' ? t.earlier(text) : text,
        undoId,
        undone: t.undone,
        of: { operation: 'users.bulk' },
      })
    },
    refused: ({ body }, sent) => setStale(namedIn(body?.errors ?? [], sent)),
  })
  const send = () => void intent.submit(members.map(({ id, version }) => ({ id, version, ...next })))
  const names = refused.length === 1 ? calledBy(refused[0]?.name ?? '') : t.others(refused.length)
  const remove = () => {
    const ids = refused.map(({ id }) => id)
    setStale([])
    intent.clear()
    takeOut(ids)
    if (ids.length === count) close()
  }
  const why = (member: Member) =>
    lost.includes(member.id) ? t.lastOwner : stale.includes(member.id) ? t.stale : null
  return part(Sheet, {
    title: what === 'off' ? t.titleOff(count) : t.titleRole(count),
    close,
    children: part(SheetForm, {
      act: {
        ...needsNetwork({
          text: what === 'off' ? t.actOff(count) : t.actRole(count),
          press: send,
          enabled: !refused.length && count > 0,
        }),
        busy: intent.busy,
      },
      children: html`
        ${
          what === 'role' &&
          part(Segment<Role>, {
            label: t.toRole,
            options: ROLES.map((value) => ({ value, label: users.roles[value] })),
            value: role,
            pick: setRole,
          })
        }
        ${
          refused.length > 0 &&
          part(Banner, {
            tone: 'danger',
            icon: 'refused',
            title: t.cannot(refused.length),
            line: t.allOrNone(count, names),
          })
        }
        <ul class=${classes(cardStyles.card, rowStyles.rows)}>
          ${members.map((member) => part(Preview, { key: member.id, member, next, why: why(member) }))}
        </ul>
        ${!refused.length && part(Refused, { error: intent.refusal })}
        ${refused.length > 0 && part(MainButton, { kind: 'secondary', text: t.takeOut(names), press: remove, inFlow: true })}
      `,
    }),
  })
}

type Next = { readonly disabled: true } | { readonly role: Role }

interface PreviewProps {
  readonly member: Member
  readonly next: Next
  readonly why: string | null
}

function Preview({ member, next, why }: PreviewProps) {
  return part(Row, {
    thumb: part(Avatar, { id: member.id, name: member.name }),
    title: member.name,
    second: why ? html`<span class="danger">${why}</span>` : whatHappens(member, next),
    figure: html`<span class=${why ? classes(styles.tick, styles.refused) : classes(styles.tick, styles.done)} aria-hidden="true">${part(Icon, { name: why ? 'close' : 'check', size: 16 })}</span>`,
  })
}

function whatHappens({ role, disabled }: Member, next: Next): string {
  const { users, bulk: t } = words('users')
  if ('role' in next)
    return next.role === role ? t.already : t.becomes(users.roles[role], users.roles[next.role])
  if (disabled) return t.already
  return role === 'user' ? t.losesAccount : t.leavesDevices
}

/** Those without whom nobody would run the shop any more. */
function lostOwners(members: readonly Member[], owners: readonly Member[], next: Next): readonly number[] {
  if ('role' in next && next.role === 'owner') return []
  const going = members.filter(({ role, disabled }) => role === 'owner' && !disabled).map(({ id }) => id)
  return owners.every(({ id }) => going.includes(id)) ? going : []
}

/** Whom the server named, by their places in the list that was sent. */
const namedIn = (errors: readonly { readonly path: string }[], sent: readonly Change[]): number[] =>
  errors.flatMap(({ path }) => sent[Number(/^changes\.(\d+)/.exec(path)?.[1])]?.id ?? [])
