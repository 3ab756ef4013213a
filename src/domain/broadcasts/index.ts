// Broadcasts: above people, customers, photos and notices, for they go to some, show one and stand in feeds.
import { byName } from '../operation.ts'
import { broadcastsCreate, broadcastsPreview, broadcastsTry } from './create.ts'
import { broadcastsGet, broadcastsList } from './queries.ts'
import { broadcastsStop } from './stop.ts'

export const broadcasts = byName(
  broadcastsList,
  broadcastsCreate,
  broadcastsPreview,
  broadcastsTry,
  broadcastsGet,
  broadcastsStop,
)

export { countAudience } from './audience.ts'
export { type Carded, cardsToTell, tellCards } from './carding.ts'
export { type Audience, askedBroadcast, type Broadcast, ENTITY_KINDS, preview } from './schemas.ts'
export { areSending, type SentOn, sendOn } from './sending.ts'
export { keepVote } from './votes.ts'
