// The bridge: what would be typed in the chat, run over HTTP as the caller, by the same grammar and operations.
import { z } from 'zod'
import { usageOf } from '#commands/help.ts'
import { isShared, type Outcome, run, wordsOf } from '#commands/index.ts'
import { commandsFor } from '#commands/registry.ts'
import { cursorOf, readCursor } from '#domain/cursor.ts'
import { page, record, typedLine } from '#domain/input.ts'
import { CHOICES_MAX, NOTE_MAX } from '#lib/limits.ts'
import { LINK_KINDS, type Said, SPAN_KINDS } from '#lib/message.ts'
import { beginDraft } from './drafts.ts'
import { actorIn, answering, customRoute, keyedRoute } from './route.ts'

const command = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  summary: z.string(),
  usage: z.string(),
  examples: z.array(z.string()),
})

const listInput = z.strictObject({ ...page })
const LIST = 'commands'

export const listCommands = customRoute({
  name: 'commands.list',
  method: 'GET',
  path: '/api/commands',
  status: 200,
  role: 'user',
  summary: 'The commands that the caller may run',
  input: listInput,
  output: z.object({ items: z.array(command), nextCursor: z.string().nullable() }),
  answer({ deps, actor, input: { limit, cursor } }) {
    const { role, language } = actorIn({ actor })
    const { cursorKeys, shop } = deps.runtime
    const start = Number(readCursor(cursorKeys, LIST, cursor)?.[0] ?? 0)
    const all = commandsFor(role)
    const { t } = wordsOf(language, shop.currency)
    const items = all.slice(start, start + limit).map(({ name, aliases }) => ({
      name,
      aliases: [...aliases],
      summary: t.summaries[name],
      ...usageOf(name, t),
    }))
    const end = start + items.length
    return Promise.resolve({ items, nextCursor: end < all.length ? cursorOf(cursorKeys, LIST, [end]) : null })
  },
})

const executeInput = z.strictObject({
  command: typedLine,
  preview: z.boolean().optional(),
  choices: record(
    z.string().max(60),
    z.union([z.string().max(NOTE_MAX), z.number()]),
    CHOICES_MAX,
  ).optional(),
})

const row = z.object({
  mark: z.string().optional(),
  name: z.string(),
  value: z.string().optional(),
  under: z.string().optional(),
  link: z.object({ is: z.enum(LINK_KINDS), id: z.int() }).optional(),
})

/** The text, as data to draw: what it is about, its rows, what is asked, and the pieces of the line. */
const said: z.ZodType<Said> = z.object({
  head: row,
  rows: z.array(row),
  question: z.string().optional(),
  spans: z
    .array(z.object({ from: z.int(), to: z.int(), is: z.enum(SPAN_KINDS), key: z.string().optional() }))
    .optional(),
})

const known = {
  operation: z.string(),
  input: z.record(z.string(), z.unknown()),
  text: z.string(),
  message: said,
}
/** A quantity is known by itself: no whole number always. */
const choice = z.object({ id: z.union([z.number(), z.string()]), name: z.string() })
export const executeOutput = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('done'),
    text: z.string(),
    message: said,
    operation: z.string().nullable(),
    data: z.unknown(),
    undoId: z.int().nullable(),
  }),
  z.object({ status: z.literal('preview'), ...known }),
  z.object({
    status: z.literal('needs_input'),
    ...known,
    missing: z.array(z.string()),
    choices: z.record(z.string(), z.array(choice)),
    /** Of the draft that a screen goes on with, where one can; not of what is only shown. */
    draftId: z.int().optional(),
  }),
])

export const executeLine = keyedRoute({
  name: 'commands.execute',
  method: 'POST',
  path: '/api/commands/execute',
  status: 200,
  role: 'user',
  summary: 'Runs a line as the chat would, shows what it would do, or says what it lacks',
  input: executeInput,
  output: executeOutput,
  problems: [
    'forbidden',
    'not_found',
    'version_conflict',
    'duplicate',
    'last_owner',
    'already_voided',
    'wrong_state',
    'insufficient_stock',
    'overpayment',
    'credit_limit',
  ],
  async answer({ deps, actor, input: { command: typed, preview, choices }, intentKey }) {
    const outcome = await run(deps.runtime, actorIn({ actor }), typed, {
      source: 'bridge',
      ...(preview ? { preview } : {}),
      ...(choices ? { choices } : {}),
      ...(intentKey === undefined ? {} : { intentKey }),
    })
    const body = bodyOf(outcome)
    if (outcome.status !== 'needs_input' || preview || !isShared(outcome.draft))
      return answering(body, outcome.status === 'done' ? outcome : NOTHING_DONE)
    const how = { intentKey, request: { command: typed, choices: choices ?? {} } }
    return answering(
      { ...body, draftId: await beginDraft(deps, actorIn({ actor }), outcome, how) },
      NOTHING_DONE,
    )
  },
})

const NOTHING_DONE = { undoId: null, replayed: false }

/** The outcome without buttons, drafts, pictures and whom it is before, which are the chat's. What only shows has no operation. */
function bodyOf(outcome: Outcome): object {
  const {
    text,
    buttons: _,
    personal: __,
    isList: ___,
    lead: ____,
    qr: _____,
    keyboard: ______,
    aloud: _______,
    shows: ________,
    ...message
  } = outcome.message
  switch (outcome.status) {
    case 'said':
      return { status: 'done', text, message, operation: null, data: null, undoId: null }
    case 'done': {
      const { operation, data, undoId } = outcome
      return { status: 'done', text, message, operation, data, undoId }
    }
    case 'preview':
      return { status: 'preview', operation: outcome.operation, input: outcome.input, text, message }
    case 'needs_input': {
      const { operation, input, missing, choices } = outcome
      return { status: 'needs_input', operation, input, missing, choices, text, message }
    }
  }
}
