// Who has been shown round: kept once a person, and nothing of the shop.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Runtime } from '../runtime.ts'

interface Guest {
  readonly name: string
  readonly toured: boolean
}

const guest = step(
  'users.guest',
  sql`select json_build_object('name', u.name, 'toured', u.toured_at is not null)::text from users u where u.id = @user::bigint`,
)
/** How somebody is called, and whether they have been shown round. */
export const guestOf = async (runtime: Runtime, userId: number): Promise<Guest> =>
  (await runtime.database.json<Guest>(guest, { user: userId })) ?? { name: '', toured: true }

const toured = step(
  'users.toured',
  sql`update users set toured_at = now() where id = @user::bigint and toured_at is null`,
)
/** They have seen it, or do not want to; the first time counts. */
export async function markToured(runtime: Runtime, userId: number): Promise<void> {
  await runtime.database.run([toured], { user: userId })
}
