// The chat's own rows: inbox, outbox, leases, questions and followers.
export { type Done, finishUpdate } from './finish.ts'
export { freshEvents, startFollowing } from './followers.ts'
export {
  beginAgain,
  chatFigures,
  type Incoming,
  keepUpdates,
  leaveChats,
  pruneChat,
  type Taken,
  takeUpdate,
} from './inbox.ts'
export { dropLease, HOLDER, RENEW_MS, renewLease, takeLease } from './leases.ts'
export { endOut, type Outgoing, putOut, type Sent, takeOut, type Waiting } from './outbox.ts'
export { type Asked, type Ended, howEnded, newQuestionId, type Question } from './questions.ts'
