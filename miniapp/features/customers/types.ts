// What the server says of who asks for an account.
import type { OutputOf } from '#domain/operation.ts'
import type { operations } from '#domain/operations.ts'

export type Link = OutputOf<(typeof operations)['links.list']>['items'][number]
