// What a person may see of their own session and standing.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { DomainError } from '../errors.ts'
import { LANGUAGES, ROLES } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { SELF_JSON } from './projection.ts'
import type { Proof } from './sessions.ts'
import { session } from './sessions-list.ts'

/** A person as they see themselves. */
export const self = z.object({
  id: z.int(),
  name: z.string(),
  username: z.string().nullable(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES),
})
export const ownSession = z.object({ ...session.shape, user: self })

const look = step(
  'sessions.view',
  sql`select json_build_object('id', s.id, 'createdAt', utc(s.created_at), 'lastSeenAt', utc(s.last_seen_at),
     'expiresAt', utc(s.expires_at), 'address', s.address, 'client', s.client, 'current', true, 'user', ${SELF_JSON})::text
   from sessions s join users u on u.id = s.user_id where s.id = @id::bigint and s.proof = @proof::text and s.ended_at is null`,
)

/** Throws `unauthenticated` when it has ended. */
export async function sessionOf(
  runtime: Runtime,
  { sessionId, proof }: Proof,
): Promise<z.infer<typeof ownSession>> {
  const found = await runtime.database.json<z.infer<typeof ownSession>>(look, { id: sessionId, proof })
  if (!found) throw new DomainError('unauthenticated')
  return found
}

const named = step('users.name', sql`select name from users where id = @user::bigint`)

/** How the others see this person. */
export const nameOf = (runtime: Runtime, userId: number) => runtime.database.run([named], { user: userId })

const linked = step(
  'users.is_a_customer',
  sql`select exists (select from customers where user_id = @user::bigint)::text`,
)

/** Whether the person is linked to a customer's account. */
export const isACustomer = async (runtime: Runtime, userId: number) =>
  (await runtime.database.run([linked], { user: userId })) === 'true'
