// Who was erased is known by a keyed hash of their Telegram id alone: OWNER_IDS does not bring them back, nor does another device.
import { createHmac, hkdfSync } from 'node:crypto'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Runtime } from '../runtime.ts'

const KEY_BYTES = 32

/** By each secret of the shop, the present one first: a copy of the database alone tells no id by them. */
export const marksOf = ({ sealKeys }: Pick<Runtime, 'sealKeys'>, telegramId: number): readonly string[] =>
  sealKeys.map((key) =>
    createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', 'erased', KEY_BYTES)))
      .update(String(telegramId))
      .digest('base64url'),
  )

const known = step(
  'users.erased_owners',
  sql`select coalesce(json_agg(mark), '[]')::text from erased where is_owner and mark = any(@marks::text[])`,
)
const keep = step(
  'users.keep_erased',
  sql`insert into erased (mark, is_owner, at) select unnest(@marks::text[]), true, now() on conflict do nothing`,
)

/** Whom OWNER_IDS names and must not bring back: the log asks to take them out. Known from now on by the present secret too. */
export async function erasedOwners(runtime: Runtime): Promise<readonly number[]> {
  const named = runtime.shop.ownerIds.map((id) => ({ id, marks: marksOf(runtime, id) }))
  const marks = named.flatMap((one) => one.marks)
  const found = new Set(marks.length ? await runtime.database.json<string[]>(known, { marks }) : [])
  const erased = named.filter((one) => one.marks.some((mark) => found.has(mark)))
  if (!erased.length) return []
  await runtime.database.run([keep], { marks: erased.map(({ marks: [present = ''] }) => present) })
  const places = erased.map(({ id }) => runtime.shop.ownerIds.indexOf(id) + 1)
  runtime.log.warn({ places }, 'OWNER_IDS names somebody who was erased, at these places: take the id out')
  return erased.map(({ id }) => id)
}

const since = step(
  'users.erased_since',
  sql`select exists (select from erased where mark = any(@marks::text[]) and date_trunc('second', at) > to_timestamp(@signedAt::bigint))::text`,
)

/** Whether somebody was erased after Telegram signed (seconds) what they would enter by: a page that was open then makes nobody anew. */
export const isErasedSince = async (runtime: Runtime, telegramId: number, signedAt: number) =>
  (await runtime.database.run([since], { marks: marksOf(runtime, telegramId), signedAt })) === 'true'
