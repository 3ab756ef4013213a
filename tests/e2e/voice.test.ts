// Speaking to Comando: what is heard is the line, as if it were typed, and the button alone stores; where nothing hears, it is said.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'

const NBSP = '\u00a0'
const COMMAND = { startParam: 'cmd' }

declare global {
  interface Window {
    recognition: EventTarget & {
      lang: string
      says(...words: string[]): void
      fails(error: string): void
      ends(): void
    }
    recognitions: string[]
  }
}

/** A recognition that hears what a test says; `refused`: it starts, and is not let. */
const standIn = (page: Page, how: 'hears' | 'refused' | 'throws' | 'none') =>
  page.evaluate((mode) => {
    window.recognitions = []
    class Recognition extends EventTarget {
      lang = ''
      interimResults = false
      start() {
        if (mode === 'throws') throw new Error('not here')
        window.recognition = this
        window.recognitions.push(this.lang)
        if (mode === 'refused') setTimeout(() => this.fails('not-allowed'))
      }
      stop() {
        setTimeout(() => this.ends())
      }
      abort() {}
      says(...words: string[]) {
        const results = words.map((transcript) => [{ transcript }])
        this.dispatchEvent(Object.assign(new Event('result'), { results }))
      }
      fails(error: string) {
        this.dispatchEvent(Object.assign(new Event('error'), { error }))
        this.ends()
      }
      ends() {
        this.dispatchEvent(new Event('end'))
      }
    }
    const there = mode === 'none' ? undefined : Recognition
    Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: there })
  }, how)

describe.skipIf(noBrowser)('speaking to Comando', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 20)
    await shop.call(OLGA, 'POST', '/api/customers', { name: 'Ana Beatriz', creditLimit: 20_000 })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const sales = async () => (await shop.call<{ items: { total: number }[] }>(OLGA, 'GET', '/api/sales')).items
  const open = async (how: Parameters<typeof standIn>[1], who = BIA) => {
    const phone = await openPhone(browser, shop.url, shop.launch(who, COMMAND))
    const line = phone.page.getByRole('textbox', { name: /O que vamos fazer|What shall we do/ })
    await line.waitFor()
    await standIn(phone.page, how)
    await phone.page.getByRole('button', { name: 'Falar', exact: true }).click()
    return { ...phone, line }
  }
  const says = (page: Page, ...words: string[]) =>
    page.evaluate((all) => window.recognition.says(...all), words)

  test('words stand in the line as they come; once said they are a line as any, and the button alone sells', async () => {
    const { page, line, main, context, faults } = await open('hears')
    await page.getByText('Ouvindo…').waitFor()
    expect(await page.evaluate(() => window.recognitions)).toEqual(['pt-BR'])
    await says(page, 'ana dois')
    await expect.poll(() => line.inputValue()).toBe('ana dois …')
    await says(page, 'ana dois ', 'cafés fiado')
    await expect.poll(() => line.inputValue()).toBe('ana dois cafés fiado …')
    expect(await main.text()).toBeNull()
    await page.getByRole('button', { name: 'Parar' }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}10,00 fiado`)
    expect(await line.inputValue()).toBe('ana dois cafés fiado')
    expect(await page.locator('[data-kind=goods]').textContent()).toBe('dois cafés')
    await page.getByText('Ouvido agora').waitFor()
    expect(await sales()).toEqual([])
    await main.press()
    await expect.poll(async () => (await sales()).map(({ total }) => total)).toEqual([1000])
    expect(faults).toEqual([])
    await context.close()
  })

  test('two seconds of silence end it; what is typed on is no longer said to be heard', async () => {
    const { page, line, main, context } = await open('hears')
    await says(page, 'ana um café fiado')
    await expect.poll(main.text, { timeout: 8000 }).toBe(`Vender R$${NBSP}5,00 fiado`)
    await page.getByText('Ouvido agora').waitFor()
    await line.fill('ana 3 cafés fiado')
    await page.getByText('Ouvido agora').waitFor({ state: 'detached' })
    await expect.poll(main.text).toBe(`Vender R$${NBSP}15,00 fiado`)
    await context.close()
  })

  test('nothing said is told, and one speaks again; × and leaving the screen end the listening', async () => {
    const { page, line, context, faults } = await open('hears')
    await page.evaluate(() => window.recognition.fails('no-speech'))
    await page.getByText('Não ouvi nada.').waitFor()
    await page.getByRole('button', { name: 'Falar de novo' }).click()
    await page.getByText('Ouvindo…').waitFor()
    await says(page, 'ana dois')
    await page.getByRole('button', { name: 'Limpar a busca' }).click()
    await page.getByRole('button', { name: 'Falar', exact: true }).waitFor()
    // What comes after that is not listened to.
    await says(page, 'ana dois cafés fiado')
    expect(await line.inputValue()).toBe('')
    await page.getByRole('button', { name: 'Falar', exact: true }).click()
    await page.evaluate(() => (location.hash = '#/sell'))
    await page.evaluate(() => (location.hash = '#/command'))
    await line.waitFor()
    expect(await page.getByText('Ouvindo…').count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test.each(['none', 'refused', 'throws'] as const)(
    'where there is no recognition (%s) it is said why, with the voice note instead; typing goes on',
    async (how) => {
      const { page, line, main, context, faults } = await open(how)
      await page.getByRole('heading', { name: 'Aqui não dá para ouvir' }).waitFor()
      await page.getByText(/mande um áudio na conversa/).waitFor()
      await expect.poll(main.text).toBe('Abrir a conversa')
      await line.fill('ana 2 cafés fiado')
      await expect.poll(main.text).toBe(`Vender R$${NBSP}10,00 fiado`)
      expect(await page.getByText('Aqui não dá para ouvir').count()).toBe(0)
      expect(faults).toEqual([])
      await context.close()
    },
  )

  test('it is heard in the language of who speaks', async () => {
    const eva = { id: 555, name: 'Eva', language: 'en' }
    await shop.call(eva, 'GET', '/api/commands')
    const phone = await openPhone(browser, shop.url, shop.launch(eva, COMMAND))
    await standIn(phone.page, 'hears')
    await phone.page.getByRole('button', { name: 'Speak', exact: true }).click()
    await phone.page.getByText('Listening…').waitFor()
    expect(await phone.page.evaluate(() => window.recognitions)).toEqual(['en'])
    await phone.context.close()
  })

  test('nothing of it is hard to read or to press', async () => {
    for (const how of ['hears', 'none'] as const) {
      const { page, context } = await open(how)
      await page.getByText(how === 'hears' ? 'Ouvindo…' : 'Aqui não dá para ouvir').waitFor()
      expect(await stumbles(page)).toEqual([])
      await context.close()
    }
  })
})
