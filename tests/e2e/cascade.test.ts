// Which screen was opened first does not matter: a page looks the same whichever styles came, and in whichever order.
import { describe, expect, test } from 'vitest'
import { FULL } from '../support/full.ts'
import { atEase, noBrowser, openPhone } from './support/browser.ts'
import { changedBy, LAYERS, layersOf, otherWayRound } from './support/cascade.ts'
import { useDemo } from './support/screens.ts'
import { BIA } from './support/shop.ts'
import { leave, ROLES, stopsOf, visit } from './support/stops.ts'

/** In short a phone and a desk. */
const WIDTHS = FULL ? ([390, 320, 1024] as const) : ([390, 1024] as const)

describe.skipIf(noBrowser)('styles', () => {
  const demo = useDemo()

  test('know from the first which are above which: what holds for all, parts, screens', async () => {
    const { page, context } = await openPhone(demo.browser, demo.shop.url, demo.shop.launch(BIA))
    await page.locator('h1').first().waitFor({ state: 'attached' })
    expect(await layersOf(page)).toEqual(LAYERS)
    await context.close()
  })

  test.each(ROLES)(
    'of what %s sees are the same, had all of the shop’s come, the last first',
    async (_role, who) => {
      const styles = otherWayRound()
      const { page, context } = await openPhone(
        demo.browser,
        `${demo.shop.url}/#/more`,
        demo.shop.launch(who),
      )
      const found: Record<string, string[]> = {}
      for (const stop of stopsOf(who, demo.shop.known)) {
        await page.setViewportSize({ width: WIDTHS[0], height: 750 })
        await visit(page, stop)
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 750 })
          await atEase(page)
          const here = await changedBy(page, styles)
          if (here.length) found[`${stop.name}, ${width} wide`] = here
        }
        await leave(page)
      }
      expect(found).toEqual({})
      await context.close()
    },
    300_000,
  )
})
