// What staff may at most, as a sentence that leads to who may do more; for the chat and the API alike.
import type { LimitReached } from '#domain/errors.ts'
import type { Language } from '#domain/operation.ts'
import { formatNumber } from '#locales/format.ts'
import type { problems } from '#locales/pt-BR/problems.ts'

/** `ask`: an owner's name; none: whoever owns the shop. */
export function sayLimit(
  { name, is }: LimitReached,
  ask: string | null | undefined,
  { staffLimits, askOwner, askOwnerBy }: typeof problems,
  language: Language,
): string {
  const way = ask ? askOwnerBy(ask) : askOwner
  return `${staffLimits[name](formatNumber(Number(is), language))} ${way}`
}
