// A draft that chat and screen fill in turns: each sees what the other did, the card is edited in place, and who finishes first has done it.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { times } from '../support/full.ts'
import { Group } from '../support/group.ts'
import { type Person, Telegram } from '../support/telegram.ts'

const BIA = 222
let fresh: FreshDatabase
let telegram: Telegram
let app: App
let bia: Person
let screen: Client
let other: Client
let database: Database
const apps: App[] = []

/** Two processes: the chat may be answered by either. */
beforeAll(async () => {
  ;[fresh, telegram] = [await freshDatabase(), await Telegram.start()]
  const env = {
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
  }
  app = await App.start(env)
  const second = await App.start(env)
  apps.push(app, second)
  database = openDatabase({ connection: fresh.config, timeZone: 'America/Sao_Paulo' })
  const owner = await app.login('owner', 111, 'Olga')
  const { body } = await owner.post('/api/products', { name: 'Café', price: 500 })
  await owner.post('/api/stock/receipts', { productId: body['id'], quantity: 100_000, unitCost: 100 })
  await owner.post('/api/customers', { name: 'Ana' })
  screen = await second.login('admin', BIA, 'Bia')
  other = owner
  bia = telegram.person(BIA, 'Bia')
})
afterAll(async () => {
  await database.close()
  for (const one of apps) await one.stop()
  await telegram.stop()
  await fresh.drop()
})
beforeEach(() => bia.type('/cancel'))

type Card = Awaited<ReturnType<Person['type']>>
const draftOf = async () => ((await screen.get('/api/drafts')).body.items ?? [])[0] ?? {}
const put = (id: unknown, body: object) => screen.call('PUT', `/api/drafts/${String(id)}`, body)
const cafe = (quantity: number) => ({ customerId: 1, items: [{ productId: 1, quantity, unitPrice: 500 }] })
const sell = (id: unknown, quantity: number) =>
  screen.post('/api/sales', cafe(quantity), { 'idempotency-key': `intent:${String(id)}` })
const sales = async () => (await other.get('/api/sales?limit=200')).body.items ?? []
const shows = (card: () => Card | undefined, text: RegExp) =>
  vi.waitFor(() => expect(card()?.text ?? '').toMatch(text), 60_000)
const at = (id: number) => () => bia.messages.find((one) => one.id === id)
const last = () => bia.messages.at(-1)
const waiting = async () =>
  Number(
    await database.run(
      [step('test.waiting', 'select count(*)::text from outbox where sent_at is null and failed_at is null')],
      {},
    ),
  )

describe('several acts of one message', () => {
  it('are no screen’s: none fills them, ends them, or acts under their key; the card goes on', async () => {
    const before = (await sales()).length
    const card = await bia.type('Ana 2 café fiado\nAna 3 café fiado')
    expect(card.text).toContain('1 de 2')
    const id = /^d:(\d+):/.exec(card.buttons[0]?.callback_data ?? '')?.[1]
    expect(card.buttons.filter((one) => one.text.includes('📱'))).toEqual([])
    expect(await draftOf()).toEqual({})
    const refused = [
      await sell(id, 2),
      await put(id, { version: 1, input: cafe(2) }),
      await screen.call('DELETE', `/api/drafts/${id}`),
    ]
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(await sales()).toHaveLength(before)
    await bia.tap(card, /vender/i)
    await vi.waitFor(async () => expect(await sales()).toHaveLength(before + 1), 60_000)
    await shows(last, /3 × Café/)
    // What is done already is not done again at the other door.
    expect((await sell(id, 2)).status).not.toBe(201)
    expect(await sales()).toHaveLength(before + 1)
  })
})

