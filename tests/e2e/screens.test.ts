// Every screen, by link: it opens, Back leads where it should, axe finds nothing, and nothing scrolls sideways.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openAgain, openPhone, type Phone } from './support/browser.ts'
import { SCREENS, type ScreenUnderTest, useDemo } from './support/screens.ts'
import { BIA } from './support/shop.ts'
import { drawn, leave, visit } from './support/stops.ts'
import type { Person } from './support/telegram-script.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const WIDTHS = [320, 390, 430, 1024]
const HEIGHT = 844

describe.skipIf(noBrowser)('every screen', () => {
  const demo = useDemo()

  /** A phone for each person, which links are opened on one after the other. */
  const linked = new Map<Person, Phone>()
  const open = async (screen: ScreenUnderTest) => {
    const { who, link, path } = screen
    const launch = demo.shop.launch(who, link ? { startParam: link(demo.shop.known) } : {})
    const url = link ? demo.shop.url : `${demo.shop.url}/#${path(demo.shop.known)}`
    const known = linked.get(who)
    const phone = known ?? (await openPhone(demo.browser, url, launch, { height: HEIGHT }))
    if (known) await openAgain(known, url, launch)
    linked.set(who, phone)
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
    const { page, back, faults } = await open(screen)
    expect(here(page)).toBe(screen.path(demo.shop.known))
    expect(await back.shown()).toBe(screen.above !== null)
    if (screen.above) {
      await back.press()
      await expect.poll(() => here(page)).toBe(screen.above(demo.shop.known))
      await drawn(page)
    }
    expect(faults).toEqual([])
  })

  /** A page for each person, in which all of their screens are gone to. */
  const phones = new Map<Person, Promise<Phone>>()
  const goTo = async ({ who, path, isSheet }: ScreenUnderTest): Promise<Page> => {
    const opened =
      phones.get(who) ?? openPhone(demo.browser, demo.shop.url, demo.shop.launch(who), { height: HEIGHT })
    phones.set(who, opened)
    const { page } = await opened
    await leave(page)
    await page.setViewportSize({ width: 390, height: HEIGHT })
    await visit(page, { path: path(demo.shop.known), sheet: isSheet })
    return page
  }

  test.each(SCREENS)('$name has nothing to stumble over, in any theme', async (screen) => {
    expect(await stumbles(await goTo(screen), WCAG)).toEqual([])
  })

  test.each(SCREENS)('$name never scrolls sideways, also with text at 200 %', async (screen) => {
    const page = await goTo(screen)
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT })
      expect(await over(), `${width} wide`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 390, height: HEIGHT })
    await textAt(page, '200%')
    expect(await over(), 'text at 200 %').toBeLessThanOrEqual(0)
    await textAt(page, '')
  })
})

const textAt = (page: Page, size: string) =>
  page.evaluate((to) => document.documentElement.style.setProperty('font-size', to), size)
