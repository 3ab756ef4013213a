// What an act came to, with the way back; a repeat under its key is told as the first time.
import type { Answer } from '#domain/execute.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { repeated } from '#domain/replay.ts'
import type { Context } from './context.ts'
import type { Message, Outcome, RunOptions } from './outcome.ts'
import { type MessageContext, sayDone } from './say.ts'
import type { Words } from './words.ts'

export function doneOutcome(
  operation: OperationName,
  { value: data, undoId, replayed }: Pick<Answer<unknown>, 'value' | 'undoId' | 'replayed'>,
  messageContext: MessageContext,
  words: Words,
): Outcome {
  const label = words.t.undoButton
  const buttons: Pick<Message, 'buttons'> =
    undoId === null ? {} : { buttons: [[{ label, action: { do: 'undo', id: undoId } }]] }
  const message = { text: sayDone(operation, data, messageContext, words), ...buttons }
  return { status: 'done', operation, data, undoId, replayed, message }
}

/** What this very line did under this key; its names may mean others by now, so it is not read again. */
export async function doneBefore(
  { runtime, actor, words }: Context,
  { intentKey: key, preview, request }: RunOptions,
): Promise<Outcome | undefined> {
  if (key === undefined || request === undefined || preview) return undefined
  const needs = (operation: string) => operations[operation as OperationName].role
  const before = await repeated(runtime.database, { actorId: actor.userId, key, request, needs })
  if (!before) return undefined
  const messageContext = (before.messageContext ?? {}) as MessageContext
  return doneOutcome(before.operation as OperationName, { ...before, replayed: true }, messageContext, words)
}
