// Início's one trip, held: what was sold, what is owed, what runs out, what was sold last.
import { signal } from '@preact/signals'
import type { Dashboard, Role } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { person } from '../../client/session.ts'
import { loadWords } from '../../client/words.ts'
import type { Component } from '../../ui/html.ts'
import type { FirstStepsProps } from '../first-steps/types.ts'
import { getDashboard } from './calls.ts'

type Cards = Dashboard['cards'][number]
export type CardName = Cards['kind']
export type CardOf<Name extends CardName> = Extract<Cards, { kind: Name }>['data']

export const dashboard = resource<Dashboard>({
  load: async () => {
    const fresh = await getDashboard()
    // What is drawn of them is here with them: the page never changes twice.
    if (fresh.firstSteps) await loadFirstSteps().catch(() => undefined)
    return fresh
  },
  name: 'home',
  keepAs: 'home',
})

/** Few shops are new: its code and words come when there is something to show. What an owner is shown, staff are not. */
const firstSteps = signal<Partial<Record<Role, Component<FirstStepsProps>>>>({})
export const firstStepsOf = (role: Role | undefined) => (role && firstSteps.value[role]) ?? null
async function loadFirstSteps(): Promise<void> {
  const role = person.peek()?.role ?? 'admin'
  const isOwner = role === 'owner'
  const code = isOwner ? import('../first-steps/owner-first.ts') : import('../first-steps/staff-first.ts')
  const [{ FirstSteps }] = await Promise.all([code, isOwner ? loadWords('help') : undefined])
  firstSteps.value = { ...firstSteps.peek(), [role]: FirstSteps }
}

/** A card's data; null where the role has no such card. */
export function cardIn<Name extends CardName>(of: Dashboard, name: Name): CardOf<Name> | null {
  const found = of.cards.find(({ kind }) => kind === name)
  return (found?.data ?? null) as CardOf<Name> | null
}