describe('what is changed on the screen', () => {
  it('edits the card of the chat in place, whose buttons act on what it says now', async () => {
    const before = (await sales()).length
    const card = await bia.type('/buy Ana: 2 café')
    const draft = await draftOf()
    expect(draft).toMatchObject({ source: 'chat', chat: true, version: 1, missing: ['payment'] })
    const old = structuredClone(card)
    expect((await put(draft['id'], { version: 1, input: cafe(3) })).status).toBe(200)
    await shows(at(card.id), /3 × Café · R\$\s15,00/)
    expect(bia.messages.filter(({ text }) => /× Café/.test(text) && /Pago ou fiado/.test(text))).toHaveLength(
      1,
    )
    // An older button does nothing: what it was below has changed.
    await telegram.deliver(bia.tapping(old, /fiado/i))
    await vi.waitFor(() => expect(telegram.answers.at(-1)).toMatch(/O cartão mudou/), 60_000)
    expect(await sales()).toHaveLength(before)
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 60_000)
    const now = at(card.id)() ?? card
    expect((await bia.tap(now, /fiado/i)).text).toMatch(/✅ Ana levou[\s\S]*3 × Café/i)
    expect((await sales())[0]).toMatchObject({ total: 1500, due: 1500 })
  })

  it('is at most one edit a second, the newest, however fast it changes', async () => {
    const card = await bia.type('/buy Ana: 2 café')
    const { id } = await draftOf()
    const edits = () =>
      telegram.calls.filter(
        ({ method, payload }) => method === 'editMessageText' && payload.message_id === card.id,
      )
    const began = Date.now()
    for (let n = 0; n < 20; n++)
      expect((await put(id, { version: n + 1, input: cafe(n + 3) })).status).toBe(200)
    await shows(at(card.id), /22 × Café/)
    const seconds = Math.ceil((Date.now() - began) / 1000)
    expect(edits().length).toBeLessThanOrEqual(seconds + 1)
  })

  it('is sent to the chat when it is gone on with there, below what was said last; what was in hand is put aside', async () => {
    const { body } = await screen.post('/api/commands/execute', { command: '/buy Ana: 4 café' })
    const id = body['draftId']
    const aside = await bia.type('/buy Ana: 1 café')
    expect((await put(id, { version: 1, input: cafe(5), chat: true })).status).toBe(200)
    await shows(last, /5 × Café/)
    expect((await draftOf())['chat']).toBe(true)
    // Words answer it now, and not what was put aside.
    const asked = await bia.type('fiado')
    expect(asked.text).toMatch(/5 × Café/)
    expect((await bia.type('sim')).text).toMatch(/✅ Ana levou[\s\S]*5 × Café/i)
    expect(aside.text).toMatch(/1 × Café/)
  })

  it('takes the ways out of a refusal from the card: they are of the sale as it was', async () => {
    const { body: scarce } = await other.post('/api/products', { name: 'Croissant', price: 800 })
    await other.post('/api/stock/receipts', { productId: scarce['id'], quantity: 1, unitCost: 100 })
    const card = await bia.type('/buy Ana: 2 croissant fiado')
    const labels = () => (at(card.id)()?.buttons ?? []).map(({ text }) => text)
    expect(labels()).toContain('Vender 1')
    const { id, version } = await draftOf()
    const items = [...cafe(1).items, { productId: scarce['id'], quantity: 2, unitPrice: 800 }]
    expect((await put(id, { version, input: { customerId: 1, items } })).status).toBe(200)
    await shows(at(card.id), /1 × Café/)
    await vi.waitFor(() => expect(labels()).toContain('✅ Vender'), 60_000)
    expect(labels()).not.toContain('Vender 1')
    expect(labels()).not.toContain('Tirar')
  })

  it('keeps what was heard above the card, and above what it came to', async () => {
    const card = await bia.type('/buy Ana: 2 café')
    const { id } = await draftOf()
    const heard = `update drafts set card = card || '{"lead": "🎤 Ouvi: “ana dois cafés”"}' where id = @id::bigint`
    await database.run([step('test.heard', heard)], { id: Number(id) })
    expect((await put(id, { version: 1, input: cafe(3) })).status).toBe(200)
    await shows(at(card.id), /^🎤 Ouvi: “ana dois cafés”\n\n[\s\S]*3 × Café/)
    await sell(id, 3)
    await shows(at(card.id), /^🎤 Ouvi: “ana dois cafés”\n\n✅ Ana levou[\s\S]*feito na tela/)
  })

  it('given up there, its card says so', async () => {
    const card = await bia.type('/buy Ana: 2 café')
    const { id } = await draftOf()
    expect((await screen.call('DELETE', `/api/drafts/${String(id)}`)).status).toBe(204)
    await shows(at(card.id), /^(?!.*× Café)/s)
    expect(at(card.id)()?.buttons).toEqual([])
    // Words answer nothing any more.
    expect((await bia.type('/cancel')).text).toMatch(/nenhuma/i)
  })
})

