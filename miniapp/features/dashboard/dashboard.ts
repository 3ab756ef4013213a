// Início's one trip, held: what was sold, what is owed, what runs out, what was sold last.
import type { Dashboard } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { getDashboard } from './calls.ts'

type Cards = Dashboard['cards'][number]
export type CardName = Cards['kind']
export type CardOf<Name extends CardName> = Extract<Cards, { kind: Name }>['data']

export const dashboard = resource<Dashboard>({
  load: getDashboard,
  name: 'home',
  keepAs: 'home',
})

/** A card's data; null where the role has no such card. */
export function cardIn<Name extends CardName>(of: Dashboard, name: Name): CardOf<Name> | null {
  const found = of.cards.find(({ kind }) => kind === name)
  return (found?.data ?? null) as CardOf<Name> | null
}
