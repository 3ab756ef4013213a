// Mensagens as they are held: the list, one with its people, how many each audience reaches, and what a new one begins with.
import { signal } from '@preact/signals'
import { pagedResource } from '../../client/paged-resource.ts'
import { resource, resourceByKey } from '../../client/resource.ts'
import {
  type Audience,
  type Broadcast,
  type Broadcasts,
  countReach,
  getBroadcast,
  listBroadcasts,
  namesOf,
  type Reach,
} from './calls.ts'

export const broadcasts = pagedResource<Broadcasts>({ load: listBroadcasts, name: 'broadcasts' })

export const oneBroadcast = resourceByKey<number, Broadcast>((id) => ({
  load: () => getBroadcast(id),
  name: `broadcast/${id}`,
}))

const AUDIENCES: Readonly<Record<'all' | 'customers' | 'owing' | 'overdue' | 'team', Audience>> = {
  all: { roles: ['user', 'admin', 'owner'] },
  customers: { roles: ['user'] },
  owing: { owing: true },
  overdue: { overdue: true },
  team: { roles: ['admin', 'owner'] },
}
export type AudienceName = keyof typeof AUDIENCES
export const AUDIENCE_NAMES = Object.keys(AUDIENCES) as AudienceName[]
/** Besides: customers who are chosen one by one, and whoever got another one. */
export type Whom = AudienceName | 'chosen' | 'got'

/** An audience as it is sent. */
export const audienceOf = (name: AudienceName): Audience => ({ ...AUDIENCES[name] })

export const reaches = resource<Readonly<Record<AudienceName, Reach>>>({
  async load() {
    const all = await Promise.all(AUDIENCE_NAMES.map((name) => countReach(audienceOf(name))))
    return Object.fromEntries(AUDIENCE_NAMES.map((name, at) => [name, all[at]])) as Record<
      AudienceName,
      Reach
    >
  },
  name: 'broadcast-reach',
})

/** Some who may get it, by name: how it arrives is shown for one of them. */
export const samples = resourceByKey<AudienceName, readonly string[]>((name) => ({
  load: () => namesOf(name),
  name: `broadcast-names/${name}`,
}))

/** What a new one begins with: the result of another, for those who have that. */
export const beginning = signal<{
  readonly text: string
  readonly got: number
  readonly reach: number
} | null>(null)
