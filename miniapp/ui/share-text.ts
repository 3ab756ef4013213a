// Text for any chat: shared where the device shares, else to the clipboard, which says so.
import { copy } from '../platform/clipboard.ts'
import { canShare, share } from '../platform/popups.ts'
import { showToast } from './toast.ts'

/** `copied`: what is said once it lies in the clipboard. */
export async function shareText(text: string, copied: string): Promise<void> {
  if (canShare()) share(text)
  else if (await copy(text)) showToast({ text: copied, icon: 'check' })
}
