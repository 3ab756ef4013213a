// What became of a contract, entry by entry, as its proof tells of it: ids, numbers and codes; no words, which may have to go.
import { sql } from '#database/sql.ts'

export const ENTRIES = [
  'made',
  'proposed',
  'party',
  'instalment',
  'accepted',
  'declined',
  'active',
  'transaction',
  'confirmed',
  'rejected',
  'withdrawn',
  'settled',
  'unsettled',
  'completed',
  'cancelled',
  'expired',
] as const
type Entry = (typeof ENTRIES)[number]

/** SQL of a statement that writes it down; `data`: SQL of jsonb, over `from`. */
export const entry = (kind: Entry, data: string, from = '', actor = '@actor::bigint') => sql`
   insert into contract_entries (contract_id, kind, actor_id, data)
   select kept('contract'), '${kind}', ${actor}, coalesce(${data}, '{}') ${from} returning id`
