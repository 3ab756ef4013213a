// The fields that inputs are made of, with the contract's bounds, and what zod's complaints mean to us.
import { z } from 'zod'
import { isDay } from '#lib/days.ts'
import {
  COMMAND_MAX,
  DESCRIPTION_MAX,
  LIMIT_DEFAULT,
  LIMIT_MAX,
  NAME_MAX,
  NOTE_MAX,
  PRICE_MAX,
  QUANTITY_MAX,
  VERSION_MAX,
} from '#lib/limits.ts'
import { ISSUES, type Issue, type IssueCode } from './errors.ts'

const issue = (code: IssueCode) => ({ error: code })

/** Control characters, and halves of characters that no database takes. */
const UNFIT = /[\p{Cc}\p{Cs}]/u
const UNFIT_BUT_LINE_FEEDS = /[^\P{Cc}\n]|\p{Cs}/u

const text = (max: number, unfit: RegExp) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .refine((value) => !unfit.test(value), issue('control_characters'))
    .refine((value) => value.length <= max || [...value].length <= max, {
      error: 'too_long',
      params: { issue: 'too_long', maximum: max },
    })
    .meta({ maxLength: max })
/** Spaces, joiners and marks alone are nothing that is seen. */
const SEEN = /[^\p{Z}\p{Cf}\p{M}]/u
const filled = (schema: ReturnType<typeof text>) =>
  schema.refine((value) => SEEN.test(value), issue('required'))

export const id = z.int().min(1)
export const name = filled(text(NAME_MAX, UNFIT))
/** A short code or label: SKU, barcode, category, phone; null takes it away. */
export const label = filled(text(NAME_MAX, UNFIT))
export const note = text(NOTE_MAX, UNFIT_BUT_LINE_FEEDS)
export const reason = filled(text(NOTE_MAX, UNFIT_BUT_LINE_FEEDS))
export const description = text(DESCRIPTION_MAX, UNFIT_BUT_LINE_FEEDS)
/** What would be typed in the chat. */
export const typedLine = filled(text(COMMAND_MAX, UNFIT_BUT_LINE_FEEDS))
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

/** `YYYY-MM-DD`, a day that exists. */
export const day = z.string().refine(isDay, issue('not_a_day')).meta({ format: 'date' })
/** As far as the database counts them. */
export const version = z.int().min(1).max(VERSION_MAX)

/** What every list takes. */
export const page = {
  limit: z.int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
  cursor: z.string().optional(),
}
/** Days, both included. */
export const period = { from: day.optional(), to: day.optional() }

/** The complaints as issues, a field each. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.flatMap((one) => {
    const path = one.path.join('.')
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
