// Every screen and sheet in a plain browser and in Telegram, on a narrow phone and with large text: nothing is cut or covered,
// everything is large enough to hit, and is named as it is seen.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { noBrowser, openPhone } from './support/browser.ts'
import { flaws } from './support/layout.ts'
import { type Known, SCREENS, useDemo } from './support/screens.ts'
import { BIA, CAIO, OLGA } from './support/shop.ts'
import type { Person } from './support/telegram-script.ts'

/** How wide, and how large text is beside its usual size. */
const SIZES = [
  { width: 390, text: 1 },
  { width: 320, text: 1 },
  { width: 390, text: 1.3 },
  { width: 320, text: 1.3 },
] as const
const MODES = ['a plain browser', 'Telegram'] as const
const ROLES = [
  ['the team', BIA],
  ['the owner', OLGA],
  ['a customer', CAIO],
] as const

interface Stop {
  readonly name: string
  readonly path: string
  /** What opens the sheet. */
  readonly open?: (page: Page) => Promise<unknown>
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** Sheets of the team, and the owner's. */
const sheets = ({ product, customer, sale }: Known): readonly Stop[] => [
  { name: 'receiving', path: `/products/${product}/receive` },
  { name: 'counting', path: `/products/${product}?do=count` },
  { name: 'adjusting', path: `/products/${product}`, open: press('Ajustar') },
  { name: 'a payment', path: `/customers/${customer}/pay` },
  { name: 'a person', path: `/customers/${customer}`, open: press(/^Mudar os dados/) },
  { name: 'voiding a sale', path: `/sales/${sale}`, open: press(/^Anular venda/) },
  { name: 'a period', path: '/sales', open: press(/^Período/) },
  { name: 'a cart', path: '/sell', open: press(/^Pôr Café coado R/) },
  { name: 'checkout', path: '/sell/checkout' },
  { name: 'who buys', path: '/sell/checkout', open: press('Outro') },
  { name: 'a discount', path: '/sell/checkout', open: press('Desconto') },
  { name: 'a price', path: '/sell/checkout', open: press(/^R\$.*Preço de/) },
  {
    name: 'a quantity',
    path: '/sell/checkout',
    open: (page) => page.getByRole('spinbutton').first().click(),
  },
  { name: 'a language', path: '/settings', open: press(/^Idioma/) },
  { name: 'blocks', path: '/settings', open: press(/^Blocos/) },
]
const ownersSheets = ({ customer }: Known): readonly Stop[] => [
  { name: 'a limit', path: `/customers/${customer}`, open: press('Limite') },
]

describe.skipIf(noBrowser)('nothing is cut, covered, or hard to hit', () => {
  const demo = useDemo()

  const open = async (mode: (typeof MODES)[number], who: Person) => {
    if (mode === 'Telegram') return openPhone(demo.browser, `${demo.shop.url}/#/more`, demo.shop.launch(who))
    const phone = await openPhone(demo.browser, `${demo.shop.url}/#/more`, null)
    await phone.page.getByRole('button', { name: new RegExp(`^${who.name}`) }).click()
    return phone
  }
  const stopsOf = (who: Person): readonly Stop[] => {
    const { known } = demo.shop
    const screens = SCREENS.filter((one) => one.who === who).map(({ name, path }) => ({
      name,
      path: path(known),
    }))
    return [...screens, ...(who === BIA ? sheets(known) : []), ...(who === OLGA ? ownersSheets(known) : [])]
  }

  test.each(MODES.flatMap((mode) => ROLES.map(([role, who]) => ({ mode, role, who }))))(
    'of $role, in $mode',
    async ({ mode, who }) => {
      const { page, context, faults } = await open(mode, who)
      const found: Record<string, string[]> = {}
      for (const { name, path, open: opened } of stopsOf(who)) {
        await page.evaluate((hash) => (location.hash = hash), path)
        await drawn(page)
        await opened?.(page)
        for (const { width, text } of SIZES) {
          await page.setViewportSize({ width, height: 700 })
          await page.evaluate(
            (size) => document.documentElement.style.setProperty('font-size', size),
            `${text * 100}%`,
          )
          const here = await flaws(page)
          if (here.length) found[`${name}, ${width} wide, text × ${text}`] = here
        }
        for (let left = await page.getByRole('dialog').count(); left > 0; left--)
          await page.keyboard.press('Escape')
      }
      expect(found).toEqual({})
      expect(faults).toEqual([])
      await context.close()
    },
    300_000,
  )
})

/** Content is there, and nothing waits. */
async function drawn(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"], main[aria-busy="true"]'))
}
