// The chat's own rows: inbox, outbox, leases, questions and followers.
export { freshEvents, startFollowing } from './followers.ts'
export {
  chatFigures,
  doneUpdate,
  type Incoming,
  keepUpdates,
  leaseChat,
  nextUpdate,
  pruneChat,
  type Update,
} from './inbox.ts'
export { dropLease, HOLDER, RENEW_MS, takeLease } from './leases.ts'
export {
  failOut,
  leaseOut,
  nextOut,
  type Outgoing,
  putOut,
  retryOut,
  sentOut,
  type Waiting,
} from './outbox.ts'
export {
  closeQuestion,
  currentQuestion,
  openQuestion,
  type Question,
  questionOf,
  updateQuestion,
} from './questions.ts'
