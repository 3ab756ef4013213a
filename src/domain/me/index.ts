// One's own data: taken along, and erased.
import { byName } from '../operation.ts'
import { meErase, usersRemove } from './erase.ts'
import { meExport } from './export.ts'
import { meLeave, meLeaving, meStay } from './leaving.ts'

export const me = byName(meExport, meErase, meLeaving, meLeave, meStay, usersRemove)

export { type Leaver, settledLeavers } from './leaving.ts'
