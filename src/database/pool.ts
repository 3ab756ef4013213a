// The one door to PostgreSQL: a plain pool over which groups of steps are sent. It knows no rule of the shop.

import { type ClientConfig, DatabaseError, Pool, type PoolClient } from 'pg'
import { classify, Refusal, Unavailable } from './errors.ts'
import { Group } from './group.ts'
import { LOCKS } from './locks.ts'
import type { Step, Values } from './step.ts'

interface DatabaseOptions {
  readonly connection: ClientConfig
  /** IANA name: `current_date` and casts to date are the shop's own day. */
  readonly timeZone: string
  /** Connections at most; 10 unless told. */
  readonly size?: number
  /** Called, once at a time, when nothing answers: brings an embedded server back. */
  readonly revive?: () => Promise<void>
  readonly log?: { warn(details: object, message: string): void }
}

export interface Database {
  /**
   * Sends the steps as one transaction, in one trip: all of it or nothing. Gives the first column of the last step's
   * first row (all our statements answer one text), null when there is none.
   * Throws Refusal (a rule said no), Unavailable (no database, no lock in time), or the error of a bug.
   */
  run(steps: readonly Step[], values: Values): Promise<string | null>
  /** As `run` for one step whose text is JSON; `undefined` when there is no row. */
  json<T>(step: Step, values: Values): Promise<T | undefined>
  /** For /metrics: connections open, idle, and callers waiting for one. */
  figures(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

const ATTEMPTS = 6
const PAUSE_MS = 15
export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool(options)
  const revive = once(options.revive)

  const attempt = async (steps: readonly Step[], values: Values): Promise<string | null> => {
    let client: PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      revive()
      throw new Unavailable('no connection', { cause: error })
    }
    try {
      const text = await send(client, steps, values)
      client.release()
      return text
    } catch (error) {
      const verdict = classify(error)
      client.release(verdict === 'unavailable' || verdict === 'stale' ? asError(error) : undefined)
      throw error
    }
  }

  const run = async (steps: readonly Step[], values: Values) => {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt(steps, values)
      } catch (error) {
        if (error instanceof Refusal || error instanceof Unavailable) throw error
        const verdict = classify(error)
        if (verdict === 'unavailable') throw new Unavailable('the database did not answer', { cause: error })
        if (verdict === 'bug' || (verdict === 'missing' && tried > 1)) throw error
        if (tried === ATTEMPTS) throw exhausted(error)
        if (verdict === 'missing') await makeRoutines(pool, steps)
        if (verdict === 'again') await pause(tried)
      }
    }
  }

  return {
    run,
    async json<T>(step: Step, values: Values) {
      const text = await run([step], values)
      return text === null ? undefined : (JSON.parse(text) as T)
    },
    figures: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  }
}

function openPool({ connection, timeZone, size = 10, log }: DatabaseOptions): Pool {
  const pool = new Pool({
    ...connection,
    max: size,
    application_name: 'balcao',
    connectionTimeoutMillis: 6000,
    // A lock has 2 s; a write is one statement and may wait for three of them (key, customer, products). query_timeout bounds what
    // the server does not.
    statement_timeout: 7000,
    lock_timeout: 2000,
    idle_in_transaction_session_timeout: 10_000,
    query_timeout: 9000,
    keepAlive: true,
    // Where its estimates are large PostgreSQL compiles a plan or starts helpers; either costs many times what our statements do.
    options: `-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan -c TimeZone=${timeZone}`,
  })
  const lost = (error: Error) => log?.warn({ reason: error.message }, 'a database connection was lost')
  pool.on('error', lost) // an idle client died
  pool.on('connect', (client) => client.on('error', lost)) // without it a checked-out one ends the process
  return pool
}

function send(client: PoolClient, steps: readonly Step[], values: Values): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const group = new Group(steps, values, (error) => {
      if (error) reject(refusalOf(error, group.rows) ?? error)
      else resolve(group.rows.at(-1)?.[0]?.[0] ?? null)
    })
    client.query(group)
  })
}

/** Makes what the steps call; one at a time, for two who make the same function would fail each other. */
async function makeRoutines(pool: Pool, steps: readonly Step[]): Promise<void> {
  const wanted = steps.flatMap(({ routine }) => routine ?? [])
  try {
    await pool.query([`select pg_advisory_xact_lock(${LOCKS.routines})`, ...wanted].join(';\n'))
  } catch (error) {
    if (classify(error) === 'unavailable')
      throw new Unavailable('the database did not answer', { cause: error })
    throw error
  }
}

/** Tried often enough: a name that is still taken is a rule of ours that does not see it; the rest may pass. */
const exhausted = (error: unknown) =>
  error instanceof DatabaseError && error.code === '23505'
    ? error
    : new Unavailable('too many wanted the same at once', { cause: error })

/** The refusal that a step raised; the answer of a dry run stands in the step before it. */
function refusalOf(error: Error, rows: Group['rows']): Refusal | undefined {
  if (!(error instanceof DatabaseError) || classify(error) !== 'refused') return undefined
  const details = error.detail ? (JSON.parse(error.detail) as Record<string, unknown>) : {}
  return new Refusal(error.message, details, rows.at(-2)?.[0]?.[0] ?? null)
}

/** One call at a time; failures are the next caller's to see. */
function once(act: (() => Promise<void>) | undefined): () => void {
  let running = false
  return () => {
    if (!act || running) return
    running = true
    act()
      .catch(() => {})
      .finally(() => {
        running = false
      })
  }
}

const pause = (tried: number) => new Promise((done) => setTimeout(done, Math.random() * PAUSE_MS * tried))
const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
