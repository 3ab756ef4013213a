// What the chat asks of contracts beside their operations: a code by an id that a button carries, pages by number, the next code.
import type { Database } from '#database/pool.ts'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Runtime } from '../runtime.ts'
import { IN_STATE, LISTED_JSON } from './projection.ts'
import type { Contract } from './schemas.ts'

const ofContract = step('contracts.code', sql`select code from contracts where id = @id::bigint`)
const ofStep = step(
  'transactions.code',
  sql`select k.code from contract_transactions t join contracts k on k.id = t.contract_id where t.id = @id::bigint`,
)

/** By its id; undefined for none. Who may see it is the operations' to say. */
export const codeOfContract = async (database: Database, id: number): Promise<string | undefined> =>
  (await database.run([ofContract], { id })) ?? undefined
/** The same of the contract that a step is in. */
export const codeOfStep = async (database: Database, id: number): Promise<string | undefined> =>
  (await database.run([ofStep], { id })) ?? undefined

const next = step(
  'contracts.next_code',
  sql`select 'ACORDO-' || n from (select coalesce(max(id), 0) as last from contracts) l, generate_series(l.last + 1, l.last + 100) n
   where not exists (select from contracts k where k.code = 'ACORDO-' || n) order by n limit 1`,
)
/** One that nobody has now, for who does not choose. */
export const nextCode = async (database: Database): Promise<string> =>
  (await database.run([next], {})) ?? `ACORDO-${String(Date.now())}`

const found = step(
  'contracts.found',
  sql`select json_build_object(
     'items', (select coalesce(json_agg(${LISTED_JSON} order by k.open desc, k.id desc), '[]') from (
       select k.*, k.state in ('draft', 'proposed', 'active') as open from contracts k
       order by open desc, k.id desc offset @from::int limit @count::int) k),
     'total', (select count(*) from contracts), 'active', (select count(*) from contracts k where k.state = 'active'),
     'proposed', (select count(*) from contracts k where ${IN_STATE('proposed')}))::text`,
)

interface Found {
  readonly items: readonly Contract[]
  readonly total: number
  /** In force, and awaiting answers, of all. */
  readonly active: number
  readonly proposed: number
}

/** For an owner: what is open first, the newest of it. */
export const contractsFrom = (
  { database }: Runtime,
  actor: number,
  place: { from: number; count: number },
): Promise<Found> => rowOf<Found>(database, found, { actor, ...place })
