// The shop's settings, held, and how its limits were kept: an older version never replaces a newer one.
import type { PassedLimits, Settings } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { getPassed, getSettings } from './calls.ts'

export const settings = resource<Settings>({
  load: getSettings,
  merge: (before, fresh) => (before.version > fresh.version ? before : fresh),
  name: 'settings',
  keepAs: 'settings',
})

/** Read whenever a limit is looked at. */
export const passedLimits = resource<PassedLimits>({ load: getPassed })
