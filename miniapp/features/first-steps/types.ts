// What the first steps are drawn from (which are done), and the page that they are drawn into.
import type { Dashboard } from '../../client/api-types.ts'
import type { Inside } from '../../ui/html.ts'

export type FirstSteps = NonNullable<Dashboard['firstSteps']>

export interface FirstStepsProps {
  readonly steps: FirstSteps
  /** Início with something above its cards; alone: instead of them, and of its greeting. */
  readonly page: (above?: Inside, alone?: boolean) => Inside
}
