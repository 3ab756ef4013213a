// By which kind an owner is asked for what was refused. Pure.
import type { ApiError } from '../../client/api.ts'
import type { AskKind } from './types.ts'

const KINDS: Readonly<Record<string, AskKind>> = {
  discountPercent: 'discount',
  priceOverridePercent: 'price',
  belowCost: 'price',
  voidHours: 'void',
}

/** The limit of staff that was reached, by its name; null: it was refused for something else. */
export function limitReached(error: ApiError | null): string | null {
  const limit: unknown = error?.code === 'forbidden' ? error.body?.limit : null
  return typeof limit === 'object' && limit !== null && 'name' in limit ? String(limit.name) : null
}

/** Null: nobody can be asked for it. */
export function kindOf(error: ApiError | null): AskKind | null {
  if (error?.code === 'credit_limit') return 'creditLimit'
  return KINDS[limitReached(error) ?? ''] ?? null
}
