// Every screen and sheet in a plain browser and in Telegram, on a narrow phone and with large text: nothing is cut or covered,
// everything is large enough to hit, and is named as it is seen.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { FULL } from '../support/full.ts'
import { atEase, noBrowser, openPhone } from './support/browser.ts'
import { flaws } from './support/layout.ts'
import { useDemo } from './support/screens.ts'
import { BIA } from './support/shop.ts'
import { drawn, leave, ROLES, stopsOf, visit } from './support/stops.ts'
import type { Person } from './support/telegram-script.ts'

/** How wide, and how large text is beside its usual size. */
const SIZES = [
  { width: 390, text: 1 },
  { width: 320, text: 1 },
  { width: 390, text: 1.3 },
  { width: 320, text: 1.3 },
] as const
const MODES = ['a plain browser', 'Telegram'] as const
type Mode = (typeof MODES)[number]
/** In short the widest and the tightest; in Telegram, where the act and Back are its own and all else is as in a plain browser, the tightest. */
const sizesIn = (mode: Mode) =>
  FULL ? SIZES : mode === 'a plain browser' ? ([SIZES[0], SIZES[3]] as const) : ([SIZES[3]] as const)

describe.skipIf(noBrowser)('nothing is cut, covered, or hard to hit', () => {
  const demo = useDemo()

  const open = async (mode: Mode, who: Person) => {
    if (mode === 'Telegram') return openPhone(demo.browser, `${demo.shop.url}/#/more`, demo.shop.launch(who))
    const phone = await openPhone(demo.browser, `${demo.shop.url}/#/more`, null)
    await phone.page.getByRole('button', { name: new RegExp(`^${who.name}`) }).click()
    await phone.page.locator('h1').first().waitFor({ state: 'attached' })
    return phone
  }
  test.each(MODES.flatMap((mode) => ROLES.map(([role, who]) => ({ mode, role, who }))))(
    'of $role, in $mode',
    async ({ mode, who }) => {
      const { page, context, faults } = await open(mode, who)
      // Who enters is asked for by a try that is refused.
      faults.length = 0
      const found: Record<string, string[]> = {}
      for (const stop of stopsOf(who, demo.shop.known)) {
        await visit(page, stop)
        for (const { width, text } of sizesIn(mode)) {
          await resize(page, width, text)
          await atEase(page)
          const here = await flaws(page)
          if (here.length) found[`${stop.name}, ${width} wide, text × ${text}`] = here
        }
        await leave(page)
      }
      expect(found).toEqual({})
      expect(faults).toEqual([])
      await context.close()
    },
    300_000,
  )

  test('a toast leaves what is pressed free: the act, a list’s end, and the lines of Comando', async () => {
    const { page, context } = await open('a plain browser', BIA)
    const customer = demo.shop.known('customers')
    const go = async (path: string) => {
      await page.evaluate((hash) => (location.hash = hash), path)
      await drawn(page)
    }
    await go('/sell')
    for (const name of ['Café coado', 'Pão de queijo'])
      await page.getByRole('button', { name: new RegExp(`^Pôr ${name} R`) }).click()
    await go('/sell/checkout')
    await page.getByRole('button', { name: 'Menos Pão de queijo' }).click()
    const undo = page.getByRole('status').getByRole('button', { name: 'Desfazer' })
    const found: Record<string, string[]> = {}
    for (const path of ['/sell/checkout', '/debts', `/customers/${customer}`, '/command']) {
      await go(path)
      // It stands as long as it is held.
      await undo.focus()
      for (const { width, text } of SIZES) {
        await resize(page, width, text)
        const here = await flaws(page)
        if (here.length) found[`${path}, ${width} wide, text × ${text}`] = here
      }
      expect(await undo.count()).toBe(1)
    }
    expect(found).toEqual({})
    await context.close()
  })
})

async function resize(page: Page, width: number, text: number): Promise<void> {
  await page.setViewportSize({ width, height: 700 })
  const size = `${text * 100}%`
  await page.evaluate((share) => document.documentElement.style.setProperty('font-size', share), size)
}
