// The one way into the domain: role, input, then for a write one transaction of claim, locks, admit, steps and record.

import { randomUUID } from 'node:crypto'
import { Refusal, Unavailable } from '#database/errors.ts'
import { LOCKS } from '#database/locks.ts'
import { block, routine } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { type Step, step, type Values } from '#database/step.ts'
import { DomainError, refused, type StaffLimit } from './errors.ts'
import { FREED_BY } from './freed.ts'
import { type Actor, mayAct, type Operation, type WriteOperation } from './operation.ts'
import { ANSWER_ERASED } from './personal.ts'
import { readInput } from './read-input.ts'
import { whence } from './record.ts'
import { noteRefusal } from './refusal.ts'
import { hashOf } from './replay.ts'
import type { Runtime } from './runtime.ts'

/** The source of what the shop does by itself for who has asked for it before. No door has it. */
export const ON_BEHALF = 'rule'

export interface Call {
  readonly actor: Actor
  /** As it came; checked here. */
  readonly input: unknown
  /** `http:…`, `tg:<update>`, `intent:<id>`: the same key and input act once. A write without one gets one of ours. */
  readonly intentKey?: string
  /** What was asked for, where the input was read from it (a line): the key stands for this in place of the input. */
  readonly request?: unknown
  /** What a door's words about the answer need beside it, for a repeat to be told alike; JSON. */
  readonly messageContext?: unknown
  /** Which door: kept on the activity. */
  readonly source: string
  /** Do all but store it: rules refuse as they would, the answer is what would be. */
  readonly dryRun?: boolean
  /** As if an owner had freed it of these limits. Of no use but in a dry run; what is freed stands in a plan. */
  readonly freed?: readonly StaffLimit[]
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
  try {
    if (!mayAct(call.actor.role, operation.role)) throw new DomainError('forbidden', { role: operation.role })
    const input = parseInput(operation, call.input)
    if (operation.kind === 'read')
      return answerOf<O>(await operation.read(runtime, input, call.actor), null, false)
    return await write(runtime, operation, input, call)
  } catch (error) {
    if (error instanceof Unavailable)
      throw new DomainError('unavailable', { retryAfter: 1 }, { cause: error })
    if (!call.dryRun) await noteRefusal(runtime, operation, call, error)
    throw error
  }
}

/** The input as the operation reads it. Throws `invalid_input` that names every wrong field. */
export function parseInput<I, O>(operation: Operation<I, O>, input: unknown): I {
  return readInput(operation.input, input)
}

/**
 * Waits here, holding nothing yet, for a twin that is under way. The row of the request is written at the end, with its answer
 * (record.ts): the release before this one, which writes it first, is met by its unique key there.
 */
const claim = step(
  'kernel.claim',
  sql`select pg_advisory_xact_lock(${LOCKS.request}, hashtext(@actor::bigint || ' ' || @key::text))`,
)

/**
 * After the locks, when nothing can go stale any more: the session, the person, the key; and the operation's moment. Leaves the
 * variable `caller`, with the person's id and name.
 */
const admit = block('kernel.admit', {
  declare: 'caller record;',
  body: sql`
    select u.id, u.name, u.role, u.disabled_at is not null as disabled, u.erased_at is not null as erased, r.operation, r.input_hash,
      r.answer::text = '${ANSWER_ERASED}' as emptied,
      @session::bigint is null or coalesce(s.ended_at is null and s.expires_at > now(), false) as known
    into caller
    from users u
    left join sessions s on s.id = @session::bigint and s.proof = @proof::text and s.user_id = u.id
    left join requests r on r.actor_id = u.id and r.key = @key::text
    where u.id = @actor::bigint;
    _kept := case
      when caller.id is null or caller.erased then refuse('unauthenticated', '{}')
      -- What they asked for in time is done for them all the same.
      when caller.disabled and @source::text <> '${ON_BEHALF}' then refuse('disabled', '{}')
      when not caller.known then refuse('unauthenticated', '{}')
      when array_position(array['user', 'admin', 'owner'], caller.role) < array_position(array['user', 'admin', 'owner'], @needed::text)
        then refuse('forbidden', json_build_object('role', @needed::text))
      when caller.operation <> @operation::text or caller.input_hash <> @hash::text then refuse('idempotency_mismatch', '{}')
      when caller.operation is not null and caller.emptied then refuse('wrong_state', '{"state": "erased"}')
      when caller.operation is not null then refuse('replayed', '{}')
      else keep('at', (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    end;`,
})

