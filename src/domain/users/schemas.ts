// The shapes of people: as owners read them, and as everybody of the team does.
import { z } from 'zod'
import { id, version } from '../input.ts'
import { LANGUAGES, ROLES } from '../operation.ts'

/** As owners read them. */
export const user = z.object({
  id,
  telegramId: id,
  name: z.string(),
  username: z.string().nullable(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES),
  disabled: z.boolean(),
  lastSeenAt: z.string().nullable(),
  createdAt: z.string(),
  version,
  rev: z.int(),
})
/** As the team reads them. */
export const person = z.object({ id, name: z.string(), username: z.string().nullable(), role: z.enum(ROLES) })
