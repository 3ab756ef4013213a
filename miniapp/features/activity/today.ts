// How much a person has done today.
import { today } from '../../client/clock.ts'
import { resourceByKey } from '../../client/resource.ts'
import { listActivities } from './calls.ts'

export const actsToday = resourceByKey<number, number>((actorId) => ({
  load: async () => {
    const { days } = await listActivities({ actorId, from: today(), limit: 1, cursor: undefined })
    return days[0]?.count ?? 0
  },
  name: 'home',
}))
