// The pictures of the README and the guide, of the demonstration shop; written with PICTURES=1, otherwise only taken.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { atEase, noBrowser, openPhone } from './support/browser.ts'
import { SCREENS, useDemo } from './support/screens.ts'
import { NIGHT } from './support/telegram-script.ts'

const FOLDER = 'docs/guide'
const LIGHT = [
  'home',
  'sell',
  'products',
  'product',
  'receive',
  'debts',
  'customer',
  'payment',
  'sales',
  'sale',
]
const ALSO = ['command', 'account', 'settings']
const DARK = ['home-owner', 'sell', 'debts']

/** What is done on a screen before its picture is taken. */
const BEFORE: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  sell: async (page) => {
    for (const name of ['Café coado', 'Pão de queijo', 'Misto quente'])
      await page.getByRole('button', { name: new RegExp(`^Pôr ${name} R`) }).click()
    await page.getByRole('button', { name: /Cobrar/ }).waitFor()
    await page.evaluate(() => window.scrollTo(0, 0))
  },
  command: async (page) => {
    await page.getByRole('textbox').fill('caio 2 café coado fiado')
    await page.locator('main section:has(dl)').waitFor()
  },
}

describe.skipIf(noBrowser)('the pictures', () => {
  const demo = useDemo()

  test.each([
    ...[...LIGHT, ...ALSO].map((name) => [name, 'light'] as const),
    ...DARK.map((name) => [name, 'dark'] as const),
  ])('%s, %s', async (name, theme) => {
    const screen = SCREENS.find((one) => one.name === name)
    if (!screen) throw new Error(`no screen ${name}`)
    const launch = demo.shop.launch(screen.who, theme === 'dark' ? { theme: NIGHT } : {})
    const url = `${demo.shop.url}/#${screen.path(demo.shop.known)}`
    const { page, context, faults } = await openPhone(demo.browser, url, launch, { height: 844 })
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'))
    await BEFORE[name]?.(page)
    await atEase(page)
    const path = process.env['PICTURES'] ? join(FOLDER, `${name}-${theme}.png`) : undefined
    const picture = await page.screenshot(path ? { path } : {})
    expect(picture.length).toBeGreaterThan(10_000)
    expect(faults).toEqual([])
    await context.close()
  })
})
