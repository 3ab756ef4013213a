// Who is who, as it is held: by what they may do, by what was typed, one by one; their devices, and what they did.
import type { Member, Page } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { pagedResourceByKey } from '../../client/paged-resource.ts'
import { newer, resourceByKey, unlessOld } from '../../client/resource.ts'
import { countActs, type Device, getMember, listDevices, listMembers, type Which } from './calls.ts'

const PARTS = {
  owners: { role: 'owner', disabled: false },
  staff: { role: 'admin', disabled: false },
  customers: { role: 'user', disabled: false },
  off: { disabled: true },
} as const satisfies Record<string, Which>
type Part = keyof typeof PARTS

/** A part of them; or `found/` and what was typed. */
export const membersBy = pagedResourceByKey<Part | `found/${string}`, Page<Member>>((key) => {
  const isFound = key.startsWith('found/')
  const which: Which = isFound ? { q: key.slice('found/'.length) } : PARTS[key as Part]
  const name = `members/${key}`
  return { load: (page) => listMembers({ ...page, ...which }), name, ...(isFound ? {} : { keepAs: name }) }
})

export const memberOf = resourceByKey<number, Member>((id) => ({
  load: () => getMember(id),
  merge: newer,
  patch: unlessOld,
  name: `member/${id}`,
}))

/** As a list has them, until they are there themselves. */
export function knownMember(id: number): Member | null {
  const parts = Object.keys(PARTS) as Part[]
  return parts.flatMap((key) => membersBy(key).value.peek()?.items ?? []).find((one) => one.id === id) ?? null
}

export const devicesOf = resourceByKey<number, readonly Device[]>((id) => ({
  load: () => listDevices(id),
  name: `member-devices/${id}`,
}))

/** How much they have done today. */
export const actsToday = resourceByKey<number, number>((id) => ({
  load: () => countActs(id, today()),
  name: 'home',
}))
