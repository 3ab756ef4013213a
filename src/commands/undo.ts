// `/desfazer` and the undo button: taking back, and saying what was.
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import type { Actor } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Context } from './context.ts'
import { doneBefore, doneOutcome } from './done.ts'
import type { Outcome, RunOptions } from './outcome.ts'
import { sayUndone } from './say.ts'

/** More than are taken in five minutes and cannot be taken back. */
const TRIED_MAX = 20

interface Item {
  readonly id: number
  readonly operation: string
  readonly name: string | null
  readonly amount: number | null
}

/** The last act that still can be taken back; those that cannot any more are passed over. */
export async function undoLast(context: Context, options: RunOptions): Promise<Outcome> {
  const { runtime, actor } = context
  const { value } = await execute(runtime, operations['undo.list'], {
    actor,
    input: { limit: TRIED_MAX },
    source: options.source,
  })
  for (const item of value.items) {
    try {
      if (options.asks)
        return askFor(item, await takeBack(context, item, { ...options, preview: true }), context)
      return await takeBack(context, item, options)
    } catch (error) {
      if (!(error instanceof DomainError) || !PASSED_OVER.has(error.code)) throw error
    }
  }
  return { status: 'said', message: { text: context.words.t.nothingToUndo } }
}

/** What would be taken back, with the button that does it. */
const askFor = ({ id }: Item, { message }: Outcome, { words }: Context): Outcome => ({
  status: 'said',
  message: { ...message, buttons: [[{ label: words.t.undoButton, action: { do: 'undo', id } }]] },
})

const PASSED_OVER = new Set([
  'insufficient_stock',
  'version_conflict',
  'wrong_state',
  'already_voided',
  'duplicate',
  'last_owner',
  'forbidden',
  'not_found',
])

/** The act that a button names. */
export async function undoOne(
  runtime: Runtime,
  actor: Actor,
  id: number,
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  const { value } = await execute(runtime, operations['undo.list'], {
    actor,
    input: { limit: 200 },
    source: options.source,
  })
  const item = value.items.find((one) => one.id === id) ?? { id, operation: '', name: null, amount: null }
  return takeBack(context, item, options)
}

async function takeBack(context: Context, item: Item, options: RunOptions): Promise<Outcome> {
  const { runtime, actor, words } = context
  const { id, name, amount } = item
  const answer = await execute(runtime, operations['undo.run'], {
    actor,
    input: { id },
    source: options.source,
    messageContext: { name, amount },
    ...(options.preview ? { dryRun: true } : {}),
    ...(options.intentKey === undefined ? {} : { intentKey: options.intentKey }),
    ...(options.request === undefined ? {} : { request: options.request }),
  })
  if (options.preview) {
    const text = sayUndone(answer.value, item, words, words.t.wouldUndo)
    return { status: 'preview', operation: 'undo.run', input: { id }, message: { text } }
  }
  const again = answer.replayed ? await doneBefore(context, options) : undefined
  // Told by what this call knows, where the first one's request is not to be had: the item may be another one.
  const messageContext = answer.replayed ? {} : { name, amount }
  return again ?? doneOutcome('undo.run', answer, messageContext, words)
}
