// Mensagens as they are held: the list, one with its people, and how many each audience reaches.
import { pagedResource } from '../../client/paged-resource.ts'
import { resource, resourceByKey } from '../../client/resource.ts'
import {
  type Audience,
  type Broadcast,
  type Broadcasts,
  countReach,
  getBroadcast,
  listBroadcasts,
  type Reach,
} from './calls.ts'

export const broadcasts = pagedResource<Broadcasts>({ load: listBroadcasts, name: 'broadcasts' })

export const oneBroadcast = resourceByKey<number, Broadcast>((id) => ({
  load: () => getBroadcast(id),
  name: `broadcast/${id}`,
}))

const AUDIENCES = {
  all: { roles: ['user', 'admin', 'owner'] },
  customers: { roles: ['user'] },
  owing: { owing: true },
  team: { roles: ['admin', 'owner'] },
} as const satisfies Record<string, Audience>
export type AudienceName = keyof typeof AUDIENCES
export const AUDIENCE_NAMES = Object.keys(AUDIENCES) as AudienceName[]

/** An audience as it is sent. */
export const audienceOf = (name: AudienceName): Audience => {
  const meant: { roles?: readonly ('user' | 'admin' | 'owner')[]; owing?: boolean } = AUDIENCES[name]
  return { ...(meant.roles ? { roles: [...meant.roles] } : {}), ...(meant.owing ? { owing: true } : {}) }
}

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
