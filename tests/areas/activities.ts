// Who did what.
import type { Area } from './area.ts'

export const area: Area = {
  operations: { 'activities.list': ['owner', {}] },
}
