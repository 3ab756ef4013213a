// Mensagens in a real page, beside a chat on loopback: a poll is written, tried, sent, answered there, and drawn here as it comes in.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Person, Telegram } from '../support/telegram.ts'
import { stumblesHere } from './support/axe.ts'
import { atEase, choose, noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { flaws } from './support/layout.ts'
import { OLGA, openShop, type Shop } from './support/shop.ts'

const QUESTION = 'Domingo tem fornada nova. O que você quer?'
const OPTIONS = ['Pão de queijo', 'Bolo de fubá', 'Broa de milho']

/** Kept where somebody wants to look at them: SHOTS=folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await atEase(page)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

describe.skipIf(noBrowser)('Mensagens', () => {
  let browser: Browser
  let shop: Shop
  let telegram: Telegram
  const people: Person[] = []
  beforeAll(async () => {
    telegram = await Telegram.start()
    ;[browser, shop] = await Promise.all([
      openBrowser(),
      openShop({ TELEGRAM_API_ROOT: telegram.root, RATE_LIMITS: 'off' }),
    ])
    for (const [n, name] of ['Ana Beatriz', 'Dona Zefa', 'Caio Lima'].entries()) {
      const one = telegram.person(900 + n, name)
      people.push(one)
      await one.type('/start')
    }
    await shop.call(OLGA, 'POST', '/api/customers', { name: 'Sem Telegram' })
    telegram.closed.set(902, 'bot was blocked by the user')
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await telegram?.stop()
  })

  test('a poll goes from the page to the chats; its votes come in while one looks, and who was not reached is named', async () => {
    const phone = await openPhone(browser, `${shop.url}/#/more`, shop.launch(OLGA), { height: 844 })
    const { page, faults, main } = phone
    await page.getByRole('link', { name: 'Mensagens' }).click()
    await page.getByText('Nenhuma mensagem ainda').waitFor()
    await shot(page, 'list-empty')
    await main.press('Nova mensagem')
    await page
      .getByRole('textbox', { name: /Mensagem/ })
      .fill('Sexta fechamos às *13 h*. Quem quiser acertar a conta, _venha antes_.')
    await page.getByText('3 recebem, 1 sem Telegram').waitFor()
    // Each by name: the word is put in by a tap, and shown as one of them gets it.
    const area = page.getByRole('textbox', { name: /Mensagem/ })
    await area.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(0, 0))
    await page.getByRole('button', { name: 'Nome' }).click()
    await page.getByText(/^(Ana|Dona|Caio) Sexta fechamos às/).waitFor()
    await page.getByRole('heading', { name: /^Como chega para (Ana|Dona|Caio)$/ }).waitFor()
    await shot(page, 'new-named')
    // One by one: who has no Telegram gets none.
    await choose(page.getByRole('radio', { name: /^Escolher/ }))
    const sheet = page.getByRole('dialog')
    await choose(sheet.getByRole('checkbox', { name: /^Sem Telegram/ }))
    await shot(page, 'choose')
    expect(await stumblesHere(page)).toEqual([])
    await main.press('Escolher 1')
    await page.getByText('0 recebem, 1 sem Telegram').waitFor()
    await shot(page, 'chosen')
    await choose(page.getByRole('radio', { name: /^Clientes/ }))
    expect(await page.locator('b', { hasText: '13 h' }).count()).toBe(1)
    await shot(page, 'new-text')
    expect(await stumblesHere(page)).toEqual([])
    await choose(page.getByRole('radio', { name: 'Foto' }))
    await shot(page, 'new-photo')
    await choose(page.getByRole('radio', { name: 'Enquete' }))
    await main.press('Mandar a 3')
    await page.getByText('Escreva a pergunta.').waitFor()
    await page.getByRole('textbox', { name: 'Pergunta' }).fill(QUESTION)
    for (const [n, option] of OPTIONS.entries())
      await page.getByRole('textbox', { name: `Opção ${n + 1}` }).fill(option)
    await shot(page, 'new-poll')
    expect(await stumblesHere(page)).toEqual([])
    expect(await flaws(page)).toEqual([])
    await page.evaluate(() => window.telegramTest.press('SecondaryButton'))
    await page.getByText('Foi para o seu chat').waitFor()
    await vi.waitFor(
      () => expect(telegram.chats.get(OLGA.id)?.some(({ poll }) => poll?.question === QUESTION)).toBe(true),
      60_000,
    )
    page.once('dialog', (dialog) => void dialog.accept())
    await main.press('Mandar a 3')
    await page.getByText('Não chegou a 1').waitFor()
    await page.getByText('bloqueou o bot').waitFor()
    const asked = people
      .slice(0, 2)
      .map((person) => ({ person, message: person.messages.find(({ poll }) => poll) }))
    for (const [n, { person, message }] of asked.entries())
      await telegram.deliver(person.voting(message ?? {}, n === 0 ? 0 : 2))
    await page.getByText(/100\s% responderam/).waitFor()
    await shot(page, 'result')
    await page.getByRole('button', { name: '2 votos' }).click()
    await page.getByText('Ana Beatriz').waitFor()
    await shot(page, 'voters')
    expect(await stumblesHere(page)).toEqual([])
    expect(await flaws(page)).toEqual([])
    // A changed mind is drawn without a tap.
    await telegram.deliver(asked[0]?.person.voting(asked[0].message ?? {}, 2) ?? {})
    await page.getByText(/2 100\s%/).waitFor()
    // Whoever has the poll gets its result, and nobody else.
    await main.press('Mandar o resultado a 2')
    await page.getByText('2 recebem').waitFor()
    await shot(page, 'tell-result')
    expect(await flaws(page)).toEqual([])
    page.once('dialog', (dialog) => void dialog.accept())
    await main.press('Mandar a 2')
    await vi.waitFor(() => {
      for (const person of people.slice(0, 2))
        expect(person.messages.at(-1)?.text).toMatch(/Broa de milho: 2 \(100\s%\)[\s\S]*Valeu por votar!$/)
    }, 60_000)
    expect(people[2]?.messages.some(({ text }) => text.includes('Valeu'))).toBe(false)
    await phone.context.close()
    expect(faults).toEqual([])
  })
})
