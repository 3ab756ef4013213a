// Users: people, their sessions and what they have chosen.
export { applyOwners, languageOf, type Met, meet, type Person } from './meet.ts'
export {
  type PersonName,
  peopleList,
  peopleNames,
  personById,
  usersEdit,
  usersFrom,
  usersGet,
  usersList,
} from './people.ts'
export { preferencesEdit, preferencesGet, shopGet, today } from './preferences.ts'
export {
  openSession,
  type Proof,
  proofOf,
  provenBy,
  type Session,
  sessionsEnd,
  sessionsList,
  sessionsRenew,
  Who,
  whoAll,
} from './sessions.ts'
