// Who did what, held by what is asked for. Something new is told by a line above, and comes when it is wanted: no row moves by itself.
import { pagedResourceByKey } from '../../client/paged-resource.ts'
import { resourceByKey } from '../../client/resource.ts'
import { type ActivitiesFilter, getActivity, listActivities } from './calls.ts'
import type { Activities, Activity } from './types.ts'

/** As the dashboard goes: with whatever happens at the counter. */
const STALE = 'home'

interface Held extends Activities {
  /** More was done since. */
  readonly hasNews?: boolean
}

const pagesOf = pagedResourceByKey<string, Held>((key) => ({
  load: (page) => listActivities({ ...(JSON.parse(key) as ActivitiesFilter), ...page }),
  name: STALE,
  patch: (held) => (held.hasNews ? held : { ...held, hasNews: true }),
  join: (held, next) => ({ days: daysOf(held, next) }),
}))

/** Days stand once, each whole. */
const daysOf = (held: Held, next: Activities): Activities['days'] => [
  ...held.days,
  ...next.days.filter(({ on }) => !held.days.some((day) => day.on === on)),
]

/** Newest first, of what matches. */
export const activitiesOf = (filter: ActivitiesFilter) => pagesOf(JSON.stringify(filter))

export const oneActivity = resourceByKey<number, Activity>((id) => ({
  load: () => getActivity(id),
  name: STALE,
}))
