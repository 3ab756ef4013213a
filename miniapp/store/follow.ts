// What is held follows what happens, for as long as somebody is in.
import type { Person } from '../api-types.ts'
import { type LiveEvent, listen, type Session } from '../live.ts'
import { hearEverywhere, resetEverything } from './held.ts'
import { live } from './network.ts'

export interface Followed extends Session {
  readonly person: Person
}

const TOPICS = {
  user: ['inventory', 'sales', 'payments', 'me'],
  admin: ['inventory', 'sales', 'payments', 'customers', 'me'],
  owner: ['inventory', 'sales', 'payments', 'customers', 'users', 'me'],
} as const

/** Follows as this person until called off. */
export function follow({ person, ...session }: Followed): () => void {
  const hear = (event: LiveEvent) => {
    if (event.topic === 'me' && event.data['role'] !== undefined && event.data['role'] !== person.role)
      void session.enterAgain()
    hearEverywhere(event)
  }
  const up = (isUp: boolean) => {
    live.value = isUp
  }
  return listen({ ...session, topics: TOPICS[person.role], hear, reset: resetEverything, up })
}
