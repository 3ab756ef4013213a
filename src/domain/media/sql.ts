// Photos in SQL: how one comes in, is shown and is let go.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

/** What products p look like, values of a JSON object: where the photo is asked for, large and small, and its placeholder. */
export const PHOTO_SHOWN = sql`'mediaUrl', '/media/' || p.photo || '.webp', 'thumbUrl', '/media/' || p.photo || '-320.webp',
  'thumbHash', p.thumb_hash`

/** Before its files are written, so that what a crash leaves of them is found and goes. No row: it is being taken away. */
export const bringIn = step(
  'media.bring_in',
  sql`insert into photos as f (name, thumb_hash) values (@photo::text, @thumbHash::text)
   on conflict (name) do update set used_at = now() where not f.leaving returning f.name`,
)

/** In a write, before something shows the photo `@photo`, or none: from here on it stays. */
export const holdPhoto = step(
  'media.hold',
  sql`with held as (update photos set used_at = acted_at() where name = @photo::text and not leaving returning 1)
   select case when @photo::text is not null and not exists (select from held)
     then refuse('wrong_state', '{"state": "photo_gone"}') end`,
)

/** Those of a day ago that nothing shows, and those that a sweep before did not finish; so many at once. */
export const leave = step(
  'media.leave',
  sql`with unused as (
     select f.name from photos f
     where f.used_at < now() - interval '1 day' and not f.leaving and not exists (select from products p where p.photo = f.name)
       and not exists (select from broadcasts b where b.photo = f.name)
     order by f.used_at limit @count::int),
   left_now as (
     update photos f set leaving = true from unused u
     where f.name = u.name and f.used_at < now() - interval '1 day' and not f.leaving returning f.name)
   select coalesce(json_agg(name), '[]')::text from (
     select name from left_now union all (select name from photos where leaving order by name limit @count::int)) t`,
)

export const forget = step('media.forget', sql`delete from photos where name = @photo::text and leaving`)

/** What Telegram knows it by, of the bot `@bot`; null where that has not sent it. */
export const sentAs = step(
  'media.sent_as',
  sql`select to_json(f.sent_as)::text from photos f where f.name = @photo::text and f.sent_by = @bot::bigint`,
)
export const noteSent = step(
  'media.note_sent',
  sql`update photos set sent_by = @bot::bigint, sent_as = @file::text where name = @photo::text`,
)
