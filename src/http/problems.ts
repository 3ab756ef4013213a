// Refusals as RFC 9457 problems, in the caller's language: the one place where a code becomes a status and a sentence.
import { CommandError } from '#commands/index.ts'
import { sayLimit } from '#commands/staff-limit.ts'
import { Unavailable } from '#database/errors.ts'
import {
  DomainError,
  type ErrorCode,
  type ErrorDetails,
  hasRoom,
  type Issue,
  invalid,
} from '#domain/errors.ts'
import type { Language } from '#domain/operation.ts'
import { ERRORS_MAX } from '#lib/limits.ts'
import { problems as english } from '#locales/en/problems.ts'
import { formatMoney, formatNumber } from '#locales/format.ts'
import { problems as portuguese } from '#locales/pt-BR/problems.ts'

const STATUS: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  disabled: 403,
  not_found: 404,
  method_not_allowed: 405,
  insufficient_stock: 409,
  overpayment: 409,
  credit_limit: 409,
  version_conflict: 409,
  duplicate: 409,
  last_owner: 409,
  idempotency_mismatch: 409,
  already_voided: 409,
  wrong_state: 409,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
  not_configured: 503,
}

export const statusOf = (code: ErrorCode): number => STATUS[code]

type Words = typeof portuguese
const WORDS: Record<Language, Words> = { 'pt-BR': portuguese, en: english }

interface Asker {
  readonly language: Language
  readonly currency: string
  readonly requestId: string
}

export interface Problem {
  readonly status: number
  readonly body: string
  readonly headers: Record<string, string>
}

/** The problem as it goes out; anything that is no DomainError is ours to be ashamed of. */
export function problemOf(error: unknown, asker: Asker): Problem {
  const { code, details } = asDomainError(error)
  const words = WORDS[asker.language]
  const { errors = [], errorsOmitted = 0, retryAfter, role: _, accepts: __, reached, ...shown } = details
  const listed = errors.slice(0, ERRORS_MAX)
  const omitted = errorsOmitted + errors.length - listed.length
  const status = STATUS[code]
  const body = {
    type: `urn:balcao:problem:${code}`,
    title: words.titles[code],
    status,
    detail: error instanceof CommandError ? error.message : sentence(code, details, words, asker),
    code,
    ...(listed.length
      ? { errors: listed.map((issue) => ({ path: issue.path, message: messageOf(issue, asker.language) })) }
      : {}),
    ...(omitted ? { errorsOmitted: omitted } : {}),
    ...shown,
    ...(reached ? { limit: reached } : {}),
    requestId: asker.requestId,
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' }
  if (status === 429 || status === 503)
    headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfter ?? 1)))
  if (status === 401) headers['www-authenticate'] = 'Bearer'
  return { status, body: JSON.stringify(body), headers }
}

/** A line that cannot be read is input that is wrong; its own sentence says how. */
function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  // Asked outside an operation: who somebody is, a login.
  if (error instanceof Unavailable) return new DomainError('unavailable', { retryAfter: 1 })
  return error instanceof CommandError ? invalid('command', 'invalid') : new DomainError('internal')
}

/** What is wrong with a field, as it is said. */
export const messageOf = ({ issue, values }: Issue, language: Language): string =>
  WORDS[language].issues[issue](values ?? {})

function sentence(
  code: ErrorCode,
  details: ErrorDetails,
  words: Words,
  { language, currency }: Asker,
): string {
  const money = (cents: number | undefined) => formatMoney(cents ?? 0, language, currency)
  switch (code) {
    case 'forbidden':
      if (details.reached) return sayLimit(details.reached, details.ask, words, language)
      return words.details.forbidden({ role: words.roles[(details.role ?? 'admin') as keyof Words['roles']] })
    case 'insufficient_stock':
      return words.details.insufficient_stock({
        items: (details.shortages ?? [])
          .map((one) => `${one.name} (${formatNumber(one.available, language)})`)
          .join(', '),
      })
    case 'overpayment':
      return words.details.overpayment({ owed: money(details.owed) })
    case 'credit_limit':
      return words.details.credit_limit({
        exceedsBy: money(details.exceedsBy),
        limit: money(details.limit),
        hasRoom: hasRoom(details),
      })
    case 'duplicate':
      return words.details.duplicate({ name: details.existing?.name ?? '' })
    case 'wrong_state':
      return words.details.wrong_state({ state: details.state ?? '' })
    case 'unsupported_media_type':
      return words.details.unsupported_media_type({ accepts: details.accepts ?? 'application/json' })
    case 'rate_limited':
      return words.details.rate_limited({ seconds: Math.ceil(details.retryAfter ?? 1) })
    default:
      return words.details[code]()
  }
}

/** Of Accept-Language, as far as it is read. */
const ACCEPTED_MAX = 200

/** The language of ours that Accept-Language likes best; Portuguese where it asks for nothing, English for others. */
export function languageAsked(header: string | undefined): Language {
  const liked = (header ?? '')
    .slice(0, ACCEPTED_MAX)
    .split(',')
    .map((part) => /^\s*([a-z-]+|\*)\s*(?:;\s*q=([\d.]+))?/i.exec(part))
    .map((match) => ({ tag: match?.[1]?.toLowerCase() ?? '', weight: Number(match?.[2] ?? 1) }))
    .filter(({ tag, weight }) => weight > 0 && /^(pt|en)\b/.test(tag))
    .sort((one, other) => other.weight - one.weight)[0]
  if (liked) return liked.tag.startsWith('pt') ? 'pt-BR' : 'en'
  return header ? 'en' : 'pt-BR'
}
