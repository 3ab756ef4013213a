// What the shop keeps of people, table by table, as each area declares it beside its columns.
import { PERSONAL as approvals } from '../approvals/tables.ts'
import { PERSONAL as broadcasts } from '../broadcasts/tables.ts'
import { PERSONAL as chat } from '../chat/tables.ts'
import { PERSONAL as confirmations } from '../confirmations/tables.ts'
import { PERSONAL as contracts } from '../contracts/tables.ts'
import { PERSONAL as counts } from '../counts/tables.ts'
import { PERSONAL as customers } from '../customers/tables.ts'
import { PERSONAL as debts } from '../debts/tables.ts'
import { PERSONAL as imports } from '../imports/tables.ts'
import { PERSONAL as invites } from '../invites/tables.ts'
import { PERSONAL as links } from '../links/tables.ts'
import { PERSONAL as media } from '../media/tables.ts'
import { PERSONAL as notices } from '../notices/tables.ts'
import type { Personal } from '../personal.ts'
import { PERSONAL as products } from '../products/tables.ts'
import { PERSONAL as proof } from '../proof/tables.ts'
import { PERSONAL as sales } from '../sales/tables.ts'
import { PERSONAL as settings } from '../settings/tables.ts'
import { PERSONAL as stock } from '../stock/tables.ts'
import { PERSONAL as kernel } from '../tables.ts'
import { PERSONAL as users } from '../users/tables.ts'

/** In the order in which it goes: each reads what `erase` of the tables before it has left. */
export const HELD: readonly Personal[] = [
  ...kernel,
  ...chat,
  ...imports,
  ...invites,
  ...links,
  ...confirmations,
  ...approvals,
  ...contracts,
  ...sales,
  ...debts,
  ...stock,
  ...counts,
  ...products,
  ...media,
  ...settings,
  ...proof,
  ...customers,
  ...broadcasts,
  ...notices,
  ...users,
]
