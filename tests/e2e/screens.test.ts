// Every screen, by link: it opens, Back leads where it should, axe finds nothing, and nothing scrolls sideways.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openPhone } from './support/browser.ts'
import { SCREENS, type ScreenUnderTest, useDemo } from './support/screens.ts'
import { BIA } from './support/shop.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const WIDTHS = [320, 390, 430, 1024]

describe.skipIf(noBrowser)('every screen', () => {
  const demo = useDemo()

  const open = async (screen: ScreenUnderTest) => {
    const { who, link, path } = screen
    const more = link ? { startParam: link(demo.shop.known) } : {}
    const url = link ? demo.shop.url : `${demo.shop.url}/#${path(demo.shop.known)}`
    const phone = await openPhone(demo.browser, url, demo.shop.launch(who, more), { height: 844 })
    await drawn(phone.page)
    return phone
  }
  const here = (page: Page) => new URL(page.url()).hash.slice(1)

  test('a link to a screen that is still to come says so', async () => {
    const launch = demo.shop.launch(BIA, { startParam: 'cash' })
    const { page, context, faults } = await openPhone(demo.browser, demo.shop.url, launch)
    await page.getByRole('status').getByText('Esta tela ainda vai chegar.').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test.each(SCREENS)('$name opens by its link, and Back leads above it', async (screen) => {
    const { page, back, context, faults } = await open(screen)
    expect(here(page)).toBe(screen.path(demo.shop.known))
    expect(await back.shown()).toBe(screen.above !== null)
    if (screen.above) {
      await back.press()
      await expect.poll(() => here(page)).toBe(screen.above(demo.shop.known))
      await drawn(page)
    }
    expect(faults).toEqual([])
    await context.close()
  })

  test.each(SCREENS)('$name has nothing to stumble over, in any theme', async (screen) => {
    const { page, context } = await open(screen)
    expect(await stumbles(page, WCAG)).toEqual([])
    await context.close()
  })

  test.each(SCREENS)('$name never scrolls sideways, also with text at 200 %', async (screen) => {
    const { page, context } = await open(screen)
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      expect(await over(), `${width} wide`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 390, height: 800 })
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    expect(await over(), 'text at 200 %').toBeLessThanOrEqual(0)
    await context.close()
  })
})

/** Content is there: a heading, and nothing that waits. */
async function drawn(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"], main[aria-busy="true"]'))
}
