// The shapes of a user in SQL, over users u.

import { sql } from '#database/sql.ts'

/** As owners see people. */
export const USER_JSON = sql`json_build_object(
  'id', u.id, 'telegramId', u.telegram_id, 'name', u.name, 'username', u.username, 'role', u.role, 'language', u.language,
  'disabled', u.disabled_at is not null, 'lastSeenAt', utc(u.last_seen_at), 'createdAt', utc(u.created_at),
  'version', u.version, 'rev', u.rev)`

/** As staff see people: enough to link a customer or to filter by seller. */
export const PERSON_JSON = sql`json_build_object('id', u.id, 'name', u.name, 'username', u.username, 'role', u.role)`

/** As everyone sees themselves, at login. */
export const SELF_JSON = sql`json_build_object('id', u.id, 'name', u.name, 'username', u.username, 'role', u.role, 'language', u.language)`