describe('what is answered in the chat', () => {
  it('is there on the screen at once, and an older version is told what is so', async () => {
    const card = await bia.type('/buy 2 café')
    const { id } = await draftOf()
    await put(id, { version: 1, input: { items: cafe(3).items } })
    await shows(at(card.id), /3 × Café/)
    const asked = await bia.type('fiado')
    expect(asked.text).toMatch(/3 × Café[\s\S]*de quem/i)
    await bia.type('Ana')
    const draft = await draftOf()
    expect(draft).toMatchObject({ id, version: 4, source: 'chat', missing: ['confirm'] })
    expect(draft['input']).toMatchObject(cafe(3))
    const late = await put(id, { version: 2, input: cafe(9) })
    expect([late.status, late.body['current']]).toEqual([409, draft])
  })
})

describe('of a group', () => {
  it('goes on in the person’s own chat once a screen fills it: the group reads nothing of who owes what', async () => {
    const group = new Group(telegram, -1001)
    await telegram.deliver(group.message(bia, '/buy 3 café'))
    await vi.waitFor(() => expect(group.messages.at(-1)?.text).toMatch(/3 × Café/), 60_000)
    const { id } = await draftOf()
    expect((await put(id, { version: 1, input: { ...cafe(3), payments: [] } })).status).toBe(200)
    await shows(last, /Ana[\s\S]*3 × Café/)
    expect(last()?.buttons.map(({ text }) => text)).toContain('✅ Vender')
    const sold = await sell(id, 3)
    expect(sold.status).toBe(201)
    await shows(last, /✅ Ana levou[\s\S]*feito na tela/)
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 60_000)
    expect(group.messages.map(({ text }) => text).join()).not.toMatch(/Ana|deve/)
  })
})

describe('finished on the screen', () => {
  it('the card becomes the result, which says where it was done and can be undone', async () => {
    const card = await bia.type('/buy Ana: 2 café')
    const { id } = await draftOf()
    expect((await sell(id, 2)).status).toBe(201)
    await shows(at(card.id), /✅ Ana levou[\s\S]*2 × Café[\s\S]*feito na tela/i)
    const result = at(card.id)() ?? card
    expect(result.buttons.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^↩ Desfazer/))
    expect((await bia.tap(result, /desfazer/i)).text).toMatch(/desfe/i)
    expect((await sales())[0]).toMatchObject({ status: 'voided' })
  })

  it('and given up in the chat at the same moment: what is stored is what the card says', async () => {
    for (let n = 0; n < 10; n++) {
      const before = (await sales()).length
      const card = await bia.type('/buy Ana: 2 café')
      const { id } = await draftOf()
      const [sold] = await Promise.all([sell(id, 2), telegram.deliver(bia.tapping(card, /cancelar/i))])
      const text = sold.status === 201 ? /✅ Ana levou/i : /cancel|largad|nada/i
      await vi.waitFor(async () => {
        expect(await waiting()).toBe(0)
        expect(at(card.id)()?.text).toMatch(text)
      }, 60_000)
      expect((await sales()).length - before).toBe(sold.status === 201 ? 1 : 0)
    }
  })
})

