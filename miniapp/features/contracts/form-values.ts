// What the form of a contract holds: read from the contract, sent back as what of it was changed, and said where two have changed it.
import { addDays } from '#lib/days.ts'
import { dayAt, today } from '../../client/clock.ts'
import { day, dotted, money } from '../../client/format.ts'
import { isSame } from '../../client/merge.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import type { Shown } from '../../ui/record-shown.ts'
import { endOfDay } from './end-of-day.ts'
import type { Planned } from './plan.ts'
import { eachOf, totalOf } from './standing.ts'
import type { Contract, ContractInput, Party } from './types.ts'

/** How somebody is named in a contract: in one of three ways. */
export type Named = Pick<Party['person'], 'userId' | 'customerId' | 'inviteId'>

export interface Seat {
  readonly person: Named
  readonly name: string
  readonly role: Party['role']
}

export interface Values {
  readonly title: string
  readonly terms: string
  readonly parties: readonly Seat[]
  readonly quorum: number
  readonly instalments: readonly Planned[]
  /** The last day on which it can be accepted. */
  readonly signBy: string
}

/** What goes out of the fields. */
export type Change = Partial<Omit<ContractInput, 'code'>>

/** A new one can be accepted for so many days. */
const SIGN_DAYS = 7

function blank(): Values {
  const me = person.peek()
  const parties: readonly Seat[] = me ? [{ person: { userId: me.id }, name: me.name, role: 'seller' }] : []
  return { title: '', terms: '', parties, quorum: 1, instalments: [], signBy: addDays(today(), SIGN_DAYS) }
}

const valuesOf = (contract: Contract): Values => ({
  title: contract.title,
  terms: contract.terms,
  parties: contract.parties.map(({ person: { name, ...named }, role }) => ({
    person: named,
    name: name ?? words('contracts').contracts.somebody,
    role,
  })),
  quorum: contract.quorum,
  instalments: contract.instalments.map(({ on, amount, customerId }) => ({ on, amount, customerId })),
  signBy: dayAt(contract.deadline),
})

export const READING = {
  fields: ['title', 'terms', 'parties', 'quorum', 'instalments', 'signBy'],
  read: (contract: Contract | null, typed: Partial<Values>): Values => ({
    ...(contract ? valuesOf(contract) : blank()),
    ...typed,
  }),
} as const

/** Only what differs from it; all of a new one. */
export function changeOf(values: Values, base: Contract | null): Change {
  const before = base && valuesOf(base)
  const differs = (field: keyof Values) => !before || !isSame(values[field], before[field])
  return {
    ...(differs('title') && { title: values.title.trim() }),
    ...(differs('terms') && { terms: values.terms.trim() }),
    ...(differs('parties') && {
      parties: values.parties.map(({ person: named, role }) => ({ person: { ...named }, role })),
    }),
    ...(differs('quorum') && { quorum: values.quorum }),
    ...(differs('instalments') && { instalments: values.instalments.map((one) => ({ ...one })) }),
    ...(differs('signBy') && { deadline: endOfDay(values.signBy) }),
  }
}

/** The field of the form that a field of the contract stands in. */
export const calledBack = (field: string) => (field === 'deadline' ? 'signBy' : field)

/** Whose account instalments go into, where nothing else is said: who buys. */
export const whoseOf = (parties: readonly Seat[]): number | null =>
  parties.find(({ role, person: { customerId } }) => role === 'buyer' && customerId)?.person.customerId ??
  parties.find(({ person: { customerId } }) => customerId)?.person.customerId ??
  null

export function shownOf(): Readonly<Record<keyof Values, Shown<Values>>> {
  const { form: t, contract } = words('contracts')
  const seat = ({ name, role }: Seat) => `${name} (${contract.roles[role]})`
  const plan = (all: readonly Planned[]) => {
    const each = eachOf(all)
    if (!all.length) return ''
    return each === null
      ? contract.partsOf(all.length, money(totalOf({ instalments: all })))
      : dotted(contract.parts(all.length, money(each)), all[0] && day(all[0].on))
  }
  return {
    title: { field: 'title', label: () => t.about, said: ({ title }) => title },
    terms: { field: 'terms', label: () => t.terms, said: ({ terms }) => terms },
    parties: { field: 'parties', label: () => t.who, said: ({ parties }) => parties.map(seat).join(', ') },
    quorum: { field: 'quorum', label: () => t.suffice, said: ({ quorum }) => String(quorum) },
    instalments: {
      field: 'instalments',
      label: () => t.instalments,
      said: ({ instalments }) => plan(instalments),
    },
    signBy: { field: 'signBy', label: () => t.signBy, said: ({ signBy }) => day(signBy) },
  }
}
