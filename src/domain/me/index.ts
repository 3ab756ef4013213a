// One's own data: taken along, and erased.
import { byName } from '../operation.ts'
import type { Personal } from '../personal.ts'
import { declareErasures } from './erase.ts'
import { meExport, meSend } from './export.ts'
import { meGet, meLeave, meStay } from './leaving.ts'

/** `held`: what goes with whoever is erased. */
export const meWith = (held: readonly Personal[]) =>
  byName(meGet, meExport, meSend, meLeave, meStay, ...declareErasures(held))

export { type Leaver, settledLeavers } from './leaving.ts'
