// The one shape of the shop's settings in SQL, over settings s; what owners have not decided is the environment's.
import { sql } from '#database/sql.ts'
import type { Values } from '#database/step.ts'
import type { Runtime } from '../runtime.ts'

/** What the fragments below bind. */
export const defaultsOf = ({ shop: { defaults, currency } }: Pick<Runtime, 'shop'>): Values => ({
  ownName: defaults.name,
  ownPixKey: defaults.pixKey,
  ownPixCity: defaults.pixCity,
  reais: currency === 'BRL',
})

export const nameOf = (s: string) => `coalesce(${s}.shop_name, @ownName::text)`
const keyOf = (s: string) => `nullif(coalesce(${s}.pix_key, @ownPixKey::text), '')`
const cityOf = (s: string) => `coalesce(${s}.pix_city, @ownPixCity::text)`

const LIMITS = (s: string) => sql`json_build_object('discountPercent', trim_scale(${s}.discount_percent),
    'priceOverridePercent', trim_scale(${s}.price_override_percent), 'voidHours', trim_scale(${s}.void_hours),
    'backdateDays', ${s}.backdate_days, 'belowCost', ${s}.below_cost)`

/** SQL of the fields that are edited, by their names. */
const fields = (
  s: string,
) => sql`'shopName', ${nameOf(s)}, 'emoji', ${s}.emoji, 'hours', ${s}.hours, 'closingAt', ${s}.closing_at,
  'pixKey', ${keyOf(s)}, 'pixCity', ${cityOf(s)}, 'dueDays', ${s}.due_days, 'defaultCreditLimit', ${s}.default_credit_limit,
  'limits', ${LIMITS(s)}, 'seesCosts', ${s}.sees_costs, 'quietHours', ${s}.quiet_hours, 'reminders', ${s}.reminders`

export const SETTINGS_JSON = sql`json_build_object(${fields('s')}, 'version', s.version, 'rev', s.rev)`

/** The same fields of the row `s` as jsonb, to be compared. */
export const fieldsOf = (s: string) => sql`jsonb_build_object(${fields(s)})`

/** Where Pix payments go: null without a key, or where money is no real. */
const PIX = sql`case when @reais::boolean and ${keyOf('s')} is not null
    then json_build_object('key', ${keyOf('s')}, 'city', ${cityOf('s')}) end`

/** What the shop is to everybody and to the chat: see `Shop` in queries.ts. */
export const SHOP_JSON = sql`json_build_object('name', ${nameOf('s')}, 'pix', ${PIX}, 'dueDays', s.due_days, 'hours', s.hours)`