describe('a new product', () => {
  const olga = () => telegram.person(111, 'Olga')
  const first = async () => ((await other.get('/api/drafts')).body.items ?? [])[0] ?? {}
  const putGoods = (id: unknown, body: object) => other.call('PUT', `/api/drafts/${String(id)}`, body)
  const called = async (q: string) =>
    (await other.get(`/api/products?q=${encodeURIComponent(q)}`)).body.items ?? []

  it('is filled at both doors, made on the screen once, and its card becomes the result', async () => {
    const owner = olga()
    const card = await owner.type('/produto novo Bolo de pote')
    const shown = () => owner.messages.find((one) => one.id === card.id)
    const draft = await first()
    expect(draft).toMatchObject({
      operation: 'products.create',
      input: { name: 'Bolo de pote' },
      missing: ['price'],
    })
    const more = { name: 'Bolo de pote', price: 950, category: 'Doces', minStock: 4 }
    expect((await putGoods(draft['id'], { version: draft['version'], input: more })).status).toBe(200)
    await shows(shown, /R\$\s9,50[\s\S]*categoria Doces[\s\S]*mínimo 4/i)
    const refused = await putGoods(draft['id'], { version: 2, input: { ...more, barcode: '789' } })
    expect([refused.status, refused.body['errors']]).toMatchObject([400, [{ path: 'input.barcode' }]])
    const made = await other.post('/api/products', more, {
      'idempotency-key': `intent:${String(draft['id'])}`,
    })
    expect(made.status).toBe(201)
    await shows(shown, /✅ Bolo de pote[\s\S]*R\$\s9,50[\s\S]*feito na tela/i)
    // A late answer makes no second one.
    await owner.type('8,00')
    await vi.waitFor(async () => expect(await waiting()).toBe(0), 60_000)
    expect(await called('bolo de pote')).toHaveLength(1)
  })

  it('made in the chat meanwhile with another price is not said to be made as the screen has it', async () => {
    const owner = olga()
    await owner.type('/produto novo Brigadeiro')
    const { id } = await first()
    await owner.type('3,00')
    await owner.type('sim')
    await vi.waitFor(async () => expect(await called('brigadeiro')).toHaveLength(1), 60_000)
    const made = (price: number) =>
      other.post(
        '/api/products',
        { name: 'Brigadeiro', price },
        { 'idempotency-key': `intent:${String(id)}` },
      )
    expect((await made(350)).status).toBe(409)
    expect((await made(300)).status).toBe(201)
    expect(await called('brigadeiro')).toMatchObject([{ price: 300 }])
  })

  it('a change of one there is may be said elsewhere too, and its card says it', async () => {
    const owner = olga()
    await owner.tap(await owner.type('/produto café'), /Preço/)
    const draft = await first()
    expect(draft).toMatchObject({ operation: 'products.edit', input: { id: 1 } })
    const put = await putGoods(draft['id'], { version: draft['version'], input: { id: 1, price: 575 } })
    expect([put.status, put.body['input']]).toMatchObject([200, { id: 1, price: 575 }])
    await expect.poll(() => owner.messages.at(-1)?.text).toMatch(/5,75/)
    await owner.type('/cancel')
  })
})

describe('a process that ended between the act and the card', () => {
  it('leaves it to the next who comes: by a tap in the chat it is told as done, once', async () => {
    const before = (await sales()).length
    const card = await bia.type('/buy Ana: 2 café')
    const { id } = await draftOf()
    await sell(id, 2)
    await shows(at(card.id), /✅ Ana levou/i)
    // As if it had ended before the draft did.
    await database.run(
      [
        step(
          'test.unended',
          'update drafts set settled_at = null, ended = null, rev = 1 where id = @id::bigint',
        ),
      ],
      { id: Number(id) },
    )
    await telegram.deliver(
      bia.tapping(
        { ...card, buttons: [{ text: 'Fiado', callback_data: `d:${String(id)}:1:set:payment:credit` }] },
        /fiado/i,
      ),
    )
    await vi.waitFor(
      async () => expect((await screen.get(`/api/drafts/${String(id)}`)).status).toBe(404),
      60_000,
    )
    expect(await sales()).toHaveLength(before + 1)
    await shows(at(card.id), /✅ Ana levou/i)
  })
})

describe('in turns, and finished at once', () => {
  it('again and again: one sale each, of what one of the two showed; the card ends as its result', async () => {
    for (let n = 0; n < times(8, 30); n++) {
      const before = (await sales()).length
      const card = await bia.type('/buy 2 café')
      const { id } = await draftOf()
      await bia.type('fiado')
      expect((await put(id, { version: 2, input: { ...cafe(n + 3), payments: [] } })).status).toBe(200)
      await shows(last, new RegExp(`${n + 3} × Café`))
      const shown = last() ?? card
      const [sold] = await Promise.all([sell(id, n + 3), telegram.deliver(bia.tapping(shown, /✅ vender/i))])
      expect(sold.status).toBe(201)
      await vi.waitFor(async () => {
        expect(await waiting()).toBe(0)
        expect((await screen.get(`/api/drafts/${String(id)}`)).status).toBe(404)
        expect(at(shown.id)()?.text).toMatch(/✅ Ana levou/i)
      }, 60_000)
      const now = await sales()
      expect(now.length).toBe(before + 1)
      expect(now[0]).toMatchObject({ total: (n + 3) * 500, due: (n + 3) * 500 })
    }
  })
})
