// An act in words: what was done, on what, from what to what, or why it was refused.

import { clientOf } from '#lib/clients.ts'
import { dotted, money, moneyParts, number, unitName } from '../../client/format.ts'
import { timeZone } from '../../client/known-shop.ts'
import { language, words } from '../../client/words.ts'
import { knownCustomer } from '../customers/held.ts'
import { productById } from '../products/held.ts'
import { knownMember } from '../users/held.ts'
import type { Activity } from './types.ts'

const t = () => words('settings').activity

/** `vendeu R$ 30,00`, `não pôde mudar produto`: what follows the name. */
export function didWhat({ operation, changes, amount, refused }: Activity): string {
  const { acts, couldNot } = t()
  const only = Object.keys(changes ?? {}).join()
  const ofField = only === 'price' ? acts.price : only === 'archived' ? archiving(changes) : null
  const [did, toDo] = ofField ?? acts[operation] ?? acts.other
  if (refused) return `${couldNot} ${toDo}`
  return amount === null || operation === 'undo.run' ? did : `${did} ${money(amount)}`
}

const archiving = (changes: Activity['changes']) =>
  changes?.['archived']?.[1] === true ? t().acts.archived : t().acts.broughtBack

/** Somebody came in on a device that they had not been in by: which one. */
export const newDevice = ({ operation, client }: Activity): string | null =>
  operation === 'sessions.open' ? dotted(client && clientOf(client).name, t().newDevice) : null

/** On what: `a Ana`, `queijo minas, 39,90 por 42,90`; null where there is nothing to say. */
export function onWhat(act: Activity): string | null {
  const { to, from, became, listed } = t()
  const { operation, name, changes } = act
  if (name !== null && operation === 'sales.create') return to(name)
  if (name !== null && operation === 'payments.create') return from(name)
  if (operation === 'imports.commit' && typeof act.details?.['created'] === 'number')
    return listed(act.details['created'], Number(act.details['changed']))
  const [only, ...others] = Object.entries(changes ?? {})
  // What somebody does about themselves says their name already.
  if (!only) return act.entity === 'user' && act.entityId === act.actor.id ? null : name
  const [field, [before, now]] = only
  // The act says so itself.
  if (field === 'archived' && !others.length) return name
  const what =
    others.length || field === 'userId' || isForgotten(before, now)
      ? [...new Set(Object.keys(changes ?? {}).map(fieldName))].join(', ')
      : typeof now === 'boolean'
        ? `${fieldName(field)}: ${valueSaid(field, now)}`
        : became(bare(field, before), bare(field, now))
  return [name, what].filter(Boolean).join(', ')
}

/** In a row money needs no sign of its currency. */
const bare = (field: string, value: unknown): string =>
  partsOf(field).name === 'price' && typeof value === 'number'
    ? moneyParts(value).digits
    : valueSaid(field, value)

/** Why it was refused, in a few words. */
export function whyNot({ refused, details }: Activity): string | null {
  const { why } = t()
  if (!refused) return null
  if (refused === 'credit_limit') return why.credit
  if (typeof details?.['limit'] === 'object' && details['limit']) return why.limit
  return details?.['role'] === 'admin' ? why.staff : why.owner
}

/** `Seu Jorge, acima do limite` */
export const whyNotOf = (act: Activity): string => [act.name, whyNot(act)].filter(Boolean).join(', ')

export const fieldName = (field: string): string => t().fields[partsOf(field).name] ?? t().fields.other

/** A field of one of several people is called by whose id it is of: `7.role`. */
function partsOf(field: string): { readonly id: number | null; readonly name: string } {
  const [, id, name] = /^(\d+)\.(.+)$/.exec(field) ?? []
  return id && name ? { id: Number(id), name } : { id: null, name: field }
}

/** Whose it is, where an act is on several: by name where it is at hand. */
export function whose(field: string, entity: Activity['entity']): string | null {
  const { id, name } = partsOf(field)
  if (id === null) return null
  const known =
    entity !== 'import'
      ? knownMember(id)
      : name === 'creditLimit'
        ? knownCustomer(id)
        : productById.value.get(id)
  return known?.name ?? `#${id}`
}

/** Somebody's, and gone: that it was changed is all that is known. */
export const isForgotten = (before: unknown, now: unknown): boolean => before === null && now === null

/** A value of a field as people read it. */
export function valueSaid(field: string, value: unknown): string {
  const { yes, no, none, roles } = t()
  if (value === null || value === undefined || value === '') return none
  if (field === 'userId' && typeof value === 'number') return knownMember(value)?.name ?? `#${value}`
  if (typeof value === 'boolean') return value ? yes : no
  const { name } = partsOf(field)
  if (typeof value === 'number')
    return name === 'price' || name === 'creditLimit' ? money(value) : number(value)
  if (typeof value !== 'string') return t().fields.other
  if (name === 'unit') return unitName(value)
  return name === 'role' ? (roles[value as keyof typeof roles] ?? value) : value
}

/** `sobe 7,5 %`; null where there is nothing to compare with. */
export function risen(before: unknown, now: unknown): string | null {
  if (typeof before !== 'number' || typeof now !== 'number' || !before || before === now) return null
  const percent = number(Math.round((Math.abs(now - before) / before) * 1000) / 10)
  return now > before ? t().rises(percent) : t().falls(percent)
}

/** `7F3A-2100`: enough of a request's id to be read out. */
export const codeOf = (requestId: string): string => {
  const code = requestId.slice(0, 8).toUpperCase()
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** `14:05:12` where the shop is. */
export const toTheSecond = (at: string) =>
  new Intl.DateTimeFormat(language.value, {
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: timeZone(),
  }).format(new Date(at))
