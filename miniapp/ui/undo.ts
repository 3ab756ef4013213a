// Says what was stored, with the way back in the same breath.
import { ApiError } from '../client/api.ts'
import type { Write } from '../client/invalidation.ts'
import { undo } from '../client/undo.ts'
import { words } from '../client/words.ts'
import { haptic } from '../platform/telegram.ts'
import type { IconName } from './icons.ts'
import { showToast } from './toast.ts'

export interface Stored {
  readonly text: unknown
  readonly icon?: IconName
  readonly undoId: number | null
  /** Said once it is taken back. */
  readonly undone?: string
  /** What was written, as it is written again backwards. */
  readonly of: Write
}

export function sayStored(stored: Stored): void {
  const { text, icon = 'check', undoId } = stored
  if (undoId === null) return showToast({ text, icon })
  const press = () => void takeBack(undoId, stored)
  showToast({ text, icon, action: { label: words('frame').miniapp.undo, press } })
}

/** Takes an act back and says so; what can no longer be taken back says why. True when it was. */
export async function takeBack(
  undoId: number,
  { undone, of }: Pick<Stored, 'undone' | 'of'>,
): Promise<boolean> {
  const t = words('frame').miniapp
  try {
    await undo(undoId, of)
    haptic('success')
    showToast({ text: undone ?? t.undone, icon: 'check' })
    return true
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    haptic('error')
    showToast({ text: error.body?.detail ?? t.notUndone })
    return false
  }
}
