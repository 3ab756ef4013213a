// The one shape of a product in SQL, over products p; people who only buy see less of it.
import { sql } from '#database/sql.ts'
import { PHOTO_SHOWN } from '../media/index.ts'
import { LOW } from '../units.ts'

/** `rev`: its column; users have one that counts no sales. */
const shown = (
  rev: string,
) => `'id', p.id, 'name', p.name, 'emoji', p.emoji, 'barcode', p.barcode, 'category', p.category,
  'description', p.description, 'unit', p.unit, 'price', p.price, 'inStock', p.stock > 0,
  ${PHOTO_SHOWN}, 'rev', ${rev}, 'createdAt', utc(p.created_at), 'updatedAt', utc(p.updated_at)`

export const productJson = ({ staff }: { staff: boolean }) =>
  staff
    ? sql`json_build_object(${shown('p.rev')}, 'sku', p.sku, 'stock', trim_scale(p.stock), 'minStock', trim_scale(p.min_stock),
  'low', ${LOW}, 'hidden', p.hidden, 'archived', p.archived_at is not null, 'version', p.version)`
    : sql`json_build_object(${shown('p.shown_rev')})`
