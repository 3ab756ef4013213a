// The chat's own rows: inbox, outbox, leases, voice notes, drafts and followers.
export { type Access, moveChat, wasEditTold } from './chats.ts'
export { draftsBegin, draftsEdit, draftsEnd } from './draft-writes.ts'
export {
  type Asks,
  type Change,
  type Closed,
  type Draft,
  draftById,
  type Ended,
  howEnded,
  lapsedDraft,
  type Move,
  newDraftId,
  type Saved,
} from './drafts.ts'
export { chatFigures } from './figures.ts'
export { type Done, finishUpdate, isDraftChanged } from './finish.ts'
export { freshEvents, type Seen, startFollowing } from './followers.ts'
export {
  beginAgain,
  type Incoming,
  keepUpdates,
  leaveChats,
  pruneChat,
  type Taken,
  takeUpdate,
} from './inbox.ts'
export { lapseDraft, lapsingDrafts } from './lapse.ts'
export { dropLease, HOLDER, RENEW_MS, renewLease, takeLease } from './leases.ts'
export {
  callsJson,
  endOut,
  type Lanes,
  NEWS,
  NO_NEWS,
  NOT_SURE,
  type Outgoing,
  putOut,
  putUnasked,
  type Sent,
  takeOut,
  tellOwners,
  type Waiting,
} from './outbox.ts'
export {
  endRecording,
  type Heard,
  type Hearing,
  keepRecording,
  type Recording,
  takeRecording,
} from './recordings.ts'
export {
  declareDraftReads,
  type OwnDraft,
  ownDraft,
  sharedDraft,
} from './shared-drafts.ts'
