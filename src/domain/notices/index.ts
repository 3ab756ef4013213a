// Notices: what people are told, in their own feed and in their chat.
import { byName } from '../operation.ts'
import { notificationsList, notificationsRead } from './queries.ts'

export const notices = byName(notificationsList, notificationsRead)

export { deriveNotices, followNotices } from './derive.ts'
export { LANES } from './kinds/index.ts'
export type { AccountFacts } from './kinds/rule.ts'
export { pruneNotices } from './prune.ts'
export { noticesToTell, type ToldOf, type ToTell, tellNotices } from './telling.ts'
