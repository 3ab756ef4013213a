// What is filled to tell many: to whom, and what.
import type { Audience } from '#domain/broadcasts/index.ts'
import type { InputOf } from '#domain/operation.ts'
import type { operations } from '#domain/operations.ts'
import type { AnyForm } from './form.ts'

const AUDIENCES = {
  customers: { roles: ['user'] },
  owing: { owing: true },
  overdue: { overdue: true },
  team: { roles: ['admin', 'owner'] },
  all: { roles: ['user', 'admin', 'owner'] },
} as const satisfies Record<string, { roles?: readonly string[]; owing?: boolean; overdue?: boolean }>
export type Whom = keyof typeof AUDIENCES
/** Those that the chat offers. */
export const WHOM = Object.keys(AUDIENCES) as Whom[]

/** What is told: as the operation takes it. */
export type Said = InputOf<(typeof operations)['broadcasts.try']>

export interface TellForm extends AnyForm {
  readonly kind: 'broadcast'
  /** One of those that the chat offers, or others, whom another door chose. */
  readonly whom: Whom | Audience | null
  /** How many that reaches, as last counted. */
  readonly reaches: number
  readonly said: Said | null
}

export const audienceOf = (whom: Whom | Audience): Audience =>
  typeof whom === 'string' ? (structuredClone(AUDIENCES[whom]) as Audience) : whom
