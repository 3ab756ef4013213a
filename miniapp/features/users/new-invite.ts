// Convidar: as what, whom, and for how long; a customer is one who is on the list, or a new name that goes there with it.
import { useState } from 'preact/hooks'
import { NAME_MAX } from '#lib/limits.ts'
import type { Customer, Invite, Role } from '../../client/api-types.ts'
import { dotted, money } from '../../client/format.ts'
import { back, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { useAnswers } from '../../ui/answers.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { Segment } from '../../ui/segment.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { createCustomer } from '../customers/calls.ts'
import { createInvite, type InviteInput } from '../invites/calls.ts'
import { invites } from '../invites/held.ts'
import { type Days, HOURS, Lasting } from '../invites/lasting.ts'
import { findUnlinked } from './calls.ts'
import { ROLES } from './role-choice.ts'
import styles from './users.module.css'

const FEW = 4
/** Days that are proposed: customers look at their phones less often. */
const LASTS = { customer: 7, team: 3 } as const

export function NewInvite() {
  const { users, invite: t } = words('users')
  const [role, setRole] = useState<Role>('admin')
  const [name, setName] = useState('')
  const [customer, setCustomer] = useState<Customer | null>(null)
  const [chosenDays, setDays] = useState<Days | null>(null)
  const [touched, setTouched] = useState(false)
  const typed = name.trim()
  const days = chosenDays ?? (role === 'user' ? LASTS.customer : LASTS.team)
  const intent = useIntent<InviteInput, Invite>({
    name: 'invite/new',
    send: sendWithAccount,
    done: ({ data }) => {
      invites.put((all) => [data, ...all.filter(({ id }) => id !== data.id)])
      replace(`/users/invites/${data.id}`)
    },
  })
  const needs = role === 'user' && !customer && !typed
  const send = () => {
    setTouched(true)
    if (needs) return
    const whom = customer ? { customerId: customer.id } : typed ? { name: typed } : {}
    void intent.submit({ role, ...whom, hours: days * HOURS })
  }
  return part(Sheet, {
    title: t.title,
    close: back,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: t.create, press: send }), busy: intent.busy },
      children: html`
        ${part(Segment<Role>, {
          label: t.title,
          options: ROLES.map((value) => ({ value, label: users.roles[value] })),
          value: role,
          pick: (next) => {
            setRole(next)
            setCustomer(null)
          },
        })}
        <p class=${classes('second muted', styles.bare)}>${users.means[role]}</p>
        ${
          customer
            ? part(Chosen, { customer, remove: () => setCustomer(null) })
            : part(TextField, {
                label: role === 'user' ? t.customer : t.name,
                value: name,
                set: setName,
                maxLength: NAME_MAX,
                wrong: touched && needs ? t.hasNoCustomer : intent.wrong('name'),
              })
        }
        ${role === 'user' && !customer && part(Accounts, { typed, pick: setCustomer })}
        ${part(Lasting, { days, pick: setDays })}
        <p class=${classes('second muted', styles.bare)}>${role === 'owner' ? t.onceOwner : customer ? t.onlyTo(customer.name) : t.once}</p>
        ${part(Refused, { error: intent.refusal, at: ['name'] })}
      `,
    }),
  })
}

/** Whose account it will open. */
function Chosen({ customer, remove }: { customer: Customer; remove: () => void }) {
  const { id, name, due } = customer
  const { invite: t } = words('users')
  return html`<div class=${classes(cardStyles.card, rowStyles.row)}>
    <span class=${rowStyles.thumb}>${part(Avatar, { id, name })}</span>
    <span class=${rowStyles.words}><span class="cut block strong">${name}</span><span class="second muted block">${dotted(t.record, due > 0 && t.owes(money(due)))}</span></span>
    <button type="button" class=${rowStyles.round} aria-label=${t.unchoose(name)} onClick=${remove}>${part(Icon, { name: 'close' })}</button>
  </div>`
}

/** A customer's invite is for their account: a new name goes on the list first, under the same key. */
async function sendWithAccount({ name, ...input }: InviteInput, key: string) {
  if (input.role !== 'user' || name === undefined)
    return createInvite({ ...input, ...(name ? { name } : {}) }, key)
  const { data } = await createCustomer({ name }, `${key}:customer`)
  return createInvite({ ...input, customerId: data.id }, key)
}

/** Those of that name who have nobody on Telegram yet. */
function Accounts({ typed, pick }: { typed: string; pick: (customer: Customer) => void }) {
  const found = useAnswers(typed || null, findUnlinked).items.slice(0, FEW)
  if (!found.length) return null
  const { invite: t } = words('users')
  return html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>
    ${found.map((one) =>
      part(Row, {
        key: one.id,
        thumb: part(Avatar, { id: one.id, name: one.name }),
        title: one.name,
        ...(one.due > 0 ? { second: t.owes(money(one.due)) } : {}),
        press: () => pick(one),
      }),
    )}
  </ul>`
}
