// Asking to see one's account by one's own telephone. Whatever comes of it is answered alike: nobody learns who is known here.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { digitsOf } from '#lib/search.ts'
import { defineWrite } from '../operation.ts'
import { linkTold } from './projection.ts'

/** Digits that a number has at least where nothing is said of country and area. */
const DIGITS_MIN = 8
/** The longest number there is, country and all. */
const DIGITS_MAX = 15
/** Somebody is asked about once in so many hours, whatever was answered. */
const AGAIN_HOURS = 24

/** Who shows a telephone waits behind themselves: one question at a time. */
const lockSelf = step(
  'links.lock_self',
  sql`select id from users where id = @actor::bigint for no key update`,
)

/** A number as the book has it ends the whole one, without the zeros that some dial before the area. */
const ask = step(
  'links.ask',
  sql`with meant as (
     select c.id, c.user_id from customer_names n join customers c on c.id = n.id
     where ltrim(n.search_phone, '0') = any(@ends::text[]) and c.archived_at is null limit 2),
   ruled as (
     select m.id from meant m
     where (select count(*) from meant) = 1 and m.user_id is null
       and exists (select from users u where u.id = @actor::bigint and u.role = 'user')
       and not exists (select from customers other where other.user_id = @actor::bigint)
       and not exists (select from links l where l.user_id = @actor::bigint and l.created_at > acted_at() - interval '${AGAIN_HOURS} hours')),
   lapsed as ( -- nobody has answered, and it is asked anew
     update links l set answered_at = acted_at(), granted = false, rev = l.rev + 1
     where l.user_id = @actor::bigint and l.answered_at is null and exists (select from ruled))
   select keep('meant', coalesce((select id from ruled), 0))`,
)

const note = step(
  'links.ask:note',
  sql`with noted as (
     insert into links (user_id, customer_id) select @actor::bigint, kept('meant') where kept('meant') > 0 returning id)
   select keep('link', coalesce((select id from noted), 0))`,
)

/** The whole number and what it ends in, down to where it would be anybody's. */
function endsOf(phone: string): string[] {
  const digits = digitsOf(phone).slice(-DIGITS_MAX)
  return Array.from({ length: Math.max(0, digits.length - DIGITS_MIN + 1) }, (_, n) => digits.slice(n))
}

/** `phone`: the caller's own, as the door has made sure. The team is asked where it is one account's alone that nobody has. */
export const linksAsk = defineWrite({
  name: 'links.ask',
  role: 'user',
  input: z.strictObject({ phone: z.string().max(40) }),
  output: z.null(),
  entity: 'link',
  entityId: `kept('link')`,
  noted: `kept('link') > 0`,
  things: sql`select 'customer', kept('meant')`,
  events: [linkTold('link.asked', `l.id = kept('link')`)],
  answer: 'null::json',
  plan: (_, { phone }) => ({ values: { ends: endsOf(phone) }, locks: [lockSelf], steps: [ask, note] }),
})
