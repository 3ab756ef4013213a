// Who takes part: a customer, somebody who has met the shop in Telegram, or whoever opens an invite.
import { useState } from 'preact/hooks'
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { words } from '../../client/words.ts'
import { useAnswers } from '../../ui/answers.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Search } from '../../ui/search.ts'
import { Row, Section } from '../../ui/section.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { invites } from '../invites/held.ts'
import { findCustomers, findPeople } from './calls.ts'
import type { Named, Seat } from './form-values.ts'

type Picked = Omit<Seat, 'role'>
interface Found extends Picked {
  readonly kind: 'customers' | 'people' | 'invites'
  /** A customer who is somebody in Telegram. */
  readonly linkedTo?: number | null
  readonly second?: string
}

const KINDS = ['customers', 'people', 'invites'] as const
/** Of each kind. */
const FEW = 6

interface PartySheetProps {
  readonly taken: readonly Named[]
  readonly pick: (seat: Picked) => void
  readonly close: () => void
}

export function PartySheet({ taken, pick, close }: PartySheetProps): Inside {
  const { form: t } = words('contracts')
  const [text, setText] = useState('')
  const typed = text.trim().slice(0, NAME_MAX)
  const { query, items } = useAnswers(typed, find)
  const found = [...items, ...useInvites(typed)].filter((one) => !isTaken(one, taken))
  return part(Sheet, {
    title: t.pick,
    close,
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>
      ${part(Search, { label: t.find, value: text, set: setText })}
      ${KINDS.map((kind) => part(OfKind, { key: kind, kind, found: found.filter((one) => one.kind === kind), pick }))}
      ${
        query === typed &&
        found.length === 0 &&
        html`<p role="status"><span class="strong block">${typed ? t.nobodyFound(typed) : t.nobodyLeft}</span><span class="second muted">${t.nobodyLine}</span></p>`
      }
    </div>`,
  })
}

interface OfKindProps {
  readonly kind: Found['kind']
  readonly found: readonly Found[]
  readonly pick: (seat: Picked) => void
}

function OfKind({ kind, found, pick }: OfKindProps): Inside {
  const { form: t } = words('contracts')
  if (!found.length) return null
  return part(Section, {
    title: t[kind],
    children: found.slice(0, FEW).map((one) => {
      const { person, name, second } = one
      const id = person.userId ?? person.customerId ?? person.inviteId ?? 0
      return part(Row, {
        key: id,
        thumb: part(Avatar, { id, name }),
        title: name,
        second,
        press: () => pick({ person, name }),
      })
    }),
  })
}

/** Whoever is a customer is found as that: what they pay goes into their account. */
async function find(typed: string): Promise<readonly Found[]> {
  const { form: t, contracts } = words('contracts')
  const [customers, people] = await Promise.all([findCustomers(typed), findPeople(typed)])
  const linked = new Set(customers.flatMap(({ userId }) => userId ?? []))
  return [
    ...customers.map(
      ({ id, name, userId }): Found => ({
        kind: 'customers',
        person: { customerId: id },
        name,
        linkedTo: userId,
        ...(userId ? {} : { second: t.noTelegram }),
      }),
    ),
    ...people
      .filter(({ id }) => !linked.has(id))
      .map(
        ({ id, name, username }): Found => ({
          kind: 'people',
          person: { userId: id },
          name: name || contracts.somebody,
          ...(username ? { second: `@${username}` } : {}),
        }),
      ),
  ]
}

/** Invites that nobody has opened yet. */
function useInvites(typed: string): readonly Found[] {
  const { form: t, contracts } = words('contracts')
  const all = invites.use() ?? []
  return all
    .filter(({ state, customer }) => state === 'open' && !customer)
    .map((one): Found => {
      const name = one.name ?? contracts.somebody
      return { kind: 'invites', person: { inviteId: one.id }, name, second: t.inviteOf(name) }
    })
    .filter(({ name }) => fold(name).includes(fold(typed)))
}

function isTaken({ person, linkedTo }: Found, taken: readonly Named[]): boolean {
  return taken.some(
    (one) =>
      (person.userId !== undefined && one.userId === person.userId) ||
      (person.customerId !== undefined && one.customerId === person.customerId) ||
      (person.inviteId !== undefined && one.inviteId === person.inviteId) ||
      (Boolean(linkedTo) && one.userId === linkedTo),
  )
}
