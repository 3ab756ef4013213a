// Goods as their owner writes them down: made, changed, photographed; what is half filled in is kept, and two never overwrite each other.
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { loseAnswers, reopen } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'

interface Made {
  readonly mediaUrl: string | null
  readonly id: number
  readonly version: number
  readonly name: string
  readonly emoji: string | null
  readonly price: number
  readonly category: string | null
  readonly barcode: string | null
  readonly rev: number
}

const MEDIA = '**/api/products/*/media'
const CODE = '7896045102334'

describe.skipIf(noBrowser)('the form of a product', () => {
  let browser: Browser
  let shop: Shop
  let cheese = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const product = { name: 'Queijo minas', emoji: '🧀', price: 150, category: 'Frios', barcode: CODE }
    cheese = (await stock(shop, product, 3)).id
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = (path: string, who = OLGA, more = {}): Promise<Phone> =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(who, more), { height: 844 })
  const product = (id: number) => shop.call<Made>(OLGA, 'GET', `/api/products/${id}`)
  const named = async (name: string) => {
    const { items } = await shop.call<{ items: Made[] }>(
      OLGA,
      'GET',
      `/api/products?q=${encodeURIComponent(name)}`,
    )
    return items[0]
  }
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
  const here = (page: Page) => new URL(page.url()).hash.slice(1)

  test('what nobody sells yet is made from the search that found nothing, with the emoji its name suggests, and received', async () => {
    const phone = await open('/sell')
    const { page, main, context, faults } = phone
    await page.getByRole('searchbox').fill('pao de queijo recheado')
    await page.getByRole('button', { name: 'Criar produto' }).click()
    await expect.poll(() => field(page, 'Nome').inputValue()).toBe('pao de queijo recheado')
    await field(page, 'Nome').fill('Pão de queijo recheado')
    const croissant = page.getByRole('button', { name: '🥐' })
    await expect.poll(() => croissant.getAttribute('aria-pressed')).toBe('true')
    await main.press('Criar produto')
    await page.getByText('Ponha o preço.').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Preço')
    await field(page, 'Preço').pressSequentially('650')
    await page.getByRole('button', { name: /^Categoria/ }).click()
    await field(page, 'Procurar ou criar').fill('frios')
    await page.getByRole('button', { name: /^Frios/ }).click()

    // Closed and opened again, all of it is there.
    await reopen(phone, `${shop.url}/#${here(page)}`, shop.launch(OLGA))
    await expect.poll(() => field(page, 'Preço').inputValue()).toBe('R$\u00a06,50')
    await main.press('Criar produto')
    await page.getByRole('dialog', { name: /^Receber/ }).waitFor()
    const made = await named('Pão de queijo recheado')
    expect(made).toMatchObject({ emoji: '🥐', price: 650, category: 'Frios' })
    expect(here(page)).toBe(`/products/${made?.id}/receive`)
    await page.evaluate((to) => location.assign(to), '#/products/new?name=pao%20de%20queijo%20recheado')
    await expect.poll(() => field(page, 'Preço').inputValue()).toBe('R$\u00a00,00')
    expect(faults).toEqual([])
    await context.close()
  })

  test('a code that another product has says whose it is; a reader fills it in wherever the focus is', async () => {
    const { page, main, context } = await open('/products/new')
    await field(page, 'Código').fill(CODE)
    await page.getByText('Este código é de Queijo minas.').waitFor()
    await field(page, 'Nome').fill('Queijo MINAS')
    await field(page, 'Código').fill('')
    await field(page, 'Preço').pressSequentially('100')
    await main.press('Criar produto')
    await page.getByText('Já tem: Queijo minas.').first().waitFor()
    await page.getByRole('button', { name: 'Abrir' }).click()
    await expect.poll(() => here(page)).toBe(`/products/${cheese}/edit`)
    await context.close()
  })

  test('below cost is said and no stop; only what was changed is sent; what another changed meanwhile stands', async () => {
    const { id } = await stock(shop, { name: 'Manteiga', price: 900, category: 'Frios' }, 2)
    const { page, main, context } = await open('/', OLGA, { startParam: `p_${id}_edit` })
    await page.evaluate((to) => location.assign(to), `#/products/${id}/edit`)
    await page.getByText('custa R$\u00a01,00 no último lote').waitFor()
    await page.getByText('sobra R$\u00a08,00').waitFor()
    await field(page, 'Preço').fill('R$ 0,80')
    await page.getByText('perde R$\u00a00,20').waitFor()
    const sent: unknown[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') sent.push(request.postDataJSON())
    })
    const before = await product(id)
    await shop.call(OLGA, 'PATCH', `/api/products/${id}`, { version: before.version, category: 'Laticínios' })
    await main.press('Salvar')
    await page.getByText('Manteiga salvo').waitFor()
    expect(await product(id)).toMatchObject({ price: 80, category: 'Laticínios' })
    expect(sent.at(-1)).toEqual({ version: before.version + 1, price: 80 })
    await context.close()
  })

  test('archived it leaves the shelf, and Desfazer brings it back', async () => {
    const { id } = await stock(shop, { name: 'Sazonal', price: 900 }, 1)
    const { page, context, faults } = await open(`/products/${id}/edit`)
    await page.getByRole('button', { name: 'Arquivar produto' }).click()
    await page.getByText('Sazonal saiu da prateleira').waitFor()
    expect(here(page)).toBe('/products')
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByText('Sazonal voltou à prateleira').waitFor()
    expect(await named('Sazonal')).toMatchObject({ id })
    expect(faults).toEqual([])
    await context.close()
  })

  test('the team reads what it is, and is not offered to change it', async () => {
    const { page, main, context, faults } = await open(`/products/${cheese}`, BIA)
    await page.getByRole('link', { name: 'Ficha de Queijo minas' }).click()
    await page.getByText('Preço e nome, só a gestão muda.').waitFor()
    await page.getByText('789 6045 10233 4').waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await page.getByRole('button', { name: 'Avisar a gestão de um erro' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('Na etiqueta é 1,80.')
    await main.press('Mandar')
    await page.getByText('A gestão recebe no chat').waitFor()
    await main.press('Receber')
    await page.getByRole('dialog', { name: /^Receber/ }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  /** What was chosen, as the phone's camera would give it. */
  const choose = async (page: Page, name: string) =>
    page.getByLabel('Escolher da galeria').setInputFiles({
      name,
      mimeType: 'image/jpeg',
      buffer: await page.screenshot({ type: 'jpeg', quality: 90 }),
    })
  /** A JPEG's own width and height. */
  const sizeOf = (bytes: Buffer) => {
    const from = bytes.indexOf(Buffer.from([0xff, 0xd8]))
    const at = bytes.indexOf(Buffer.from([0xff, 0xc0]), from)
    return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
  }

  test('a photo is cropped to a square and goes beside the form, which can be saved meanwhile', async () => {
    const { id } = await stock(shop, { name: 'Broa', emoji: '🍞', price: 700 }, 1)
    const { page, main, context, faults } = await open(`/products/${id}/edit`)
    await page.getByRole('button', { name: 'Pôr foto' }).first().click()
    await choose(page, 'broa.jpg')
    const stage = page.getByRole('application')
    await stage.waitFor()
    const isDrawn = () =>
      page.evaluate(() => {
        const canvas = document.querySelector('canvas')
        const pen = canvas?.getContext('2d')
        if (!canvas || !pen) return false
        return pen.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data[3] === 255
      })
    await expect.poll(isDrawn).toBe(true)
    const zoom = page.getByRole('slider', { name: 'Aproximar' })
    expect(await zoom.inputValue()).toBe('100')
    await stage.focus()
    await page.keyboard.press('+')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('r')
    expect(await zoom.inputValue()).toBe('125')
    let held: Route | undefined
    await page.route(MEDIA, (route) => void (held = route))
    await main.press('Usar foto')
    await page.getByText('Mandando a foto').waitFor()
    await page.getByText(/^0 de [\d,]+ MB\s·\sdá para salvar já$/).waitFor()
    await field(page, 'Preço').fill('R$ 7,50')
    // What raises the version and changes nothing that stands here, as the photo itself does, is no conflict.
    await shop.call(OLGA, 'PATCH', `/api/products/${id}`, { version: (await product(id)).version })
    await main.press('Salvar')
    await expect.poll(async () => (await product(id)).price).toBe(750)
    await expect.poll(() => held).toBeDefined()
    const body = held?.request().postDataBuffer() ?? Buffer.alloc(0)
    const [width, height] = sizeOf(body)
    expect(width).toBe(height)
    expect(width).toBeLessThanOrEqual(1600)
    expect(held?.request().headers()['authorization']).toMatch(/^Bearer /)
    await held?.continue()
    await page.getByText('Mandando a foto').waitFor({ state: 'detached' })
    await expect.poll(async () => (await product(id)).mediaUrl).toMatch(/^\/media\//)
    await page.locator('main img[src^="/media/"]').first().waitFor()
    // Where the version that was raised was not heard of yet, the console tells of it too.
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([])
    await context.close()
  })

  test('a photo of a new product goes once that is made; one that broke is tried again, and can be dropped', async () => {
    const { page, main, context } = await open('/products/new')
    await field(page, 'Nome').fill('Bolo de fubá')
    await field(page, 'Preço').pressSequentially('1200')
    await page.getByRole('switch', { name: /Já tem na prateleira/ }).uncheck()
    await page.getByRole('button', { name: 'Pôr foto' }).click()
    await page.getByLabel('Escolher da galeria').setInputFiles({
      name: 'texto.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('no photo at all'),
    })
    await page.getByText('Isso não é foto.').waitFor()
    await choose(page, 'bolo.jpg')
    await main.press('Usar foto')
    await page.getByText('Foto pronta').waitFor()
    const tried: string[] = []
    await page.route(MEDIA, async (route) => {
      tried.push(new URL(route.request().url()).pathname)
      await route.abort()
    })
    await main.press('Criar produto')
    await expect.poll(() => tried.length).toBe(1)
    const made = await named('Bolo de fubá')
    expect(tried).toEqual([`/api/products/${made?.id}/media`])
    await page.getByRole('link', { name: 'Mudar Bolo de fubá' }).click()
    await page.getByText('A foto não foi. Tentar?').waitFor()
    await page.getByRole('button', { name: 'Tentar mandar a foto de novo' }).click()
    await expect.poll(() => tried.length).toBe(2)
    await page.getByRole('button', { name: 'Tirar esta' }).click()
    await page.getByText('Sem foto, aparece o emoji.').waitFor()
    await context.close()
  })

  test('a new one changed after its answer was lost: the one before is said, keeps no photo, and the form goes on', async () => {
    const { page, main, context } = await open('/products/new')
    await field(page, 'Nome').fill('Canjica')
    await field(page, 'Preço').pressSequentially('300')
    await page.getByRole('switch', { name: /Já tem na prateleira/ }).uncheck()
    await page.getByRole('button', { name: 'Pôr foto' }).click()
    await choose(page, 'canjica.jpg')
    await main.press('Usar foto')
    await page.getByText('Foto pronta').waitFor()
    const photos: string[] = []
    await page.route(MEDIA, async (route) => {
      photos.push(new URL(route.request().url()).pathname)
      await route.continue()
    })
    const heal = await loseAnswers(page, '**/api/products')
    await main.press('Criar produto')
    await page.getByRole('alert').getByText('Não foi. Tentar de novo?').waitFor()
    await heal()
    await field(page, 'Nome').fill('Pamonha')
    await main.press('Criar produto')
    await page.getByText('O de antes tinha entrado. Canjica está na prateleira').waitFor()
    expect([here(page), await field(page, 'Nome').inputValue(), photos]).toEqual([
      '/products/new',
      'Pamonha',
      [],
    ])
    await main.press('Criar produto')
    await expect.poll(() => photos.length).toBe(1)
    expect(photos).toEqual([`/api/products/${(await named('Pamonha'))?.id}/media`])
    expect((await named('Canjica'))?.mediaUrl).toBe(null)
    await context.close()
  })
})
