// The photo of a product: shown, replaced, taken away. It is no field of a form, so `version` does not rise with it.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { productEvent } from '../events.ts'
import { holdPhoto } from '../media/index.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { rowStands } from '../record.ts'
import { lockProduct } from './lock.ts'
import { productJson } from './projection.ts'
import { noPhotoInput, photoInput, product } from './schemas.ts'

/** The same photo again changes nothing, and is not told. */
const show = step(
  'products.show',
  sql`with ruled as (
     select p.id, p.photo, case
       when p.id is null then refuse('not_found', '{}')
       when p.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')
       when @bound::boolean and p.photo is distinct from @instead::text then refuse('wrong_state', '{"state": "photo_changed"}')
       end as refusal
     from (select) one left join products p on p.id = @id::bigint),
   shown as (
     update products u set photo = @photo::text, thumb_hash = (select f.thumb_hash from photos f where f.name = @photo::text),
       updated_at = acted_at(), rev = u.rev + 1
     from ruled r where u.id = r.id and r.refusal is null and u.photo is distinct from @photo::text returning u.id)
   select keep('product', r.id), keep('changed', (select count(*) from shown)), keep_json('before', coalesce(to_jsonb(r.photo), 'null')) from ruled r`,
)

const CHANGED = `kept('changed') = 1`

/** What goes back to the photo before, or to none. */
const UNDO = sql`case when kept_json('before') = 'null' then jsonb_build_object('operation', 'products.removeMedia',
    'input', jsonb_build_object('id', kept('product'), 'instead', @photo::text))
  else jsonb_build_object('operation', 'products.setMedia',
    'input', jsonb_build_object('id', kept('product'), 'photo', kept_json('before'), 'instead', @photo::text)) end`

interface Shown {
  readonly id: number
  readonly photo?: string
  /** Undefined: whatever it shows. */
  readonly instead?: string | null | undefined
}

const parts = {
  role: 'owner',
  output: product,
  stands: rowStands('product', `e.archived_at is null and e.photo is not distinct from w.input->>'instead'`),
  entity: 'product',
  entityId: `kept('product')`,
  undo: UNDO,
  noted: CHANGED,
  events: [{ when: CHANGED, select: productEvent(`'product.changed'`, `p.id = kept('product')`) }],
  answer: sql`(select ${productJson({ staff: true })} from products p where p.id = kept('product'))`,
  plan: (_: unknown, { id, photo, instead }: Shown): Plan => ({
    values: { id, photo: photo ?? null, bound: instead !== undefined, instead: instead ?? null },
    locks: [lockProduct],
    steps: [holdPhoto, show],
  }),
} as const

/** `photo`: one that was taken in (`Media.take`). */
export const productsSetMedia = defineWrite({ ...parts, name: 'products.setMedia', input: photoInput })
export const productsRemoveMedia = defineWrite({
  ...parts,
  name: 'products.removeMedia',
  input: noPhotoInput,
})
