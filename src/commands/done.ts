// What an act came to, with the way back; a repeat under its key is told as the first time.
import type { Answer } from '#domain/execute.ts'
import type { Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { repeated } from '#domain/replay.ts'
import type { Context } from './context.ts'
import type { Saying } from './form.ts'
import { type Message, sentence } from './message.ts'
import { contextKept, type MessageContext } from './message-context.ts'
import type { Outcome, RunOptions } from './outcome.ts'
import type { Words } from './words.ts'

/** What another release has stored may be of an operation that is no more. */
const declared: Readonly<Partial<Record<string, { readonly role: Role }>>> = operations

export function doneOutcome(
  says: readonly Saying[],
  operation: string,
  { value: data, undoId, replayed }: Pick<Answer<unknown>, 'value' | 'undoId' | 'replayed'>,
  messageContext: MessageContext,
  words: Words,
): Outcome {
  const label = words.t.undoButton
  const buttons: Pick<Message, 'buttons'> =
    undoId === null ? {} : { buttons: [[{ label, action: { do: 'undo', id: undoId } }]] }
  const said = says.find((one) => one.operation === operation)?.say(data, messageContext, words)
  return {
    status: 'done',
    operation,
    data,
    undoId,
    replayed,
    message: { ...(said ?? sentence('', words.t.done)), ...buttons },
  }
}

/** What this very line did under this key; its names may mean others by now, so it is not read again. */
export async function doneBefore(
  says: readonly Saying[],
  { runtime, actor, words }: Context,
  { intentKey: key, preview, request }: RunOptions,
): Promise<Outcome | undefined> {
  if (key === undefined || request === undefined || preview) return undefined
  const needs = (operation: string) => declared[operation]?.role ?? 'owner'
  const before = await repeated(runtime.database, { actorId: actor.userId, key, request, needs })
  if (!before) return undefined
  return doneOutcome(
    says,
    before.operation,
    { ...before, replayed: true },
    contextKept(before.messageContext),
    words,
  )
}
