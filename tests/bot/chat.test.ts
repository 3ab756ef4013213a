// The whole bot by polling, as a process of its own beside a Telegram on loopback: people type and tap, and what they get is read back.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { type Person, Telegram } from '../support/telegram.ts'

let telegram: Telegram
let fresh: FreshDatabase
let app: App
let owner: Client
let bia: Person
let olga: Person
const OLGA = 801
const BIA = 802

beforeAll(async () => {
  telegram = await Telegram.start()
  fresh = await freshDatabase()
  app = await App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
  })
  owner = await app.login('owner', OLGA, 'Olga')
  await app.login('admin', BIA, 'Bia')
  bia = telegram.person(BIA, 'Bia')
  olga = telegram.person(OLGA, 'Olga')
  for (const [name, price] of [
    ['Café', 500],
    ['Pão <b>francês</b> & cia', 75],
  ])
    await owner.post('/api/products', { name, price })
  for (const productId of [1, 2])
    await owner.post('/api/stock/receipts', { productId, quantity: 500, unitCost: 100 })
})
afterAll(async () => {
  await app.stop()
  await telegram.stop()
  await fresh.drop()
})

const sales = async (query = '') => (await owner.get(`/api/sales${query}`)).body.items ?? []
const stock = async () => (await owner.get('/api/products/1')).body['stock'] as number

describe('a line', () => {
  it('acts and answers with the result and an Undo button; undone once, and the button goes', async () => {
    const before = await stock()
    const answer = await bia.type('/buy Ana: 2 café fiado')
    expect(answer.text).toMatch(/Ana[\s\S]*10,00/)
    expect(await stock()).toBe(before - 2)
    const undone = await bia.tap(answer, /desfazer/i)
    expect(await stock()).toBe(before)
    expect(undone.buttons).toEqual([])
    const [sale] = await sales()
    expect(sale).toMatchObject({ status: 'voided', seller: { name: 'Bia' }, customer: { name: 'Ana' } })
  })

  it('arrives as typed: markup, ampersands and right-to-left names are text', async () => {
    const answer = await bia.type('/buy سلام <i>&amp;: 1 pão fiado')
    expect(answer.text).toContain('سلام <i>&amp;')
    expect(answer.text).toContain('Pão <b>francês</b> & cia')
  })

  it('that lacks something is asked for; two taps at once are one, later ones are told', async () => {
    const before = await stock()
    const asked = await bia.type('/buy Ana: 3 café')
    expect(asked.buttons.map((one) => one.text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/pago/i), expect.stringMatching(/fiado/i)]),
    )
    const old = structuredClone(asked)
    const answered = telegram.answers.length
    const tap = bia.tapping(asked, /fiado/i)
    await Promise.all([telegram.deliver(tap), telegram.deliver(tap)])
    await vi.waitFor(() => expect(telegram.answers.length).toBe(answered + 2), 60_000)
    expect(await stock()).toBe(before - 3)
    await bia.tap(old, /pago/i)
    expect(telegram.answers.at(-1)).toBeTruthy()
    expect(await stock()).toBe(before - 3)
  })

  it('a typed answer is followed by a Confirm; /cancel and another command end a question', async () => {
    const asked = await bia.type('/estoque café 10 x')
    expect(asked.text).toMatch(/cust/i)
    const confirm = await bia.type('3,50')
    const before = await stock()
    expect(confirm.buttons.length).toBeGreaterThan(1)
    await bia.tap(confirm, /confirm/i)
    expect(await stock()).toBe(before + 10)
    await bia.type('/buy Ana: 1 café')
    expect((await bia.type('/cancel')).text).not.toBe((await bia.type('/cancel')).text)
    expect(await stock()).toBe(before + 10)
  })

  it('what cannot be read is said in words, and nothing changes', async () => {
    const before = (await sales()).length
    for (const line of [
      '/buy Ana: 1.5.2,3 café fiado',
      '/pagar Ana NaN',
      'bom dia',
      '/nada',
      '/buy Ana: 2 xilofone fiado',
    ]) {
      const { text } = await bia.type(line)
      expect(text.length).toBeGreaterThan(5)
      expect(text).not.toMatch(/undefined|null|Error|invalid_|\{/)
    }
    expect(await sales()).toHaveLength(before)
  })

  it('long lists are paged in place, and no message is over 4,096 characters', async () => {
    for (let n = 0; n < 60; n++)
      await owner.post('/api/products', {
        name: `Produto de nome bem comprido para a lista, número ${n}`,
        price: 100 + n,
      })
    const page = await bia.type('/lista_produtos')
    const first = page.text
    expect(first.length).toBeLessThanOrEqual(4096)
    const next = await bia.tap(page, /▶|próxim|›|»|→/i)
    expect(next.text).not.toBe(first)
    expect(next.text.length).toBeLessThanOrEqual(4096)
    const named = await bia.type(`/estoque ${'ç'.repeat(4080)}`)
    expect(named.text).toHaveLength(4096)
    expect(named.text).toMatch(/ç…$/)
  })
})

