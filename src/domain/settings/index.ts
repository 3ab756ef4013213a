// Settings: what owners decide of the shop, and what staff may at most.
import { byName } from '../operation.ts'
import type { declareEdit } from './edit-settings.ts'
import { settingsPassed } from './passed.ts'
import { settingsGet, shopGet } from './queries.ts'

/** `edit` is handed in: another number of days moves what is owed, which stands above (debts/due-again.ts). */
export const settingsWith = (edit: ReturnType<typeof declareEdit>) =>
  byName(shopGet, settingsGet, settingsPassed, edit)

export { declareEdit as declareSettingsEdit } from './edit-settings.ts'
export {
  bound,
  COSTS_SHOWN,
  DEFAULT_CREDIT_LIMIT,
  LIMITS,
  MAY_PASS,
  PASSED,
  stopAt,
  voidBound,
} from './limits.ts'
export { type Shop, shopNow } from './queries.ts'
