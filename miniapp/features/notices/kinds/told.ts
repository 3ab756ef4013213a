// How a kind of notice is shown: its icon, what happened, what there is to know of it, and where its button leads.
import type { IconName } from '../../../ui/icons.ts'
import type { Tint } from '../../../ui/tints.ts'
import type { Notice } from '../types.ts'

/** Where a button leads, and what it says. */
interface Way {
  readonly says: string
  readonly to: string
}

export interface Told {
  readonly look: readonly [IconName, Tint]
  readonly title: (notice: Notice) => string
  readonly second: (notice: Notice) => string | null
  readonly way: (notice: Notice) => Way | null
}
