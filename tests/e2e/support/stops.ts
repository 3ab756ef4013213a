// What each role comes upon: every screen, and the sheets that are opened on them.
import type { Page } from 'playwright-core'
import { type Known, SCREENS } from './screens.ts'
import { BIA, CAIO, OLGA } from './shop.ts'
import type { Person } from './telegram-script.ts'

export const ROLES = [
  ['the team', BIA],
  ['the owner', OLGA],
  ['a customer', CAIO],
] as const

export interface Stop {
  readonly name: string
  readonly path: string
  /** What opens the sheet. */
  readonly open?: (page: Page) => Promise<unknown>
  readonly sheet?: boolean
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** Sheets of the team, and the owner's. */
const sheets = (known: Known): readonly Stop[] => [
  { name: 'counting', path: `/products/${known('products')}?do=count`, sheet: true },
  { name: 'adjusting', path: `/products/${known('products')}`, open: press('Ajustar') },
  { name: 'an error', path: `/products/${known('products')}/edit`, open: press(/^Avisar a gestão/) },
  { name: 'a person', path: `/customers/${known('customers')}`, open: press(/^Mudar os dados/) },
  { name: 'voiding a sale', path: `/sales/${known('sales')}`, open: press(/^Anular venda/) },
  { name: 'a period', path: '/sales', open: press(/^Período/) },
  { name: 'a cart', path: '/sell', open: press(/^Pôr Café coado R/), sheet: false },
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
const ownersSheets = (known: Known): readonly Stop[] => [
  { name: 'a limit', path: `/customers/${known('customers')}`, open: press('Limite') },
  { name: 'a photo', path: `/products/${known('products')}/edit`, open: press(/^(Pôr|Trocar) foto$/) },
  { name: 'a category', path: `/products/${known('products')}/edit`, open: press(/^Categoria/) },
  { name: 'a description', path: `/products/${known('products')}/edit`, open: press(/^Descrição/) },
]

/** In the order in which they are gone through: a cart is filled before it is paid. */
export function stopsOf(who: Person, known: Known): readonly Stop[] {
  const screens = SCREENS.filter((one) => one.who === who).map(({ name, path, isSheet }) => ({
    name,
    path: path(known),
    sheet: isSheet,
  }))
  return [...screens, ...(who === BIA ? sheets(known) : []), ...(who === OLGA ? ownersSheets(known) : [])]
}

/** Goes there, by the address as it is. */
export async function visit(
  page: Page,
  { path, open, sheet = Boolean(open) }: Omit<Stop, 'name'>,
): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), path)
  await drawn(page)
  await open?.(page)
  if (sheet) await page.getByRole('dialog').waitFor()
}

/** Closes every sheet. */
export async function leave(page: Page): Promise<void> {
  for (let left = await page.getByRole('dialog').count(); left > 0; left--)
    await page.keyboard.press('Escape')
}

/** Content is there, and nothing waits. */
export async function drawn(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"], main[aria-busy="true"]'))
}
