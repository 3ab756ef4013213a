// `/desfazer` and the undo button: taking back, and saying what was.
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import type { Actor } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import { defineCommand } from './command.ts'
import { Context } from './context.ts'
import { doneBefore, doneOutcome } from './done.ts'
import { saying } from './form.ts'
import { type Card, sentence } from './message.ts'
import type { MessageContext } from './message-context.ts'
import type { Outcome, RunOptions } from './outcome.ts'
import type { Words } from './words.ts'

/** More than are taken in five minutes and cannot be taken back. */
const TRIED_MAX = 20

interface Item {
  readonly id: number
  readonly operation: string
  readonly name: string | null
  readonly amount: number | null
}

/** The last act that still can be taken back; those that cannot any more are passed over. */
async function undoLast(context: Context, options: RunOptions): Promise<Outcome> {
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
  return { status: 'said', message: sentence('', context.words.t.nothingToUndo) }
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
    const message = sayUndone(answer.value, item, words, true)
    return { status: 'preview', operation: 'undo.run', input: { id }, message }
  }
  const again = answer.replayed ? await doneBefore(says, context, options) : undefined
  // Told by what this call knows, where the first one's request is not to be had: the item may be another one.
  const messageContext = answer.replayed ? {} : { name, amount }
  return again ?? doneOutcome(says, 'undo.run', answer, messageContext, context)
}

interface Undone {
  readonly operation: string
  readonly result?: unknown
}

/** What a taken back act may tell about itself. */
const ofResult = z.object({
  name: z.string().optional(),
  customer: z.object({ name: z.string() }).nullish(),
  total: z.number().optional(),
  amount: z.number().optional(),
})

/** What was taken back, with whose it was and how much, as far as the result or the list tells. */
function sayUndone(
  { operation, result }: Undone,
  { name: itsName, amount: itsAmount }: MessageContext,
  words: Words,
  would = false,
): Card {
  const acts: Partial<Record<string, string>> = words.t.acts
  const of = ofResult.safeParse(result).data ?? {}
  const what = acts[operation] ?? words.t.acts.other
  const amount = of.total ?? of.amount ?? itsAmount ?? null
  const name = of.customer?.name ?? of.name ?? itsName ?? null
  const money = amount === null ? null : words.money(amount)
  if (would) return sentence('', words.t.wouldUndo(what, name, money))
  return sentence('↩', words.t.undone(what, name, money))
}

const says = [
  saying(operations['undo.run'], (undone, messageContext, words) => sayUndone(undone, messageContext, words)),
]

export const desfazer = defineCommand({
  name: 'desfazer',
  aliases: ['undo'],
  alsoTyped: ['desfaz'],
  role: 'user',
  says,
  act: undoLast,
})
