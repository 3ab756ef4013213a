// What an act came to, with the way back; a repeat under its key is told as the first time.
import type { Answer } from '#domain/execute.ts'
import type { Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { repeated } from '#domain/replay.ts'
import type { Context } from './context.ts'
import type { Saying } from './form.ts'
import { type Button, sentence } from './message.ts'
import { contextKept, type MessageContext } from './message-context.ts'
import type { Outcome, RunOptions } from './outcome.ts'

/** What another release has stored may be of an operation that is no more. */
const declared: Readonly<Partial<Record<string, { readonly role: Role }>>> = operations

/** With what is so now, and what one does next; taking it back comes first, below what is to be copied. */
export async function doneOutcome(
  says: readonly Saying[],
  operation: string,
  { value: data, undoId, replayed }: Pick<Answer<unknown>, 'value' | 'undoId' | 'replayed'>,
  messageContext: MessageContext,
  context: Context,
): Promise<Outcome> {
  const { words } = context
  const saying = says.find((one) => one.operation === operation)
  const told: MessageContext = { ...messageContext, ...(await saying?.now(data, context)) }
  const label = told.alike === undefined ? words.t.undoButton : words.t.undoThisButton
  const next = saying?.next(data, words, told) ?? []
  const isCopy = ({ action }: Button) => action.do === 'copy'
  const rows: Button[][] = [
    next.filter(isCopy),
    [
      ...(undoId === null ? [] : [{ label, action: { do: 'undo', id: undoId } } as const]),
      ...next.filter((one) => !isCopy(one)),
    ],
  ].filter((row) => row.length)
  return {
    status: 'done',
    operation,
    data,
    undoId,
    replayed,
    message: {
      ...(saying?.say(data, told, words) ?? sentence('', words.t.done)),
      ...(rows.length ? { buttons: rows } : {}),
    },
  }
}

/** What this very line did under this key; its names may mean others by now, so it is not read again. */
export async function doneBefore(
  says: readonly Saying[],
  context: Context,
  { intentKey: key, preview, request }: RunOptions,
): Promise<Outcome | undefined> {
  const { runtime, actor } = context
  if (key === undefined || request === undefined || preview) return undefined
  const needs = (operation: string) => declared[operation]?.role ?? 'owner'
  const before = await repeated(runtime.database, { actorId: actor.userId, key, request, needs })
  if (!before) return undefined
  return doneOutcome(
    says,
    before.operation,
    { ...before, replayed: true },
    contextKept(before.messageContext),
    context,
  )
}
