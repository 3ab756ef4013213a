// Início's one trip, held: what was sold, what is owed, what runs out, what was sold last.
import type { Dashboard } from '../api-types.ts'
import { getDashboard } from '../calls/home.ts'
import { hold } from './held.ts'

type Cards = Dashboard['cards'][number]
export type CardName = Cards['kind']
export type CardOf<Name extends CardName> = Extract<Cards, { kind: Name }>['data']

export const dashboard = hold<Dashboard>({
  load: getDashboard,
  hear: (held, { topic }) => (topic === 'me' || topic === 'users' ? held : null),
  keepAs: 'home',
})

/** A card's data; null where the role has no such card. */
export function cardIn<Name extends CardName>(of: Dashboard, name: Name): CardOf<Name> | null {
  const found = of.cards.find(({ kind }) => kind === name)
  return (found?.data ?? null) as CardOf<Name> | null
}
