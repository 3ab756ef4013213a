// What typed lines mean, on a real shop: rows of the contract's table, spellings, and lines that must change nothing.

import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CommandError,
  type Outcome,
  run,
  sayRefusal,
  settleDraft,
  showPage,
  wordsOf,
} from '#commands/index.ts'
import { DomainError } from '#domain/errors.ts'
import type { Actor } from '#domain/operation.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
const ids: Record<string, number> = {}
beforeAll(async () => {
  shop = await TestShop.open()
  for (const [name, price, unit] of [
    ['café', 500, 'un'],
    ['pão francês', 75, 'un'],
    ['arroz', 1000, 'kg'],
    ['leite integral', 600, 'un'],
    ['leite desnatado', 610, 'un'],
    ['leite integral 1 l', 700, 'un'],
    ['pão e manteiga', 900, 'un'],
    ['detergente', 250, 'un'],
    ['papel nota', 30, 'un'],
    ['nota fiscal', 40, 'un'],
  ] as const) {
    const { id } = await shop.do('products.create', { name, price, unit }, { actor: shop.owner })
    await shop.do('stock.receive', { productId: id, quantity: 5000, unitCost: 100 })
    ids[name] = id
  }
  await shop.do('customers.create', { name: 'Ana' })
  await shop.do('customers.create', { name: 'Bia' })
})
afterAll(() => shop.close())

const type = (line: string, actor: Actor = shop.staff, more = {}): Promise<Outcome> =>
  run(shop.runtime, actor, line, { source: 'test', ...more })
const english = () => ({ ...shop.staff, language: 'en' as const })

interface SaleData {
  readonly customer: { name: string } | null
  readonly items: { productId: number; quantity: number }[]
  readonly total: number
  readonly paid: number
  readonly due: number
  readonly payments: { method: string }[]
}
const sold = async (line: string, actor?: Actor) => {
  const outcome = await type(line, actor)
  if (outcome.status !== 'done') throw new Error(`${line}: ${outcome.status} ${outcome.message.text}`)
  const sale = outcome.data as SaleData
  const nameOf = (id: number) => Object.keys(ids).find((name) => ids[name] === id)
  return {
    sale,
    lines: sale.items.map((item) => [nameOf(item.productId), item.quantity]),
    text: outcome.message.text,
    undoId: outcome.undoId,
  }
}

