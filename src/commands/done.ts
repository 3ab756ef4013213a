// What an act came to, with the way back; a repeat under its key is told as the first time.
import { DomainError } from '#domain/errors.ts'
import type { Answer } from '#domain/execute.ts'
import { mayAct } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { repeated } from '#domain/replay.ts'
import type { Context } from './context.ts'
import type { Message, Outcome, RunOptions } from './outcome.ts'
import { sayDone, type Telling } from './say.ts'
import type { Words } from './words.ts'

export function doneOutcome(
  operation: OperationName,
  { value: data, undoId, replayed }: Pick<Answer<unknown>, 'value' | 'undoId' | 'replayed'>,
  telling: Telling,
  words: Words,
): Outcome {
  const label = words.t.undoButton
  const buttons: Pick<Message, 'buttons'> =
    undoId === null ? {} : { buttons: [[{ label, action: { do: 'undo', id: undoId } }]] }
  const message = { text: sayDone(operation, data, telling, words), ...buttons }
  return { status: 'done', operation, data, undoId, replayed, message }
}

/** What this very line did under this key; its names may mean others by now, so it is not read again. */
export async function doneBefore(
  { runtime, actor, words }: Context,
  { intentKey: key, preview, request }: RunOptions,
): Promise<Outcome | undefined> {
  if (key === undefined || request === undefined || preview) return undefined
  const before = await repeated(runtime.database, { actorId: actor.userId, key, request })
  if (!before) return undefined
  // What came of it is told to whoever may still do such a thing: costs and notes are in it, and a role may be lost.
  const did =
    before.operation === 'undo.run' ? (before.value as { operation: string }).operation : before.operation
  const { role } = operations[did as OperationName]
  if (!mayAct(actor.role, role)) throw new DomainError('forbidden', { role })
  const telling = (before.telling ?? {}) as Telling
  return doneOutcome(before.operation as OperationName, { ...before, replayed: true }, telling, words)
}
