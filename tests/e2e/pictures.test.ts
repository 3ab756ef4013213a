// The pictures of the README and the guide, of the demonstration shop; written with PICTURES=1, otherwise only taken.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { OLGA, openShop, type Shop, TO_SELL } from './support/shop.ts'
import { NIGHT } from './support/telegram-script.ts'

const FOLDER = 'docs/guide'

describe.skipIf(noBrowser)('the pictures', () => {
  let browser: Browser
  let shop: Shop
  let data: string
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'balcao-pictures-'))
    await chmod(data, 0o755)
    const filling = spawn(process.execPath, ['scripts/start.mjs', 'demo', '--sales', '1500'], {
      env: { ...process.env, DATA_DIR: data, LOG_LEVEL: 'error' },
      stdio: 'ignore',
    })
    await once(filling, 'exit')
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ DATA_DIR: data })])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  })

  test.each([
    ['light', {}],
    ['dark', { theme: NIGHT }],
  ])('Vender, %s', async (theme, launch) => {
    const phone = await openPhone(browser, shop.url, shop.launch(OLGA, { ...TO_SELL, ...launch }), {
      height: 844,
    })
    const press = (name: string) =>
      phone.page.getByRole('button', { name: `Pôr ${name}`, exact: true }).click()

    for (const name of ['Café coado', 'Pão de queijo', 'Misto quente']) await press(name)
    await phone.page.getByRole('button', { name: /^Cobrar/ }).waitFor()
    await phone.page.evaluate(() => window.scrollTo(0, 0))
    const path = process.env['PICTURES'] ? join(FOLDER, `sell-${theme}.png`) : undefined
    const picture = await phone.page.screenshot(path ? { path } : {})
    expect(picture.length).toBeGreaterThan(10_000)
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })
})