describe('what only shows', () => {
  it('asks which is meant, a button each; a customer is never guessed from a slip', async () => {
    const goods = await type('/estoque leite')
    expect(goods.message.text).toMatch(/leite desnatado[\s\S]*leite integral/)
    expect(goods.message.buttons?.flat().map(({ action }) => action)).toContainEqual({
      do: 'page',
      list: 'product',
      page: ids['leite desnatado'],
    })
    const slip = await type('/dividas Aan')
    const [button] = slip.message.buttons?.flat() ?? []
    expect(button).toMatchObject({ label: 'Ana', action: { do: 'page', list: 'account' } })
    const { id } = (await shop.do('customers.list', { q: 'Ana' })).items[0] ?? { id: 0 }
    expect((await showPage(shop.runtime, shop.staff, 'account', id))?.text).toMatch(/^Ana /)
    expect((await showPage(shop.runtime, shop.staff, 'product', ids['arroz'] ?? 0))?.text).toMatch(/^arroz: /)
    await expect(showPage(shop.runtime, shop.user, 'account', id)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

it('a colon after who pays and a mark against its price are read as they are meant', async () => {
  await sold('/buy Ana: 1 detergente fiado')
  const paid = await type('/pagar Ana: 1,00')
  expect(paid.status === 'done' && paid.data).toMatchObject({ amount: 100, customer: { name: 'Ana' } })
  const lot = await type('/estoque detergente 10 x2,50')
  expect(lot.status === 'done' && lot.data).toMatchObject({ quantity: 10, unitCost: 250 })
})

describe('/buy', () => {
  it('reads accents that a phone types as two characters', async () => {
    const line = '/buy José: 2 café, 1 pão francês fiado vence amanhã'.normalize('NFD')
    expect((await sold(line)).sale).toMatchObject({ customer: { name: 'José' }, total: 1075 })
  })

  it('shows the first of very many lines, in a question as in a refusal', async () => {
    const many = Array.from({ length: 150 }, () => '1 pão e manteiga').join(', ')
    const asked = await type(`/buy Ana: ${many}`)
    expect(asked.message.text.length).toBeLessThan(1000)
    expect(asked.message.text).toMatch(/… e mais 138\nTotal R\$\s1\.350,00/)
  })

  it.each([
    ['/buy 2 sabonete pago', /“sabonete”/],
    ['/buy Ana: sabonete 2 fiado', /sabonete/],
    ['/buy Ana: 1 café, 3 sabonete fiado', /“sabonete”/],
    ['/buy 1.5.2,3 café pago', /“1\.5\.2,3” não é um número/],
  ])('%s says what it is that the shop does not have, and blames no good number', async (line, says) => {
    await expect(type(line)).rejects.toThrow(says)
  })

  it.each([
    [
      '/buy Ana: 2 café, 1,5 kg arroz fiado',
      [
        ['café', 2],
        ['arroz', 1.5],
      ],
    ],
    ['/buy Ana 2 café fiado', [['café', 2]]],
    ['/vender ana: café fiado', [['café', 1]]],
    ['/buy Ana: café 2 fiado', [['café', 2]]],
    [
      '/buy Ana: arroz 1,5 kg e detergente fiado',
      [
        ['arroz', 1.5],
        ['detergente', 1],
      ],
    ],
    [
      '/buy Ana:\n2 café\n350g arroz\nfiado',
      [
        ['café', 2],
        ['arroz', 0.35],
      ],
    ],
    [
      '/buy Ana: 2 café,1 detergente,1,5 kg arroz fiado',
      [
        ['café', 2],
        ['detergente', 1],
        ['arroz', 1.5],
      ],
    ],
    ['/buy Ana: 2 pão e manteiga fiado', [['pão e manteiga', 2]]],
    [
      '/buy Ana: café e detergente fiado',
      [
        ['café', 1],
        ['detergente', 1],
      ],
    ],
    ['/buy Ana: leite integral 1 l fiado', [['leite integral 1 l', 1]]],
    ['/buy Ana: 3 leite integral 1 L fiado', [['leite integral 1 l', 3]]],
    ['/buy Ana: leite integral 1 l 2 fiado', [['leite integral 1 l', 2]]],
    ['/buy Ana: 1 cafr fiado', [['café', 1]]],
    ['/buy   ANA :  2   CAFÉ   a prazo', [['café', 2]]],
    ['/buy Ana: 2 café na conta', [['café', 2]]],
    ['/buy Ana: 2 papel nota fiado', [['papel nota', 2]]],
    ['/buy Ana: papel nota 2 fiado', [['papel nota', 2]]],
    ['/buy Ana: 3 nota fiscal fiado', [['nota fiscal', 3]]],
    [
      '/buy Ana: 2 café, nota fiscal fiado',
      [
        ['café', 2],
        ['nota fiscal', 1],
      ],
    ],
  ])('%j', async (line, lines) => expect((await sold(line)).lines).toEqual(lines))

  it('money: paid with a method, to nobody, in part; discount and note', async () => {
    expect((await sold('/buy Ana: 3 café pago pix')).sale.payments[0]?.method).toBe('pix')
    const nobody = (await sold('/buy 3 café à vista')).sale
    expect([nobody.customer, nobody.paid, nobody.payments[0]?.method]).toEqual([null, 1500, 'cash'])
    const part = (await sold('/buy Ana: 3 café pago 10 cartão desconto 2,00 obs sem açúcar')).sale
    expect([part.total, part.paid, part.due]).toEqual([1300, 1000, 300])
    expect((await sold('/sell Ana: 1 café on credit', english())).text).toContain('5.00')
  })

  it.each([
    ['/buy Ana: 2 café fiado nota sem açúcar', 'sem açúcar'],
    ['/buy Ana: café 2 nota para levar', 'para levar'],
    ['/buy Ana: 2 papel nota fiado obs nota amanhã', 'nota amanhã'],
    ['/buy Ana: 2 papel nota fiado nota: amanhã', 'amanhã'],
    ['/buy Ana: 2 papel nota fiado', null],
  ])('%j is noted as %j', async (line, note) => {
    const asked = await type(line, shop.staff, { choices: { payment: 'credit' }, preview: true })
    expect(asked.status === 'preview' && (asked.input as { note?: string }).note).toBe(note ?? undefined)
  })

  it.each([
    '/buy Ana: 1.5.2,3 café fiado',
    '/buy Ana: 1e1 café fiado',
    '/buy Ana: -2 café fiado',
    '/buy Ana: −2 café fiado',
    '/buy Ana: 1,5 café fiado',
    '/buy Ana: 1,2345 kg arroz fiado',
    '/buy Ana: 0 café fiado',
    '/buy Ana: café 2,1 detergente fiado',
    '/buy Ana: 1 café e xilofone fiado',
    '/buy Ana: 2 kg café fiado',
    '/buy Ana: 2 café fiado desconto 10%',
    '/buy Ana: 2 café fiado vence 31/02',
    '/buy Ana: 2 café fiado banana',
    '/buy',
    '/nada',
  ])('%j is refused in words', async (line) => {
    const error = await type(line).then(
      (outcome) => outcome.status,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(CommandError)
    expect(sayRefusal(error, wordsOf('pt-BR', 'BRL'))).toBeTruthy()
  })

  it('asks for what is missing, one after another; choices settle by key', async () => {
    const asked = await type('/buy Ana: 1 café, 2 leite')
    if (asked.status !== 'needs_input') throw new Error(asked.status)
    expect(asked.missing).toEqual(['items.1.product', 'payment'])
    expect(asked.choices['payment']?.map((one) => one.id)).toEqual(['paid', 'credit'])
    const chosen = { 'items.1.product': ids['leite integral'] ?? 0, payment: 'credit' }
    const done = await type('/buy Ana: 1 café, 2 leite', shop.staff, { choices: chosen })
    expect(done.status === 'done' && (done.data as SaleData).due).toBe(1700)
  })

  it('a mistyped customer is asked about; a new one on credit is made, and told', async () => {
    const asked = await type('/buy Lia: 1 café fiado')
    if (asked.status !== 'needs_input') throw new Error(asked.status)
    expect(asked.choices['customer']?.map((one) => one.name)).toEqual(['Bia', 'Lia (novo)'])
    const made = await sold('/buy Valdirene Quaresma: 1 café fiado')
    expect([made.sale.customer?.name, made.text.includes('Valdirene')]).toEqual(['Valdirene Quaresma', true])
  })

  it('a price that changed since it was shown is asked again', async () => {
    const asked = await type('/buy Ana: 1 detergente')
    if (asked.status !== 'needs_input') throw new Error(asked.status)
    const { version } = await shop.do('products.get', { id: ids['detergente'] })
    await shop.do('products.edit', { id: ids['detergente'], version, price: 300 }, { actor: shop.owner })
    const again = await settleDraft(
      shop.runtime,
      shop.staff,
      asked.draft,
      { key: 'payment', value: 'credit' },
      { source: 'test' },
    )
    if (again.status !== 'needs_input') throw new Error(again.status)
    expect(again.message.text).toMatch(/3,00/)
    const done = await settleDraft(shop.runtime, shop.staff, again.draft, 'confirm', { source: 'test' })
    expect(done.status === 'done' && (done.data as SaleData).total).toBe(300)
  })

  it('a preview stores nothing', async () => {
    const before = await shop.look<number>('select count(*) from sales')
    const outcome = await type('/buy Zilda Nova: 2 café fiado', shop.staff, { preview: true })
    expect([outcome.status, outcome.message.text.includes('10,00')]).toEqual(['preview', true])
    expect(await shop.look('select count(*) from sales')).toBe(before)
    expect(await shop.look(`select count(*) from customers where folded = 'zilda nova'`)).toBe(0)
  })
})

describe('what is said of it', () => {
  const said = async (line: string, more = {}) => (await type(line, shop.owner, more)).message.text

  it.each([
    ['/product arroz minimo 3', 'arroz: mínimo 3 kg', '🏷️ arroz: mínimo 3 kg'],
    ['/product arroz esconder', 'arroz: esconder dos clientes', '🙈 Os clientes não veem mais arroz.'],
    ['/product arroz mostrar', 'arroz: mostrar aos clientes', '🏷️ Os clientes veem arroz de novo.'],
    ['/product arroz preço 10,00', /arroz: preço R\$\s10,00/, /arroz: R\$\s10,00\/kg/],
  ])('%s', async (line, before, after) => {
    expect(await said(line, { preview: true })).toMatch(before)
    expect(await said(line)).toMatch(after)
  })

  it('a payment of nothing is refused, typed or chosen', async () => {
    await expect(type('/pagar Ana 0')).rejects.toThrow('mais que zero')
    await expect(type('/pagar Ana', shop.staff, { choices: { amount: 0 } })).rejects.toThrow('mais que zero')
  })

  it.each(['/dívidas', '/DÍVIDAS', 'dívidas', '/dívidas'.normalize('NFD')])('%s is /dividas', async (line) =>
    expect(await said(line)).toBe(await said('/dividas')),
  )

  it('/usuário is /user', async () => expect(await said('/usuário')).toBe(await said('/user')))
})

describe('who may', () => {
  it.each([
    '/buy Ana: 1 café fiado',
    '/estoque café 10 x 1,00',
    '/pagar Ana tudo',
    '/product café preço 1,00',
    '/user @bia owner',
  ])('%s is refused to a customer before a word is matched', async (line) => {
    const error = await type(line, shop.user).catch((thrown: unknown) => thrown)
    expect(error instanceof DomainError && error.code).toBe('forbidden')
  })
})

test.prop(
  [
    fc.stringMatching(/^[\p{L}\p{N} ,.:;\-+=x×/%\n]{0,40}$/u),
    fc.constantFrom('/buy ', '/estoque ', '/pagar ', '/product ', '/user '),
  ],
  { numRuns: 150 },
)('no line breaks it: it is done, asked about or refused in words', async (text, command) => {
  const error = await type(command + text, shop.owner, { preview: true }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error !== undefined) expect(sayRefusal(error, wordsOf('en', 'BRL'))).toBeTruthy()
})
