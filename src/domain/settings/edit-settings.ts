// Changing the shop's settings, value by value; what takes a change back.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { BEFORE, changesOf } from '../changes.ts'
import { editedBy, stale } from '../edits.ts'
import { settingsEvent } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { UNCHANGED } from '../record.ts'
import { defaultsOf, fieldsOf, SETTINGS_JSON } from './projection.ts'
import { editInput, type SettingsChange, settings } from './schemas.ts'

/** The one row, by which they are told apart from other things. */
const ID = 1

/** Columns by name. A key that is taken away is an empty one: null would be the environment's. */
function columnsOf({ limits, inherit = [], ...change }: SettingsChange): string {
  return JSON.stringify({
    ...given('shop_name', change.shopName),
    ...given('emoji', change.emoji),
    ...given('hours', change.hours),
    ...given('closing_at', change.closingAt),
    ...given('pix_key', change.pixKey === null ? '' : change.pixKey),
    ...given('pix_city', change.pixCity),
    ...given('due_days', change.dueDays),
    ...given('default_credit_limit', change.defaultCreditLimit),
    ...given('sees_costs', change.seesCosts),
    ...given('quiet_hours', change.quietHours),
    ...given('reminders', change.reminders),
    ...(limits && {
      discount_percent: limits.discountPercent,
      price_override_percent: limits.priceOverridePercent,
      void_hours: limits.voidHours,
      backdate_days: limits.backdateDays,
      below_cost: limits.belowCost,
    }),
    ...Object.fromEntries(inherit.map((field) => [INHERITED_COLUMNS[field], null])),
  })
}
const INHERITED_COLUMNS = { shopName: 'shop_name', pixKey: 'pix_key', pixCity: 'pix_city' } as const
const given = (column: string, value: unknown) => (value === undefined ? {} : { [column]: value })

const lock = step('settings.lock', sql`select id from settings for no key update`)

const edit = step(
  'settings.edit',
  sql`with s as (select * from settings),
   n as (select x.* from settings q cross join lateral jsonb_populate_record(q, @change::jsonb) x),
   ruled as (select case when s.version <> @version::int then ${stale('s', SETTINGS_JSON)} end as refusal from s),
   edited as (
     update settings u set shop_name = n.shop_name, emoji = n.emoji, hours = n.hours, closing_at = n.closing_at, pix_key = n.pix_key,
       pix_city = n.pix_city, due_days = n.due_days, default_credit_limit = n.default_credit_limit, sees_costs = n.sees_costs,
       quiet_hours = n.quiet_hours, reminders = n.reminders,
       discount_percent = n.discount_percent, price_override_percent = n.price_override_percent, void_hours = n.void_hours,
       backdate_days = n.backdate_days, below_cost = n.below_cost,
       edits = ${editedBy('u', fieldsOf('s'), fieldsOf('n'))}, version = u.version + 1, rev = u.rev + 1
     from n, s, ruled where ruled.refusal is null
     returning u.*)
   -- The way back: what the fields held that have changed, as an edit of the version that now is; what was the environment's is so again.
   select keep_json('changes', c.changes),
     keep_json('before', jsonb_build_object('version', e.version, 'inherit', i.inherit) || (${BEFORE('c.changes')} - i.inherit))
   from ruled left join (edited e cross join s) on true -- the rules are read whatever was edited
   cross join lateral (select ${changesOf(fieldsOf('s'), fieldsOf('e'))} as changes) c
   cross join lateral (select array_remove(array[${Object.entries(INHERITED_COLUMNS)
     .map(
       ([field, column]) => `case when s.${column} is null and e.${column} is not null then '${field}' end`,
     )
     .join(', ')}], null) as inherit) i`,
)

/** `dueAgain` moves what is open to other days; it is handed in, for debts stand above the settings. */
export const declareEdit = (dueAgain: Plan['steps']) =>
  defineWrite({
    name: 'settings.edit',
    role: 'owner',
    input: editInput,
    output: settings,
    stands: sql`exists (select from settings e where ${UNCHANGED})`,
    entity: 'settings',
    entityId: String(ID),
    undoInWords: sql`jsonb_build_object('operation', 'settings.edit', 'input', kept_json('before'))`,
    changes: `kept_json('changes')`,
    events: [settingsEvent('true')],
    answer: sql`(select ${SETTINGS_JSON} from settings s)`,
    plan: (runtime, { version, ...change }): Plan => ({
      values: { ...defaultsOf(runtime), version, change: columnsOf(change) },
      locks: [lock],
      steps: change.dueDays === undefined ? [edit] : [edit, ...dueAgain],
    }),
  })
