// What was asked of owners, as the screens read it.
import type { Output } from '../../client/api-types.ts'

/** With what it is decided by. */
export type Asked = Output<'approvals.get'>
/** As a list and an answer have it. */
export type AskedShort = Output<'approvals.grant'>
export type AskKind = Asked['kind']
export type AskState = Asked['state']
