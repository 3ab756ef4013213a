// One's own data: taken along, and erased.
import { byName } from '../operation.ts'
import { meErase, usersRemove } from './erase.ts'
import { meExport, meSend } from './export.ts'
import { meGet, meLeave, meStay } from './leaving.ts'

export const me = byName(meGet, meExport, meSend, meErase, meLeave, meStay, usersRemove)

export { type Leaver, settledLeavers } from './leaving.ts'
