// Drafts that the chat and the screen fill together: what changes here edits the card there, and who finishes first has done it.
import { z } from 'zod'
import { CommandError, doneOfDraft, fillDraft, type Outcome, wordsOf } from '#commands/index.ts'
import { draftsBegin, draftsEdit, sharedDraft } from '#domain/chat/index.ts'
import { DomainError, type Issue } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { id, record, version } from '#domain/input.ts'
import type { Actor } from '#domain/operation.ts'
import { repeated } from '#domain/replay.ts'
import type { Deps } from './deps.ts'
import { below, draftOf, endDraft } from './draft-acts.ts'
import { actorIn, type Call, keyedRoute } from './route.ts'

type Needed = Extract<Outcome, { status: 'needs_input' }>

/** As the kernel keeps it. */
const kept = ({ draft, message, operation, input, missing, choices }: Needed) => ({
  kind: draft.form.kind,
  body: JSON.stringify(draft),
  asks: JSON.stringify({ operation, input, missing, choices }),
  card: JSON.stringify(message),
})

/** Wrong fields are the input's. */
function inInput(error: unknown): never {
  if (error instanceof CommandError)
    throw new DomainError('invalid_input', { errors: [{ path: 'input', issue: 'invalid' }] })
  if (!(error instanceof DomainError) || error.code !== 'invalid_input') throw error
  const errors = (error.details.errors ?? []).map((one): Issue => ({ ...one, path: `input.${one.path}` }))
  throw new DomainError('invalid_input', { ...error.details, errors })
}

/** What this key did before; a version that is old by now was not, then. */
async function answerBefore({ deps, intentKey: key }: Call, actor: Actor, request: object) {
  if (key === undefined) return undefined
  const needs = () => 'user' as const
  const before = await repeated(deps.runtime.database, { actorId: actor.userId, key, request, needs })
  return before && { ...before, replayed: true }
}

/** Fields of an operation's input, and more than any has. */
const FIELDS_MAX = 40

const editInput = z.strictObject({
  id,
  version,
  input: record(z.string().max(60), z.unknown(), FIELDS_MAX),
  chat: z.literal(true).optional(),
})

export const editDraft = keyedRoute({
  name: 'drafts.edit',
  method: 'PUT',
  path: '/api/drafts/{id}',
  status: 200,
  role: 'user',
  summary: 'Fills a draft with what is known of it by now, or sends its card to the chat',
  input: editInput,
  output: sharedDraft,
  problems: ['version_conflict', 'wrong_state', 'not_configured'],
  example: { input: { items: [{ productId: 1, quantity: 3 }] } },
  async answer(call) {
    const { deps, input: request, intentKey } = call
    const actor = actorIn(call)
    const before = await answerBefore(call, actor, request)
    if (before) return before
    const draft = await draftOf(deps, actor, request.id)
    if (draft.ended) throw new DomainError('not_found')
    if (request.chat && !deps.chat) throw new DomainError('not_configured')
    if (draft.version !== request.version)
      throw new DomainError('version_conflict', { current: draft.shared })
    const { message, ...asked } = await fillDraft(deps.runtime, actor, draft.body, request.input).catch(
      inInput,
    )
    const filled = { ...asked, message: below(draft, message) }
    const about = { id: request.id, rev: request.version + 1 }
    const payload = deps.chat?.payload(filled.message, about)
    const answer = await execute(deps.runtime, draftsEdit, {
      actor,
      source: 'screen',
      request,
      ...(intentKey === undefined ? {} : { intentKey }),
      input: {
        id: request.id,
        version: request.version,
        ...kept(filled),
        payload: payload ? JSON.stringify(payload) : null,
        to: request.chat ? draft.chat : null,
      },
    })
    deps.chat?.wake()
    return answer
  },
})

export const cancelDraft = keyedRoute({
  name: 'drafts.cancel',
  method: 'DELETE',
  path: '/api/drafts/{id}',
  status: 204,
  role: 'user',
  summary: 'Gives a draft up, unless its act is done: then it ends as that',
  input: z.strictObject({ id }),
  output: z.null(),
  async answer(call) {
    const { deps, input: request, intentKey } = call
    const actor = actorIn(call)
    const before = await answerBefore(call, actor, request)
    if (before) return before
    const draft = await draftOf(deps, actor, request.id)
    if (draft.ended) throw new DomainError('not_found', { state: draft.ended })
    // Done, in a process that ended before it could say so: that is what its card says now.
    const done = await doneOfDraft(deps.runtime, actor, { id: request.id, body: draft.body })
    if (done) {
      const message = below(draft, done.message)
      await endDraft(deps, actor, { id: request.id, ended: 'answered', message })
      throw new DomainError('not_found', { state: 'answered' })
    }
    const { t } = wordsOf(actor.language, deps.runtime.shop.currency)
    const ended = { id: request.id, ended: 'cancelled', message: { text: t.cancelled } } as const
    return endDraft(deps, actor, ended, { request, ...(intentKey === undefined ? {} : { intentKey }) })
  },
})

/**
 * Keeps what a line of the bridge left open, for a screen to go on with; its id. One small write for each question that is really
 * asked: what is only shown while it is typed keeps nothing.
 */
export async function beginDraft(
  { runtime }: Deps,
  actor: Actor,
  needed: Needed,
  { intentKey, request }: { readonly intentKey: string | undefined; readonly request: object },
): Promise<number> {
  const { value } = await execute(runtime, draftsBegin, {
    actor,
    source: 'bridge',
    request,
    ...(intentKey === undefined ? {} : { intentKey: `draft:${intentKey}` }),
    input: kept(needed),
  })
  return value.id
}
