// The fields that inputs are made of, with the contract's bounds, and what zod's complaints mean to us.
import { z } from 'zod'
import { isDay } from '#lib/days.ts'
import {
  COMMAND_MAX,
  CURSOR_MAX,
  DESCRIPTION_MAX,
  LIMIT_DEFAULT,
  LIMIT_MAX,
  NAME_MAX,
  NOTE_MAX,
  PATH_MAX,
  POLL_OPTION_MAX,
  POLL_QUESTION_MAX,
  PRICE_MAX,
  QUANTITY_MAX,
  RAW_TIMES,
  REPORT_MAX,
  TEMPLATE_MAX,
  VERSION_MAX,
} from '#lib/limits.ts'
import { ISSUES, type Issue, type IssueCode } from './errors.ts'

const issue = (code: IssueCode) => ({ error: code })

/** Control characters, and halves of characters that no database takes. */
const UNFIT = /[\p{Cc}\p{Cs}]/u
const UNFIT_BUT_LINE_FEEDS = /[^\P{Cc}\n]|\p{Cs}/u

/** More marks on one letter than any script writes; putting a long run of them in order would take its square. */
const HEAPED = /\p{M}{31}/u

/** Length and heaps of marks are judged as it came; only what passes is normalised. */
const text = (max: number, unfit: RegExp) =>
  z
    .string()
    .refine((raw) => raw.length <= max * RAW_TIMES, {
      error: 'too_long',
      params: { issue: 'too_long', maximum: max },
      abort: true,
    })
    .refine((raw) => !HEAPED.test(raw), { error: 'invalid', abort: true })
    .normalize('NFC')
    .trim()
    .refine((value) => !unfit.test(value), issue('control_characters'))
    .refine((value) => value.length <= max || [...value].length <= max, {
      error: 'too_long',
      params: { issue: 'too_long', maximum: max },
    })
    .meta({ maxLength: max })
/**
 * Spaces, joiners and marks alone are nothing that is seen; nor are the letters that show nothing (Hangul fillers) and
 * the symbols that are blank (braille without dots, a null note head).
 */
