// Somebody: what they may do, whether they get in at all, and where they are in from; over the list, or beside it.
import { useState } from 'preact/hooks'
import type { Member } from '../../client/api-types.ts'
import { dayAt } from '../../client/clock.ts'
import { day, number } from '../../client/format.ts'
import { back, go, place, replace } from '../../client/router.ts'
import { person as self } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { Switch } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Pending } from '../../ui/pending.ts'
import { useRecordForm } from '../../ui/record-form.ts'
import { actOf, RecordBody, Touched } from '../../ui/record-parts.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { Empty } from '../../ui/states.ts'
import { sayStored } from '../../ui/undo.ts'
import type { Device } from './calls.ts'
import { editMember } from './calls.ts'
import { DevicesSheet } from './devices.ts'
import { actsToday, devicesOf, knownMember, memberOf, membersBy } from './held.ts'
import { isHere } from './person-row.ts'
import { RemovePerson } from './remove-person.ts'
import { RoleChoice } from './role-choice.ts'
import styles from './users.module.css'
import { Screen as List } from './users.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  const beside = useMasterDetail() !== null
  if (!(id > 0)) return null
  return beside ? part(Beside, { key: id, id }) : html`${part(List)}${part(Over, { key: id, id })}`
}

function Over({ id }: { id: number }) {
  const member = memberOf(id).use() ?? knownMember(id)
  const { title } = words('users').users
  return part(Sheet, {
    title: member?.name ?? title,
    ...(member ? { thumb: part(Avatar, { id, name: member.name }) } : {}),
    close: back,
    children: part(Inside, { id, member }),
  })
}

function Beside({ id }: { id: number }) {
  const member = memberOf(id).use() ?? knownMember(id)
  return html`
    ${member && html`<h1 class=${styles.name} tabindex="-1">${member.name}</h1>`}
    ${part(Inside, { id, member })}
  `
}

function Inside({ id, member }: { id: number; member: Member | null }) {
  const t = words('users').person
  const held = memberOf(id)
  if (held.error.value?.status === 404)
    return part(Empty, {
      face: '🔎',
      title: t.missing,
      line: t.missingLine,
      children: html`<button class=${buttonStyles.button} onClick=${() => replace('/users')}>${t.toList}</button>`,
    })
  if (!member) return part(Pending, { held, children: part(RowBones, { count: 3 }) })
  return part(Form, { member })
}

/** Nobody else could give the shop an owner again. */
function isLastOwner({ id, role, disabled }: Member): boolean {
  const owners = membersBy('owners').use()
  return role === 'owner' && !disabled && owners !== null && owners.items.every((one) => one.id === id)
}

type Values = Pick<Member, 'role' | 'disabled'>

const READING = {
  fields: ['role', 'disabled'],
  read: (member: Member | null, typed: Partial<Values>): Values => ({
    role: member?.role ?? 'user',
    disabled: member?.disabled ?? false,
    ...typed,
  }),
} as const

function Form({ member }: { member: Member }) {
  const { id, name, createdAt } = member
  const t = words('users').person
  const { roles, turnedOff } = words('users').users
  const [devices, setDevices] = useState(false)
  const isSelf = id === self.value?.id
  const locked = isLastOwner(member)
  const edit = useRecordForm<Member, Values, Partial<Values>>({
    entity: 'user',
    id,
    name: `member/${id}`,
    record: member,
    seenAt: memberOf(id).seenAt.value,
    reading: READING,
    changeOf: (values, base) =>
      Object.fromEntries(
        READING.fields
          .filter((field) => values[field] !== base?.[field])
          .map((field) => [field, values[field]]),
      ),
    send: ({ version, ...change }, key) => editMember(id, { version: version ?? 0, ...change }, key),
    put: (now) => memberOf(id).put(() => now),
    close: back,
    stored: ({ data, undoId }, came) => {
      // What was chosen since is chosen over that.
      const stands = data.disabled ? turnedOff : roles[data.role]
      const text = came === 'earlier' ? t.earlier(name, stands) : t.saved(name)
      sayStored({ text, undoId, undone: t.undone, of: { operation: 'users.edit', id } })
    },
  })
  const { role, disabled } = edit.values
  const show = {
    role: { field: 'role', label: () => t.role, said: (values: Values) => roles[values.role] },
    disabled: {
      field: 'disabled',
      label: () => t.access,
      said: (values: Values) => (values.disabled ? turnedOff : t.accessLine),
    },
  } as const
  return html`${part(SheetForm, {
    act: actOf(edit, { text: t.save, press: () => edit.save(), enabled: edit.dirty }),
    children: html`
      ${part(RecordBody<Values>, {
        form: edit,
        shows: [show.role, show.disabled],
        discard: edit.clear,
        children: html`
          ${part(Touched<Values>, {
            form: edit,
            show: show.role,
            as: 'block',
            children: part(RoleChoice, {
              label: t.role,
              value: role,
              pick: (next) => edit.set({ role: next }),
              locked: locked || isSelf,
            }),
          })}
          ${locked && html`<p class=${classes('second muted', styles.bare)}>${t.lastOwner}</p>`}
          ${!locked && isSelf && html`<p class=${classes('second muted', styles.bare)}>${t.self}</p>`}
          ${
            !isSelf &&
            !locked &&
            part(Touched<Values>, {
              form: edit,
              show: show.disabled,
              as: 'block',
              children: html`<div class=${cardStyles.card}>${part(Switch, {
                label: t.access,
                second: t.accessLine,
                on: !disabled,
                set: (on) => edit.set({ disabled: !on }),
              })}</div>`,
            })
          }
        `,
      })}
      ${edit.dirty && !edit.settling && html`<button type="button" class="link" onClick=${edit.clear}>${words('shared').record.discard}</button>`}
      <ul class=${classes(cardStyles.card, rowStyles.rows)}>
        ${part(DevicesRow, { id, open: () => setDevices(true) })}
        ${part(DidRow, { id })}
      </ul>
      ${!isSelf && !locked && part(RemovePerson, { member })}
      <p class=${classes(sectionStyles.foot, styles.foot)}>${t.since(day(dayAt(createdAt)))}</p>
      ${part(Refused, { error: edit.refusal })}
    `,
  })}
  ${devices && part(DevicesSheet, { id, name, close: () => setDevices(false) })}`
}

function DevicesRow({ id, open }: { id: number; open: () => void }) {
  const t = words('users').person
  const all = devicesOf(id).use()
  const value = all ? (all.length ? devicesSaid(all) : t.noDevices) : ''
  return part(SettingsRow, { icon: 'device', tone: 'good', title: t.devices, value, press: open })
}

/** `2, um agora` */
function devicesSaid(all: readonly Device[]): string {
  const now = all.filter(({ lastSeenAt }) => isHere(lastSeenAt)).length
  return now ? words('users').person.inUse(all.length, now) : number(all.length)
}

function DidRow({ id }: { id: number }) {
  const t = words('users').person
  const count = actsToday(id).use()
  return part(SettingsRow, {
    icon: 'history',
    title: t.did,
    value: count === null ? '' : t.didToday(count),
    press: () => go(`/activity?who=${id}`),
  })
}