const LONG_MS = 30_000

/** For what is long: the statement after it may take its time. */
const patience = {
  ...step('kernel.patience', sql`select set_config('statement_timeout', '${String(LONG_MS)}', true)`),
  groupMs: LONG_MS + 2000,
}

/** Before another's act that this one frees. */
const opened = block('kernel.opened', { body: 'null;' })

const asFreed = step('kernel.as_freed', sql`select ${FREED_BY('-1', '@freedOf::jsonb')}`)

const previewed = step('kernel.previewed', sql`select refuse('previewed', '{}')`)

const storedAnswer = step(
  'kernel.stored',
  sql`select '{"undoId":' || coalesce(undo_id::text, 'null') || ',"answer":' || answer::text || '}'
   from requests where actor_id = @actor::bigint and key = @key::text`,
)

/** What is asked for, as the statements of its transaction and their values. */
export async function prepare<I, O>(
  runtime: Runtime,
  operation: WriteOperation<I, O>,
  input: I,
  call: Call,
): Promise<{ readonly steps: readonly Step[]; readonly values: Values; readonly previews: boolean }> {
  const plan = await operation.plan(runtime, input, call.actor)
  const values = {
    ...plan.values,
    actor: call.actor.userId,
    session: call.actor.sessionId,
    proof: call.actor.proof ?? null,
    key: call.intentKey ?? `own:${randomUUID()}`,
    operation: operation.name,
    hash: hashOf(
      operation.name,
      call.request ?? input,
      operation.ofSession ? call.actor.sessionId : undefined,
    ),
    telling: call.messageContext === undefined ? null : JSON.stringify(call.messageContext),
    needed: plan.needs ?? operation.role,
    source: call.source,
    ...whence(plan.fromNowhere ? {} : call.actor),
  }
  const opening = [claim, ...plan.locks, admit, ...plan.steps]
  const { frees } = plan
  const ending = plan.record ?? operation.record
  const act = frees
    ? [
        routine(`${operation.name}:opens`, [...opening, opened]),
        ...frees.steps,
        routine(`${operation.name}:ends`, [...frees.after, ending]),
      ]
    : [routine(operation.name, [...opening, ending])]
  return {
    steps: [...(plan.long ? [patience] : []), ...act],
    values: { ...values, ...frees?.values },
    previews: plan.preview === true,
  }
}

async function write<I, O>(runtime: Runtime, operation: WriteOperation<I, O>, input: I, call: Call) {
  const { steps, values, previews } = await prepare(runtime, operation, input, call)
  const reveal = (answer: string) => operation.reveal?.(runtime, answer) ?? answer
  try {
    const before = call.freed ? [asFreed] : []
    const text = await runtime.database.run(
      [...before, ...steps, ...(call.dryRun || previews ? [previewed] : [])],
      call.freed ? { ...values, freedOf: JSON.stringify(call.freed) } : values,
    )
    runtime.committed(operation.name)
    return recorded<O>(text, false, reveal)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'previewed') return recorded<O>(error.answer, false, reveal)
    if (error.code === 'replayed')
      return recorded<O>(await runtime.database.run([storedAnswer], values), true, reveal)
    throw refused(error.code, error.details)
  }
}

const RECORDED = /^\{"undoId":(null|\d+),"answer":/

/** Takes `{"undoId":…,"answer":…}` apart without parsing the answer. */
function recorded<O>(text: string | null, replayed: boolean, reveal: (answer: string) => string): Answer<O> {
  const head = text === null ? null : RECORDED.exec(text)
  if (text === null || !head) throw new Error('a write left no answer')
  const answer = text.slice(head[0].length, -1)
  return answerOf<O>(reveal(answer), head[1] === 'null' ? null : Number(head[1]), replayed)
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