const SEEN = /[^\p{Z}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/u
const filled = (schema: ReturnType<typeof text>) =>
  schema.refine((value) => SEEN.test(value), issue('required'))

/** A name as Telegram shows it: cut and cleaned, never refused; null where nothing of it is seen. */
export function profileName(raw: string): string | null {
  const clean = raw
    .slice(0, NAME_MAX * RAW_TIMES)
    .replaceAll(/(\p{M}{30})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
  const cut = [...clean.trim()].slice(0, NAME_MAX).join('').trim()
  return SEEN.test(cut) ? cut : null
}

export const id = z.int().min(1)
export const name = filled(text(NAME_MAX, UNFIT))
/** A short code or label: SKU, barcode, category, phone; null takes it away. */
export const label = filled(text(NAME_MAX, UNFIT))
export const note = text(NOTE_MAX, UNFIT_BUT_LINE_FEEDS)
export const reason = filled(text(NOTE_MAX, UNFIT_BUT_LINE_FEEDS))
/** A word to an owner. */
export const report = filled(text(REPORT_MAX, UNFIT_BUT_LINE_FEEDS))
export const description = text(DESCRIPTION_MAX, UNFIT_BUT_LINE_FEEDS)
/** What goes out to many, each with their own values in it. */
export const template = filled(text(TEMPLATE_MAX, UNFIT_BUT_LINE_FEEDS))
/** What would be typed in the chat. */
export const typedLine = filled(text(COMMAND_MAX, UNFIT_BUT_LINE_FEEDS))
/** What is sent on exactly as it came, for what is marked in it is counted by its letters; in UTF-16 units. */
export const verbatim = (max: number) =>
  z
    .string()
    .max(max)
    .refine((raw) => !HEAPED.test(raw), { error: 'invalid', abort: true })
    .refine((value) => !UNFIT_BUT_LINE_FEEDS.test(value), issue('control_characters'))
    .refine((value) => SEEN.test(value), issue('required'))
/** Of a poll. */
export const pollQuestion = filled(text(POLL_QUESTION_MAX, UNFIT_BUT_LINE_FEEDS))
export const pollOption = filled(text(POLL_OPTION_MAX, UNFIT))
/** What is looked for; folded where it is used. */
export const search = text(NAME_MAX, UNFIT)

/** Minor units; may be nothing. */
export const price = z.int().min(0).max(PRICE_MAX)
/** Minor units of a payment. */
export const amount = z.int().min(1).max(PRICE_MAX)

const decimals = (schema: z.ZodNumber) =>
  schema.refine((value) => Number(value.toFixed(3)) === value, issue('too_many_decimals'))
export const quantity = decimals(z.number().gt(0).max(QUANTITY_MAX))
/** A level, such as a count: may be nothing. */
export const level = decimals(z.number().min(0).max(QUANTITY_MAX))
export const delta = decimals(z.number().min(-QUANTITY_MAX).max(QUANTITY_MAX)).refine(
  (value) => value !== 0,
  issue('zero'),
)

/** A part of a hundred. */
export const percent = decimals(z.number().min(0).max(100))

const TIME_LENGTH = 5
/** `HH:MM` of the shop's zone. */
export const time = z
  .string()
  .refine(
    (value) => value.length === TIME_LENGTH && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
    issue('not_a_time'),
  )
  .meta({ maxLength: TIME_LENGTH })

const DAY_LENGTH = 10
/** `YYYY-MM-DD`, a day that exists. */
export const day = z
  .string()
  .refine((value) => value.length === DAY_LENGTH && isDay(value), issue('not_a_day'))
  .meta({ format: 'date', maxLength: DAY_LENGTH })
const MOMENT_MAX = 40
const MOMENTS_FROM = Date.UTC(2000, 0)
/** RFC 3339, of this century or later. */
export const moment = z
  .string()
  .refine((value) => value.length <= MOMENT_MAX && isMoment(value), issue('not_a_moment'))
  .meta({ format: 'date-time', maxLength: MOMENT_MAX })
const RFC_3339 = z.iso.datetime({ offset: true })
const isMoment = (value: string) => RFC_3339.safeParse(value).success && Date.parse(value) >= MOMENTS_FROM
/** As far as the database counts them. */
export const version = z.int().min(1).max(VERSION_MAX)

/** What every list takes. */
export const page = {
  limit: z.int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
  cursor: z
    .string()
    .refine((value) => value.length <= CURSOR_MAX, issue('not_a_cursor'))
    .meta({ maxLength: CURSOR_MAX })
    .optional(),
}
/** Days, both included. */
export const period = { from: day.optional(), to: day.optional() }

/** Entries by name, so many at the most; what is more is refused before a name of it is looked at. */
export const record = <Value extends z.ZodType>(key: z.ZodString, value: Value, max: number) =>
  z.record(key, value).meta({ maxProperties: max })

/** The complaints as issues, a field each. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.flatMap((one) => {
    const path = one.path.map((part) => String(part).slice(0, PATH_MAX)).join('.')
    if (one.code !== 'unrecognized_keys') return [{ path, ...meaning(one) }]
    return one.keys.map((key) => ({ path: path ? `${path}.${key}` : key, issue: 'unknown_field' as const }))
  })
}

type Complaint = z.core.$ZodIssue

function meaning(one: Complaint): Pick<Issue, 'issue' | 'values'> {
  const missing = one.input === undefined
  switch (one.code) {
    case 'invalid_type':
      if (missing) return { issue: 'required' }
      return { issue: one.expected === 'int' || isFraction(one.input) ? 'not_whole' : 'wrong_type' }
    case 'too_big':
      return { issue: bound(one.origin, 'big'), values: { maximum: Number(one.maximum) } }
    case 'too_small':
      if (one.origin === 'number' && one.inclusive === false) return { issue: 'not_positive' }
      return { issue: bound(one.origin, 'small'), values: { minimum: Number(one.minimum) } }
    case 'invalid_value':
      return missing
        ? { issue: 'required' }
        : { issue: 'not_one_of', values: { allowed: one.values.join(', ') } }
    case 'custom':
      return custom(one)
    default:
      return { issue: 'invalid' }
  }
}

const isFraction = (input: unknown) =>
  typeof input === 'number' && Number.isFinite(input) && !Number.isInteger(input)

function bound(origin: string, side: 'big' | 'small'): IssueCode {
  if (origin === 'array') return side === 'big' ? 'too_many' : 'too_few'
  if (origin === 'string') return side === 'big' ? 'too_long' : 'too_short'
  return side === 'big' ? 'too_big' : 'too_small'
}

/** Our own refinements carry the issue as their message, and what fills the sentence as params. */
function custom(one: Complaint): Pick<Issue, 'issue' | 'values'> {
  const found = (ISSUES as readonly string[]).includes(one.message) ? (one.message as IssueCode) : 'invalid'
  const params: Record<string, string | number> = 'params' in one && one.params ? { ...one.params } : {}
  delete params['issue']
  return Object.keys(params).length ? { issue: found, values: params } : { issue: found }
}
