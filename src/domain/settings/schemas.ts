// What the shop's settings take and give, as the doors see it.
import { z } from 'zod'
import { DUE_DAYS_MAX, REMIND_DAYS_MAX, REMINDERS_MAX } from '#lib/limits.ts'
import { PIX_KEY } from '#lib/pix.ts'
import { unknownWord } from '#lib/reminder.ts'
import { label, level, name, percent, price, template, time, version } from '../input.ts'

/** Null: staff may as much as they like. */
const limits = {
  discountPercent: percent.nullable(),
  priceOverridePercent: percent.nullable(),
  voidHours: level.nullable(),
  backdateDays: z.int().min(0).max(DUE_DAYS_MAX).nullable(),
  belowCost: z.boolean().nullable(),
}

/** What is left out is no limit: they are replaced whole. */
const limitsInput = z.strictObject({
  discountPercent: limits.discountPercent.default(null),
  priceOverridePercent: limits.priceOverridePercent.default(null),
  voidHours: limits.voidHours.default(null),
  backdateDays: limits.backdateDays.default(null),
  belowCost: limits.belowCost.default(null),
})

const pixKey = z
  .string()
  .refine((key) => PIX_KEY.test(key), { error: 'invalid' })
  .meta({ maxLength: 77 })

/** Of a reminder: what is in braces are words that it knows. */
export const reminderText = template.check((context) => {
  const word = unknownWord(context.value)
  if (word === undefined) return
  const params = { issue: 'unknown_word', word }
  context.issues.push({ code: 'custom', message: 'unknown_word', params, input: context.value })
})

const fields = {
  shopName: name,
  emoji: label.nullable(),
  hours: label.nullable(),
  closingAt: time.nullable(),
  pixKey: pixKey.nullable(),
  pixCity: label,
  dueDays: z.int().min(0).max(DUE_DAYS_MAX),
  defaultCreditLimit: price.nullable(),
  limits: limitsInput,
  seesCosts: z.boolean(),
  quietHours: z.strictObject({ from: time, to: time }).nullable(),
  /**
   * Null: the shop's own text. Days after a debt is due, 0 on the day itself; those who have reached one are the first to be reminded;
   * none: all who are late.
   */
  reminders: z.strictObject({
    text: reminderText.nullable(),
    days: z
      .array(z.int().min(0).max(REMIND_DAYS_MAX))
      .max(REMINDERS_MAX)
      .refine((days) => new Set(days).size === days.length, { error: 'twice' }),
  }),
}

/** What the environment says until an owner decides. */
const INHERITED = ['shopName', 'pixKey', 'pixCity'] as const

export const editInput = z.strictObject({
  version,
  ...z.strictObject(fields).partial().shape,
  /** These are the environment's again. */
  inherit: z.array(z.enum(INHERITED)).max(INHERITED.length).optional(),
})
export type SettingsChange = Omit<z.infer<typeof editInput>, 'version'>

export const settings = z.object({ ...fields, limits: z.object(limits), version, rev: z.int() })
export type Settings = z.infer<typeof settings>
