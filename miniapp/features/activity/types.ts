// What the server says of an act.
import type { OutputOf } from '#domain/operation.ts'
import type { operations } from '#domain/operations.ts'

export type Activities = OutputOf<(typeof operations)['activities.list']>
export type Activity = Activities['items'][number]
