// What staff may at most, in SQL: where an act goes beyond it staff are refused, and of an owner it is noted.
import { sql } from '#database/sql.ts'
import type { StaffLimit } from '../errors.ts'
import { IS_FREED, IS_FREED_OF } from '../freed.ts'

const COLUMNS: Readonly<Record<StaffLimit, string>> = {
  discountPercent: 'discount_percent',
  priceOverridePercent: 'price_override_percent',
  voidHours: 'void_hours',
  backdateDays: 'backdate_days',
  belowCost: 'below_cost',
}

const IS_OWNER = `exists (select from users u where u.id = @actor::bigint and u.role = 'owner')`

/** SQL: they may go beyond a customer's limit: they are an owner, or one has freed what they do. */
export const MAY_PASS = sql`(${IS_OWNER} or ${IS_FREED})`

/** SQL of what is told of a limit: which, what it is (`is`), what was asked, and who may go beyond it. */
export const reached = (name: StaffLimit, is: string, asked: string) =>
  sql`json_build_object('role', 'owner', 'reached', json_build_object('name', '${name}', 'is', ${is}, 'asked', ${asked}),
    'ask', (select u.name from users u where u.role = 'owner' and u.disabled_at is null order by u.id limit 1))`

/** The limits, a variable of all parts after it; beside it the names of those that an owner went beyond, for the activity. */
export const LIMITS = {
  declare: 'bounds settings; passed jsonb;',
  read: 'select * into bounds from settings;',
  /** Of the variable: SQL over `bounds`. */
  of: (name: StaffLimit) => `bounds.${COLUMNS[name]}`,
} as const

/** PL/pgSQL after LIMITS: it was reached; `asked`: SQL. Told of what the kernel has just found the caller to be. */
export const stopAt = (name: StaffLimit, asked: string) => `
      if caller.role <> 'owner' and not ${IS_FREED_OF(name)} then perform refuse('forbidden', ${reached(name, LIMITS.of(name), asked)}); end if;
      passed := coalesce(passed, '[]') || to_jsonb('${name}'::text);`

/** The same in a statement: `isBeyond` is SQL over `limit`, the limit's own value. */
export const bound = (name: StaffLimit, isBeyond: (limit: string) => string, asked: string) => {
  const limit = `(select ${COLUMNS[name]} from settings)`
  return {
    /** An arm of a `case` of rules. */
    rule: sql`when ${isBeyond(limit)} and not (${IS_OWNER} or ${IS_FREED_OF(name)}) then refuse('forbidden', ${reached(name, `trim_scale(${limit}::numeric)`, asked)})`,
    /** What is kept as `passed` of an act that was let pass. */
    passed: sql`case when ${isBeyond(limit)} then jsonb_build_array('${name}') else 'null'::jsonb end`,
  }
}

/** Hours since the row was made; an undo is no void, and is bound by its own time. */
const AGE = (row: string) => `extract(epoch from acted_at() - ${row}.created_at) / 3600`
export const voidBound = (row: string) =>
  bound(
    'voidHours',
    (limit) => `@isVoid::boolean and ${AGE(row)} > ${limit}`,
    `ceil((${AGE(row)}) * 100) / 100`,
  )

/** For what a statement kept so. */
export const PASSED = `nullif(kept_json('passed'), 'null')`

/** SQL of the limit that a customer gets who is made without one of their own. */
export const DEFAULT_CREDIT_LIMIT = '(select default_credit_limit from settings)'

/** SQL of a boolean: whether the actor is shown what things cost. Asked once a statement. */
export const COSTS_SHOWN = sql`(select u.role = 'owner' or s.sees_costs from users u, settings s where u.id = @actor::bigint)`
