// What somebody's role does not let them do: refused, and noted for owners where an act stands behind it.

import { DomainError } from '#domain/errors.ts'
import type { Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { type Asked, noteRefusal } from '#domain/refusal.ts'
import type { Context } from './context.ts'
import type { RunOptions } from './outcome.ts'

interface Door {
  readonly role: Role
  /** What it would have done; undefined where it only shows. */
  readonly operation: string | undefined
}

const declared: Readonly<Record<string, Asked>> = operations

/** Throws `forbidden`. */
export async function shut(
  { runtime, actor }: Pick<Context, 'runtime' | 'actor'>,
  { role, operation = '' }: Door,
  { source, preview }: RunOptions,
): Promise<never> {
  const refusal = new DomainError('forbidden', { role })
  const tried = declared[operation]
  if (tried && !preview) await noteRefusal(runtime, tried, { actor, input: {}, source }, refusal)
  throw refusal
}
