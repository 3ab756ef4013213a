// The one way into the domain: role, input, then for a write one transaction of claim, locks, admit, steps and record.
import { randomUUID } from 'node:crypto'
import { Refusal, Unavailable } from '#database/errors.ts'
import { routine } from '#database/routine.ts'
import { step } from '#database/step.ts'
import { DomainError, refused } from './errors.ts'
import { type Actor, mayAct, type Operation, type WriteOperation } from './operation.ts'
import { readInput } from './read-input.ts'
import { hashOf } from './replay.ts'
import type { Runtime } from './runtime.ts'

export interface Call {
  readonly actor: Actor
  /** As it came; checked here. */
  readonly input: unknown
  /** `http:…`, `tg:<update>`, `intent:<id>`: the same key and input act once. A write without one gets one of ours. */
  readonly intentKey?: string
  /** What was asked for, where the input was read from it (a line): the key stands for this in place of the input. */
  readonly request?: unknown
  /** What a door's words about the answer need beside it, for a repeat to be told alike; JSON. */
  readonly telling?: unknown
  /** Which door: kept on the activity. */
  readonly source: string
  /** Do all but store it: rules refuse as they would, the answer is what would be. */
  readonly dryRun?: boolean
}

export interface Answer<Output> {
  /** JSON, to be sent as it is. */
  readonly text: string
  /** The same, read. */
  readonly value: Output
  /** By which it can be taken back for some minutes. */
  readonly undoId: number | null
  /** Whether an earlier call with this key did it. */
  readonly replayed: boolean
}

/**
 * Runs an operation as the actor. Throws DomainError for whatever a person can cause (role, input, rules) and for a
 * database that cannot be asked now (`unavailable`); anything else is a bug.
 */
export async function execute<I, O>(
  runtime: Runtime,
  operation: Operation<I, O>,
  call: Call,
): Promise<Answer<O>> {
  if (!mayAct(call.actor.role, operation.role)) throw new DomainError('forbidden', { role: operation.role })
  const input = parseInput(operation, call.input)
  try {
    if (operation.kind === 'read')
      return answerOf<O>(await operation.read(runtime, input, call.actor), null, false)
    return await write(runtime, operation, input, call)
  } catch (error) {
    if (error instanceof Unavailable)
      throw new DomainError('unavailable', { retryAfter: 1 }, { cause: error })
    throw error
  }
}

/** The input as the operation reads it. Throws `invalid_input` that names every wrong field. */
export function parseInput<I, O>(operation: Operation<I, O>, input: unknown): I {
  return readInput(operation.input, input)
}

const claim = step(
  'kernel.claim',
  // Waits here, holding nothing yet, for a twin that is under way.
  `insert into requests (actor_id, key, operation, input_hash, telling)
   values (@actor::bigint, @key::text, @operation::text, @hash::text, @telling::json) on conflict do nothing`,
)

/** After the locks, when nothing can go stale any more: the session, the person, the key; and the operation's moment. */
const admit = step(
  'kernel.admit',
  `select case
     when u.id is null or (@session::bigint is not null and (s.id is null or s.ended_at is not null or s.expires_at <= now()))
       then case when u.disabled_at is not null then refuse('disabled', '{}') else refuse('unauthenticated', '{}') end
     when u.disabled_at is not null then refuse('disabled', '{}')
     when array_position(array['user', 'admin', 'owner'], u.role) < array_position(array['user', 'admin', 'owner'], @needed::text)
       then refuse('forbidden', json_build_object('role', @needed::text))
     when r.operation <> @operation::text or r.input_hash <> @hash::text then refuse('idempotency_mismatch', '{}')
     when r.answer is not null then refuse('replayed', '{}')
     else keep('at', (extract(epoch from clock_timestamp()) * 1000000)::bigint)
   end
   from requests r
   left join users u on u.id = r.actor_id
   left join sessions s on s.id = @session::bigint and s.proof = @proof::text and s.user_id = u.id
   where r.actor_id = @actor::bigint and r.key = @key::text`,
)

const previewed = step('kernel.previewed', `select refuse('previewed', '{}')`)

const storedAnswer = step(
  'kernel.stored',
  `select '{"undoId":' || coalesce(undo_id::text, 'null') || ',"answer":' || answer::text || '}'
   from requests where actor_id = @actor::bigint and key = @key::text`,
)

async function write<I, O>(runtime: Runtime, operation: WriteOperation<I, O>, input: I, call: Call) {
  const plan = await operation.plan(runtime, input, call.actor)
  const values = {
    ...plan.values,
    actor: call.actor.userId,
    session: call.actor.sessionId,
    proof: call.actor.proof ?? null,
    key: call.intentKey ?? `own:${randomUUID()}`,
    operation: operation.name,
    hash: hashOf(operation.name, call.request ?? input),
    telling: call.telling === undefined ? null : JSON.stringify(call.telling),
    needed: plan.needs ?? operation.role,
    source: call.source,
  }
  const act = routine(operation.name, [claim, ...plan.locks, admit, ...plan.steps, plan.record])
  try {
    const text = await runtime.database.run(call.dryRun ? [act, previewed] : [act], values)
    runtime.committed(operation.name)
    return recorded<O>(text, false)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'previewed') return recorded<O>(error.answer, false)
    if (error.code === 'replayed')
      return recorded<O>(await runtime.database.run([storedAnswer], values), true)
    throw refused(error.code, error.details)
  }
}

const RECORDED = /^\{"undoId":(null|\d+),"answer":/

/** Takes `{"undoId":…,"answer":…}` apart without parsing the answer. */
function recorded<O>(text: string | null, replayed: boolean): Answer<O> {
  const head = text === null ? null : RECORDED.exec(text)
  if (text === null || !head) throw new Error('a write left no answer')
  const answer = text.slice(head[0].length, -1)
  return answerOf<O>(answer, head[1] === 'null' ? null : Number(head[1]), replayed)
}

function answerOf<O>(text: string, undoId: number | null, replayed: boolean): Answer<O> {
  return {
    text,
    undoId,
    replayed,
    get value() {
      return JSON.parse(text) as O
    },
  }
}
