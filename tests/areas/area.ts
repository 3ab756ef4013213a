// What an area says of itself a second time: one file each, beside this one, in words that share nothing with what they are held against.
// A row that is forgotten fails the test that reads it.
import type { Role } from '#domain/operation.ts'
import type { Topic } from '#lib/topics.ts'
import type { Write } from '../../miniapp/client/invalidation.ts'
import type { LiveEvent } from '../../miniapp/client/live.ts'
import type { OnServer } from '../support/areas.ts'

type Heard<Event> = Event extends LiveEvent
  ? Pick<Event, 'entity' | 'name' | 'data'> & { readonly topic: Topic }
  : never

/** Exactly what it makes stale in the MiniApp. */
type Stale = readonly string[]

/** `:id` in it is the area's record in the demonstration shop. */
export interface ScreenRow {
  readonly name: string
  readonly who: Role
  readonly path: string
  /** What follows `startapp=`; left out: it opens by its address alone. */
  readonly link?: string
  /** Where Back leads; left out on a tab's root. */
  readonly above?: string
  /** It lies over the screen above it, which stands there first. */
  readonly isSheet?: true
}

/** Asks the demonstration shop; throws at a refusal. */
export type Ask = <Data>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) => Promise<Data>

export interface Area extends OnServer {
  /** Of the entity 7; a row for each topic that tells of it. */
  readonly events?: readonly (readonly [Heard<LiveEvent>, Stale])[]
  readonly writes?: readonly (readonly [Write, Stale])[]
  readonly screens?: readonly ScreenRow[]
  /** Finds or makes the record that its screens' links name; asked as the shop's owner, or as one of its staff. */
  readonly record?: (ask: Ask, staff: Ask) => Promise<number>
}
