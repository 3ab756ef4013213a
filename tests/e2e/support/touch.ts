// A finger on the page, as the phone reports it.
import type { Locator } from 'playwright-core'

const STEPS = 5

/** Puts a finger on it, a bit from its right or left edge, drags it by so much, lifts it, and waits until what it threw lies. */
export async function drag(on: Locator, by: { readonly x?: number; readonly y?: number }): Promise<void> {
  const { x = 0, y = 0 } = by
  // A finger reaches what is on the screen, and a row that is open closes when the page is scrolled.
  await on.evaluate((one) => one.scrollIntoView({ block: 'nearest' }))
  const box = await on.boundingBox()
  if (!box) throw new Error('nothing to put a finger on')
  const from = { x: x < 0 ? box.x + box.width - 30 : box.x + 30, y: box.y + box.height / 2 }
  const page = on.page()
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + x * share, y: from.y + y * share }],
    })
  await touch('touchStart', 0)
  for (let step = 1; step <= STEPS; step++) await touch('touchMove', step / STEPS)
  await touch('touchEnd', 1)
  await devtools.detach()
  await page.evaluate(
    () =>
      new Promise<void>((lies) => {
        let [at, frames] = [scrollY, 0]
        const look = () => {
          frames = scrollY === at ? frames + 1 : 0
          at = scrollY
          if (frames < 5) requestAnimationFrame(look)
          else lies()
        }
        look()
      }),
  )
}
