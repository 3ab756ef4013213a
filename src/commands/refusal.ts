// What could not be done, in words, with what to do about it.
import { DomainError, hasRoom } from '#domain/errors.ts'
import { issueWords, problemsOf } from './issues.ts'
import { line } from './message.ts'
import { CommandError } from './outcome.ts'
import { sayLimit } from './staff-limit.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

/** A refusal as a sentence that says what to do; undefined for what is no refusal. */
export function sayRefusal(error: unknown, words: Words): string | undefined {
  if (error instanceof CommandError) return error.message
  if (!(error instanceof DomainError)) return undefined
  const { t } = words
  const { code, details } = error
  const refusals: Partial<Record<string, string>> = t.refusals
  switch (code) {
    case 'forbidden':
      if (details.reached) return sayLimit(details.reached, details.ask, problemsOf(words), words.language)
      if (details.role === 'party' || details.role === 'other_party' || details.role === 'proposer')
        return problemsOf(words).details.forbidden({ role: problemsOf(words).roles[details.role] })
      return t.needsRole[details.role === 'owner' ? 'owner' : 'admin']
    case 'insufficient_stock':
      return listed(
        (details.shortages ?? []).map((one) =>
          t.onlyHas(one.name, words.number(one.available), words.number(one.requested)),
        ),
        words,
      )
    case 'overpayment':
      return details.owed ? t.owesOnly(words.money(details.owed)) : t.nothingOwed
    case 'credit_limit':
      return hasRoom(details)
        ? t.overLimit(words.money(details.exceedsBy ?? 0), words.money(details.limit ?? 0))
        : t.noRoomInLimit(words.money(details.limit ?? 0))
    case 'wrong_state':
      return problemsOf(words).details.wrong_state({ state: details.state ?? '' })
    case 'duplicate':
      return t.alreadyThere(details.existing?.name ?? '')
    case 'invalid_input':
      return (
        listed(
          (details.errors ?? []).map((issue) => issueWords(issue, words)),
          words,
        ) || t.refusals.wrong_state
      )
    default:
      return refusals[code] ?? t.refusals.internal
  }
}

/** Whether it tells what somebody owes or has: others do not read it. */
export const isPersonal = (error: unknown): boolean =>
  error instanceof CommandError ? error.personal : error instanceof DomainError && OF_MONEY.has(error.code)
const OF_MONEY: ReadonlySet<string> = new Set(['credit_limit', 'overpayment'])

const listed = (sentences: readonly string[], words: Words): string =>
  truncate(sentences, (text) => line(text), words)
    .map(({ text }) => text)
    .join('\n')
