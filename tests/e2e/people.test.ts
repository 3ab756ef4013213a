// Pessoas in a real page: an invite from its code to who comes in, roles and devices, and several at once with what cannot be said first.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Telegram } from '../support/telegram.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { loseAnswers } from './support/network.ts'
import { BIA, CAIO, OLGA, openShop, type Shop } from './support/shop.ts'

interface Found {
  readonly items: readonly {
    readonly id: number
    readonly name: string
    readonly role: string
    readonly disabled: boolean
  }[]
}

describe.skipIf(noBrowser)('Pessoas', () => {
  let browser: Browser
  let shop: Shop
  let telegram: Telegram
  beforeAll(async () => {
    telegram = await Telegram.start()
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ TELEGRAM_API_ROOT: telegram.root })])
    await shop.call(CAIO, 'GET', '/api/shop')
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await telegram?.stop()
  })
  const open = (startParam: string) => openPhone(browser, shop.url, shop.launch(OLGA, { startParam }))
  const second = (page: Page) => page.evaluate(() => window.telegramTest.press('SecondaryButton'))
  const people = async () => (await shop.call<Found>(OLGA, 'GET', '/api/users')).items

  test('an invite: made, shown as a code and a link, opened in the chat, and its row turns into its person', async () => {
    const { page, main, context, faults } = await open('users')
    await page.getByRole('heading', { name: 'Equipe' }).waitFor()
    await main.press('Convidar')
    await page.getByRole('textbox', { name: 'Nome' }).fill('Nilda')
    await main.press('Criar convite')
    await page.getByRole('img', { name: 'O convite, para apontar a câmera' }).waitFor()
    const link = await page.getByText(/^t\.me\/vila_nova_bot\?start=i_/).textContent()
    await page.getByRole('button', { name: 'Fechar' }).click()
    await page.getByRole('link', { name: /^Nilda/ }).waitFor()
    await telegram.person(444, 'Nilda').type(`/start ${/start=(.*)$/.exec(link ?? '')?.[1]}`)
    await page.getByRole('link', { name: /^Nilda.*Equipe/ }).waitFor()
    expect(await page.getByRole('heading', { name: 'Convites' }).count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test('one person: what they may do is chosen and saved, their devices are ended, and the last owner is locked', async () => {
    const { page, main, context, faults } = await open('users')
    await page.getByRole('link', { name: /^Caio/ }).click()
    await page.getByRole('radio', { name: /^Equipe/ }).check()
    await main.press('Salvar')
    await page.getByText('Mudou o acesso de Caio').waitFor()
    await page.getByRole('link', { name: /^Caio.*Equipe/ }).click()
    await page.getByRole('button', { name: /^Aparelhos/ }).click()
    await page
      .getByRole('button', { name: /^Encerrar / })
      .first()
      .click()
    await page.getByText('Nenhum aparelho com acesso agora.').waitFor()
    await page
      .getByRole('dialog', { name: 'Aparelhos de Caio' })
      .getByRole('button', { name: 'Fechar' })
      .click()
    await page.getByRole('button', { name: 'Fechar' }).click()
    await page.getByRole('link', { name: /^Olga/ }).click()
    await page.getByText('A loja precisa de alguém na gestão.').waitFor()
    expect(await page.getByRole('radio', { name: /^Cliente/ }).isDisabled()).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })

  test('what is chosen over a choice whose answer was lost is not taken for saved: what went in is said, and it goes next', async () => {
    const { page, main, context } = await open('users')
    const roleNow = async () => (await people()).find(({ name }) => name === CAIO.name)?.role
    const before = await roleNow()
    await page.getByRole('link', { name: /^Caio/ }).click()
    await page.getByRole('radio', { name: /^Gestão/ }).check()
    const heal = await loseAnswers(page, '**/api/users/*')
    await main.press('Salvar')
    await page.getByRole('alert').getByText('Não foi. Tentar de novo?').waitFor()
    await heal()
    const back = page.getByRole('radio', { name: before === 'user' ? /^Cliente/ : /^Equipe/ })
    const other = page.getByRole('radio', { name: before === 'user' ? /^Equipe/ : /^Cliente/ })
    await other.check()
    await main.press('Salvar')
    await page.getByText('O de antes tinha entrado. Caio agora: Gestão').waitFor()
    expect([await other.isChecked(), await roleNow()]).toEqual([true, 'owner'])
    await back.check()
    await main.press('Salvar')
    await page.getByText('Mudou o acesso de Caio').waitFor()
    expect(await roleNow()).toBe(before)
    await context.close()
  })

  test('what is chosen for several over a choice whose answer was lost is not taken for done: what went in is said, and it goes next', async () => {
    const { page, main, context } = await open('users')
    const roleNow = async () => (await people()).find(({ name }) => name === BIA.name)?.role
    await page.getByRole('button', { name: 'Escolher várias' }).click()
    await page.getByRole('checkbox', { name: /^Bia/ }).check()
    await main.press('Mudar papel')
    const sheet = page.getByRole('dialog', { name: 'Mudar o papel de 1 pessoa' })
    await sheet.getByRole('radio', { name: 'Gestão' }).check()
    const heal = await loseAnswers(page, '**/api/users/bulk')
    await main.press('Mudar 1')
    await sheet.getByText('Não foi. Tentar de novo?').waitFor()
    await heal()
    await sheet.getByRole('radio', { name: 'Equipe' }).check()
    await main.press('Mudar 1')
    await page.getByText('O de antes tinha entrado: 1 papel mudado').waitFor()
    await sheet.getByText('de gestão a equipe').waitFor()
    expect(await roleNow()).toBe('owner')
    await main.press('Mudar 1')
    await sheet.waitFor({ state: 'detached' })
    expect(await roleNow()).toBe('admin')
    await context.close()
  })

  test('several at once: one who cannot stops all until taken out; then all are off, and Desfazer brings them back', async () => {
    const { page, main, context, faults } = await open('users')
    // A thumb that rests on a row is the gesture; the button is its twin.
    const thumb = { pointerType: 'touch', clientX: 40, clientY: 200, bubbles: true }
    await page.getByRole('link', { name: /^Bia/ }).dispatchEvent('pointerdown', thumb)
    await page.getByRole('heading', { name: '1 na lista' }).waitFor()
    await page.getByRole('button', { name: 'Cancelar' }).click()
    await page.getByRole('button', { name: 'Escolher várias' }).click()
    for (const name of [/^Olga/, /^Bia/]) await page.getByRole('checkbox', { name }).check()
    await second(page)
    await page.getByText('Uma não pode').waitFor()
    expect(await page.getByText('Ou as 2, ou nenhuma. Tire Olga para seguir.').count()).toBe(1)
    await second(page)
    await main.press('Desligar 1')
    await page.getByText('1 pessoa desligada').waitFor()
    expect((await people()).find(({ name }) => name === BIA.name)?.disabled).toBe(true)
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await expect
      .poll(async () => (await people()).find(({ name }) => name === BIA.name)?.disabled)
      .toBe(false)
    expect(faults).toEqual([])
    await context.close()
  })

  test('at 1024 the list stands beside the person', async () => {
    const { page, context, faults } = await open('users')
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.getByText('Toque numa pessoa para ver o que ela pode.').waitFor()
    await page.getByRole('link', { name: /^Bia/ }).click()
    await page.getByRole('heading', { name: 'Bia' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Equipe' }).isVisible()).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })
})
