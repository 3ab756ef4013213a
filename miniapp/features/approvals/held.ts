// What was asked of owners, as it is held: each by itself, and what of one's own waits.
import { newer, resource, resourceByKey } from '../../client/resource.ts'
import { getApproval, listWaiting } from './calls.ts'
import type { Asked, AskedShort } from './types.ts'

export const approvalOf = resourceByKey<number, Asked>((id) => ({
  load: () => getApproval(id),
  merge: newer,
  name: `approval/${id}`,
}))

/** An answer has not what it was decided by: that stays as it was read. */
export const takeAnswer = (answer: AskedShort): void =>
  approvalOf(answer.id).put((held) => (held.rev > answer.rev ? held : { ...held, ...answer }))

/** The newest first. */
export const waitingAsks = resource<readonly AskedShort[]>({ load: listWaiting, name: 'approvals/waiting' })
