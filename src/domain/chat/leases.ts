// Leases: what only one process may do at a time, for some seconds; a row, renewed, that holds no connection.
import { randomUUID } from 'node:crypto'
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'

/** Who we are among the processes. */
export const HOLDER: string = randomUUID()
export const LEASE_SECONDS = 6
export const RENEW_MS = 2000

const take = step(
  'leases.take',
  `insert into leases as l (name, holder, until) values (@name::text, @holder::text, now() + interval '${LEASE_SECONDS} seconds')
   on conflict (name) do update set holder = excluded.holder, until = excluded.until
   where l.holder = excluded.holder or l.until < now()
   returning name`,
)
const drop = step('leases.drop', `delete from leases where name = @name::text and holder = @holder::text`)

/** Ours now, and for some seconds. False while another holds it. */
export const takeLease = async (database: Database, name: string, holder = HOLDER): Promise<boolean> =>
  (await database.run([take], { name, holder })) !== null

export async function dropLease(database: Database, name: string, holder = HOLDER): Promise<void> {
  await database.run([drop], { name, holder })
}
