// The shop's settings, held: an older version never replaces a newer one.
import type { Settings } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { getSettings } from './calls.ts'

export const settings = resource<Settings>({
  load: getSettings,
  merge: (before, fresh) => (before.version > fresh.version ? before : fresh),
  name: 'settings',
  keepAs: 'settings',
})