describe('who may', () => {
  it('a stranger becomes a customer; what is the staff’s is refused before a word is matched', async () => {
    const nina = telegram.person(900, 'Nina', { language_code: 'en' })
    expect((await nina.type('/start')).text.length).toBeGreaterThan(10)
    const before = (await sales()).length
    const refused = await nina.type('/buy Ana: 1 café fiado')
    expect(refused.text).toMatch(/staff/i)
    expect((await nina.type('/dividas')).text).not.toMatch(/Ana/)
    expect(await sales()).toHaveLength(before)
  })

  it('menus follow a role, and who is disabled is told so', async () => {
    const caio = telegram.person(901, 'Caio')
    await caio.type('/start')
    const { items } = (await owner.get('/api/users?q=caio')).body
    const [{ id, version }] = items as [{ id: number; version: number }]
    const promoted = await owner.patch(`/api/users/${id}`, { version, role: 'admin' })
    await vi.waitFor(() => expect(telegram.menus.get('901')).toContain('vender'), 60_000)
    expect(telegram.menus.get('901')).not.toContain('produto')
    expect((await caio.type('/buy Ana: 1 café fiado')).text).toMatch(/5,00/)
    const disabled = await owner.patch(`/api/users/${id}`, {
      version: promoted.body['version'],
      disabled: true,
    })
    expect(disabled.status).toBe(200)
    const before = (await sales()).length
    expect((await caio.type('/buy Ana: 1 café fiado')).text).toBeTruthy()
    expect(await sales()).toHaveLength(before)
    await vi.waitFor(() => expect(telegram.menus.get('901')).toEqual([]), 60_000)
  })

  it('a role is given after a Confirm that shows name and id', async () => {
    const asked = await olga.type('/user @nobody_here admin')
    expect(asked.text).toBeTruthy()
    const dora = telegram.person(902, 'Dora', { username: 'dora_x' })
    await dora.type('/start')
    const confirm = await olga.type('/user @dora_x admin')
    expect(confirm.text).toMatch(/Dora[\s\S]*902|902[\s\S]*Dora/)
    await olga.tap(confirm, /dar acesso/i)
    expect((await owner.get('/api/users?q=dora')).body.items).toMatchObject([{ role: 'admin' }])
  })
})

describe('Telegram misbehaves', () => {
  it('a redelivered update acts once', async () => {
    const before = (await sales()).length
    const had = bia.messages.length
    await bia.drop('/buy Rosa: 1 café fiado', 5)
    await bia.drop('/dividas')
    await vi.waitFor(() => expect(bia.messages.length).toBe(had + 2), 60_000)
    expect(await sales()).toHaveLength(before + 1)
  })

  it.each<[string, object]>([
    ['a language that is none', { from: { id: 950, is_bot: false, first_name: 'Ugo', language_code: {} } }],
    ['a text that is none', { text: { startsWith: 1 } }],
    ['a number that is none', { message_id: '1'.repeat(400), text: 5 }],
  ])('an update with %s is set aside, and what is typed behind it is answered', async (_, wrong) => {
    const ugo = telegram.person(950, 'Ugo')
    const had = ugo.messages.length
    const { message } = ugo.message('/help') as { message: object }
    await telegram.deliver({ message: { ...message, ...wrong } })
    await ugo.drop('/help buy')
    await vi.waitFor(() => expect(ugo.messages.slice(had).at(-1)?.text).toMatch(/comando/i), 60_000)
    expect(ugo.messages.length).toBeLessThanOrEqual(had + 2)
  })

  it('one chat’s updates act in order, and its answers come in order', async () => {
    const had = bia.messages.length
    for (let n = 1; n <= 12; n++) await bia.drop(`/buy Fila: ${n} café fiado`)
    await vi.waitFor(() => expect(bia.messages.length).toBe(had + 12), 60_000)
    const made = (await sales('?q=fila&limit=12')) as unknown as { items: { quantity: number }[] }[]
    expect(made.map((sale) => sale.items[0]?.quantity).toReversed()).toEqual(
      Array.from({ length: 12 }, (_, n) => n + 1),
    )
    const due = (text: string) => Number(/R\$\s?([\d.]+),\d\d/.exec(text)?.[1]?.replace('.', ''))
    const shown = bia.messages.slice(had).map((one) => due(one.text))
    expect(shown).toEqual(Array.from({ length: 12 }, (_, n) => (n + 1) * 5))
  })

  it('429 is waited out, 500 and silence are tried again: each answer arrives, in order', async () => {
    telegram.faults.push(
      { method: 'sendMessage', times: 1, status: 429, body: { parameters: { retry_after: 1 } } },
      { method: 'sendMessage', times: 2, status: 500 },
    )
    const since = Date.now()
    const answer = await bia.type('/estoque café')
    expect(Date.now() - since).toBeGreaterThan(950)
    expect(answer.text).toMatch(/Café/)
  })

  it('cut off, the shop goes on over HTTP; back again, what was said arrives, once', async () => {
    const port = Number(new URL(telegram.root).port)
    await telegram.stop()
    expect((await owner.get('/api/products/1')).status).toBe(200)
    expect((await fetch(`${app.base}/ready`)).status).toBe(200)
    await bia.drop('/buy Lina: 1 café fiado')
    await telegram.listen(port)
    await vi.waitFor(async () => expect(await sales('?q=lina')).toHaveLength(1), 60_000)
    await vi.waitFor(() => expect(bia.messages.at(-1)?.text).toMatch(/Lina/), 60_000)
  })
})
