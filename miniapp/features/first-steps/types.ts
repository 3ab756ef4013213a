// What the first steps are drawn from, and in.
import type { Dashboard } from '../../client/api-types.ts'
import type { Inside } from '../../ui/html.ts'

export type FirstSteps = NonNullable<Dashboard['firstSteps']>

export interface FirstStepsProps {
  readonly steps: FirstSteps
  /** Início with something above its cards; alone: instead of them, and of its greeting. */
  readonly page: (above?: Inside, alone?: boolean) => Inside
}
