// Reading the shop: all that owners decide, for staff; and what everybody may know of it.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { defineRead } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { defaultsOf, SETTINGS_JSON, SHOP_JSON } from './projection.ts'
import { settings } from './schemas.ts'

const whole = step('settings.get', sql`select ${SETTINGS_JSON}::text from settings s`)

export const settingsGet = defineRead({
  name: 'settings.get',
  role: 'admin',
  input: z.strictObject({}),
  output: settings,
  read: (runtime) => getOne(runtime, whole, defaultsOf(runtime)),
})

/** The shop as it is now, whichever process decided it. */
export interface Shop {
  readonly name: string
  /** Where Pix payments go; null: no codes are made. */
  readonly pix: { readonly key: string; readonly city: string } | null
  /** A debt without a due date is due so many days after its sale. */
  readonly dueDays: number
  /** When it is open, in the owner's own words; null: not said. */
  readonly hours: string | null
}

const now = step(
  'shop.now',
  sql`select json_build_object('shop', ${SHOP_JSON}, 'today', current_date)::text from settings s`,
)

const read = async (runtime: Runtime) =>
  JSON.parse(await getOne(runtime, now, defaultsOf(runtime))) as { shop: Shop; today: string }

/** Read each time: what owners decide holds from their next act on, everywhere. */
export const shopNow = async (runtime: Runtime): Promise<Shop> => (await read(runtime)).shop

export const shopGet = defineRead({
  name: 'shop.get',
  role: 'user',
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    currency: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    today: z.string(),
    pix: z.boolean(),
    dueDays: z.int(),
  }),
  async read(runtime) {
    const { currency, locale, timeZone } = runtime.shop
    const { shop, today } = await read(runtime)
    const { name, dueDays, pix } = shop
    return JSON.stringify({ name, currency, locale, timeZone, today, pix: pix !== null, dueDays })
  },
})
