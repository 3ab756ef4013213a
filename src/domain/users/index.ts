// Users: people, their sessions and what they have chosen.
import { byName } from '../operation.ts'
import { usersBulk } from './bulk.ts'
import { usersEdit } from './edit-user.ts'
import { usersEndSession, usersEndSessions } from './end-sessions.ts'
import { preferencesEdit, preferencesGet } from './preferences.ts'
import { peopleList, usersGet, usersList } from './queries.ts'
import { sessionsEnd, sessionsEndOthers, sessionsRenew } from './sessions.ts'
import { sessionsList, usersSessions } from './sessions-list.ts'

export const users = byName(
  usersList,
  usersGet,
  usersEdit,
  usersBulk,
  usersSessions,
  usersEndSession,
  usersEndSessions,
  peopleList,
  sessionsList,
  sessionsRenew,
  sessionsEnd,
  sessionsEndOthers,
  preferencesGet,
  preferencesEdit,
)

export { isErasedSince } from './erased.ts'
export { today } from './preferences.ts'
export {
  nameOfPerson,
  type PersonName,
  peopleNames,
  personById,
  personMet,
  usersByName,
  usersFrom,
  withoutAt,
} from './queries.ts'
export {
  accessOf,
  OPENED,
  openSession,
  type Proof,
  proofOf,
  provenBy,
  type Session,
  SessionCache,
} from './sessions.ts'
export { guestOf, markToured } from './tour.ts'
export { applyOwners, type KnownUser, languageOf, type Person, upsertUser } from './upsert-user.ts'
