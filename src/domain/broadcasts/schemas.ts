// What a broadcast takes and gives.
import { z } from 'zod'
import {
  BROADCAST_PEOPLE_MAX,
  CAPTION_MAX,
  MESSAGE_MAX,
  POLL_OPTIONS_MAX,
  POLL_OPTIONS_MIN,
} from '#lib/limits.ts'
import { longestNamed } from '#lib/named.ts'
import { id, page, pollOption, pollQuestion, verbatim } from '../input.ts'
import { ROLES } from '../operation.ts'

/** What Telegram shows of a piece of text that leads nowhere but where it says. */
export const ENTITY_KINDS = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'code',
  'blockquote',
  'text_link',
] as const
const ENTITIES_MAX = 100
const LINK_MAX = 1000

/** From and how long in UTF-16 units, as Telegram counts. */
const entity = z
  .strictObject({
    type: z.enum(ENTITY_KINDS),
    offset: z.int().min(0).max(MESSAGE_MAX),
    length: z.int().min(1).max(MESSAGE_MAX),
    url: z
      .string()
      .max(LINK_MAX)
      .refine((url) => /^https?:\/\/[^\s/?#]+/i.test(url) && URL.canParse(url), { error: 'invalid' })
      .optional(),
  })
  .refine(({ type, url }) => (type === 'text_link') === (url !== undefined), {
    error: 'invalid',
    path: ['url'],
  })

const poll = z.strictObject({
  question: pollQuestion,
  options: z
    .array(pollOption)
    .min(POLL_OPTIONS_MIN)
    .max(POLL_OPTIONS_MAX)
    .refine((options) => new Set(options).size === options.length, { error: 'stands_twice' }),
  multiple: z.boolean().default(false),
})

/** Who fits all that is said: has one of these roles, owes, owes past the day, is one of these customers, got that broadcast. */
const audience = z
  .strictObject({
    roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length).optional(),
    owing: z.boolean().optional(),
    overdue: z.boolean().optional(),
    got: id.optional(),
    customerIds: z.array(id).min(1).max(BROADCAST_PEOPLE_MAX).optional(),
  })
  .refine(({ roles, owing, overdue, got, customerIds }) => roles || owing || overdue || got || customerIds, {
    error: 'one_of_these',
  })

/** A photo as it is named when it was taken in. */
const PHOTO = /^[0-9a-f]{32}$/
const photo = z
  .string()
  .refine((name) => name.length === 32 && PHOTO.test(name), { error: 'invalid' })
  .meta({ maxLength: 32 })

const message = {
  text: verbatim(MESSAGE_MAX).optional(),
  entities: z.array(entity).max(ENTITIES_MAX).optional(),
  media: photo.optional(),
  poll: poll.optional(),
}

interface Said {
  readonly text?: string | undefined
  readonly entities?: readonly { readonly offset: number; readonly length: number }[] | undefined
  readonly media?: string | undefined
  readonly poll?: object | undefined
}

/** Whether this place parts a character in two. */
const splits = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')

/** Something is said; below a photo it is shorter; what is marked in it is there. */
function judge({ text, entities = [], media, poll: asked }: Said, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], issue: string, params = {}) =>
    context.addIssue({ code: 'custom', message: issue, path, params })
  if (text === undefined && !media && !asked) refuse(['text'], 'required')
  const most = media ? CAPTION_MAX : MESSAGE_MAX
  if (text !== undefined && text.length <= MESSAGE_MAX && longestNamed(text) > most)
    refuse(['text'], 'too_long', { maximum: most })
  for (const [at, { offset, length }] of entities.entries())
    if (
      offset + length > (text?.length ?? 0) ||
      splits(text ?? '', offset) ||
      splits(text ?? '', offset + length)
    )
      refuse(['entities', at], 'invalid')
}

const shape = z.strictObject({ ...message, audience })
export const broadcastInput = shape.superRefine(judge)
/** As it is sent in: a preview stores nothing. */
export const askedBroadcast = shape.extend({ preview: z.boolean().optional() }).superRefine(judge)
/** To oneself alone. */
export const triedInput = z.strictObject(message).superRefine(judge)

export type Broadcast = z.infer<typeof broadcastInput>
export type Audience = z.infer<typeof audience>

export const listInput = z.strictObject(page)
export const oneInput = z.strictObject({ id })

const person = z.object({ id, name: z.string() })
const STATES = ['sending', 'done', 'stopped'] as const
/** Why somebody has none. */
export const WHY = ['blocked', 'never', 'off', 'gone', 'late', 'unsure', 'refused'] as const
export type Why = (typeof WHY)[number]

export const preview = z.object({
  audience: z.int(),
  unreachable: z.int(),
  text: z.string(),
})

export const broadcast = z.object({
  id,
  state: z.enum(STATES),
  /** How many it reaches: who turned broadcasts off or cannot be reached is none. */
  audience: z.int(),
  sent: z.int(),
  failed: z.int(),
  waiting: z.int(),
  votes: z.array(z.object({ option: z.string(), count: z.int() })).nullable(),
  /** How many have answered the poll. */
  voters: z.int(),
  text: z.string(),
  entities: z.array(
    z.object({
      type: z.enum(ENTITY_KINDS),
      offset: z.int(),
      length: z.int(),
      url: z.string().optional(),
    }),
  ),
  mediaUrl: z.string().nullable(),
  poll: z.object({ question: z.string(), options: z.array(z.string()), multiple: z.boolean() }).nullable(),
  by: person,
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  rev: z.int(),
})

/** Some of each: who had it last, who has none and why, who answered what. */
export const oneBroadcast = broadcast.extend({
  latest: z.array(
    person.extend({ state: z.enum(['sent', 'failed']), why: z.enum(WHY).nullable(), at: z.string() }),
  ),
  missed: z.array(person.extend({ why: z.enum(WHY) })),
  answers: z.array(person.extend({ options: z.array(z.int()) })),
})

export type OneBroadcast = z.infer<typeof oneBroadcast>

export const broadcastList = z.object({ items: z.array(broadcast), nextCursor: z.string().nullable() })
