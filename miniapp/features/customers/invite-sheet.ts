// Inviting a customer from their page: the invite is for this account, and once it is made its code and its link are here.
import { useState } from 'preact/hooks'
import type { Customer, Invite } from '../../client/api-types.ts'
import { dotted, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Pending } from '../../ui/pending.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { Row, RowBones } from '../../ui/section.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { createInvite, type InviteInput } from '../invites/calls.ts'
import { invites } from '../invites/held.ts'
import styles from '../invites/invites.module.css'
import { type Days, HOURS, Lasting } from '../invites/lasting.ts'
import { Made } from '../invites/made-sheet.ts'

interface InviteProps {
  readonly customer: Customer
  readonly close: () => void
}

export function InviteSheet({ customer, close }: InviteProps) {
  const { invite: t } = words('users')
  const all = invites.use()
  // One that was made before is shown again: who made it may read its link until it is used.
  const made = all?.find((one) => one.customer?.id === customer.id && one.link !== null)
  return part(Sheet, {
    title: made ? t.of(customer.name) : t.title,
    close,
    children: !all
      ? part(Pending, { held: invites, children: part(RowBones, { count: 2 }) })
      : made
        ? part(Made, { invite: made, close })
        : part(Make, { customer }),
  })
}

function Make({ customer: { id, name, due } }: { customer: Customer }) {
  const { users, invite: t } = words('users')
  const [days, setDays] = useState<Days>(7)
  const intent = useIntent<InviteInput, Invite>({
    name: `invite/of/${id}`,
    send: createInvite,
    done: ({ data }) => invites.put((all) => [data, ...all.filter((one) => one.id !== data.id)]),
  })
  const send = () => void intent.submit({ role: 'user', customerId: id, hours: days * HOURS })
  return part(SheetForm, {
    act: { ...needsNetwork({ text: t.create, press: send }), busy: intent.busy },
    children: html`
      <p class=${classes('second muted', styles.bare)}>${users.means.user}</p>
      <ul class=${classes(cardStyles.card, rowStyles.rows)}>
        ${part(Row, {
          thumb: part(Avatar, { id, name }),
          title: name,
          second: dotted(t.record, due > 0 ? t.owes(money(due)) : null),
        })}
      </ul>
      ${part(Lasting, { days, pick: setDays })}
      <p class=${classes('second muted', styles.bare)}>${t.onlyTo(name)}</p>
      ${part(Refused, { error: intent.refusal })}
    `,
  })
}
