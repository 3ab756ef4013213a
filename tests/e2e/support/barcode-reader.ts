// A barcode reader at the keyboard of a page: bursts of real keys, in a reader's own time.
import type { Page } from 'playwright-core'
import { PAUSE_MS } from '../../../miniapp/platform/barcode-reader.ts'

/** What comes before a scan, and what comes after it, is no part of it. */
const APART_MS = 2 * PAUSE_MS

/** When the last sign was, by the keys' own time: that of a reader which never waits for the page. */
let lastAt = 0

/** As a reader at so many ms a sign: real keys, whose times are a reader's also where the machine is slow. */
export async function scan(page: Page, code: string, gap: number): Promise<void> {
  const keys = await page.context().newCDPSession(page)
  const since = Math.max(Date.now(), lastAt + APART_MS)
  lastAt = since + code.length * gap
  // All at once, in their order: nothing that this process does meanwhile comes between two signs.
  const strokes = [...code, 'Enter'].flatMap((key, index) => {
    const timestamp = (since + index * gap) / 1000
    const sign = key === 'Enter' ? '\r' : key
    const windowsVirtualKeyCode = sign.charCodeAt(0)
    const pressed = { key, text: sign, unmodifiedText: sign, windowsVirtualKeyCode, timestamp }
    return [
      keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...pressed }),
      keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode, timestamp }),
    ]
  })
  await Promise.all(strokes)
  await keys.detach()
}

/** Runs in the page: what ends a scan is its Enter. How long a slow machine takes from sign to sign says nothing of the reader. */
export function withoutPause(pauseMs: number): void {
  const later = window.setTimeout
  window.setTimeout = ((run: TimerHandler, ms = 0) =>
    later(run, ms === pauseMs ? 600_000 : ms)) as typeof setTimeout
}
