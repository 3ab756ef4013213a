// How many people are late, held for the badge: by itself, for the frame has it.
import { resource } from '../../client/resource.ts'
import { api } from '../../client/session.ts'

const countOverdue = async () =>
  (await api<{ totals: { customers: number } }>({ path: '/api/debts', query: { overdue: true, limit: 1 } }))
    .data.totals.customers

/** How many people are overdue. */
export const overdue = resource<number>({
  load: countOverdue,
  name: 'overdue',
})
