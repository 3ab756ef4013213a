// How many people are late, held for the badge.
import { resource } from '../../client/resource.ts'
import { countOverdue } from './calls.ts'

/** How many people are overdue, for the badge. */
export const overdue = resource<number>({
  load: countOverdue,
  name: 'overdue',
})
