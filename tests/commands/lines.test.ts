// What typed lines show, say and refuse, whatever the command; and that no line breaks them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerDraft, sayRefusal, showPage, wordsOf } from '#commands/index.ts'
import { DomainError } from '#domain/errors.ts'
import { Counter } from '../support/counter.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'

let counter: Counter
beforeAll(async () => {
  counter = await Counter.open()
})
afterAll(() => counter.shop.close())

describe('what only shows', () => {
  it('asks which is meant, a button each; a customer is never guessed from a slip', async () => {
    const goods = await counter.type('/estoque leite')
    expect(goods.message.text).toMatch(/leite desnatado[\s\S]*leite integral/)
    expect(goods.message.buttons?.flat().map(({ action }) => action)).toContainEqual({
      do: 'page',
      list: 'product',
      page: counter.ids['leite desnatado'],
    })
    const slip = await counter.type('/dividas Aan')
    const [button] = slip.message.buttons?.flat() ?? []
    expect(button).toMatchObject({ label: 'Ana', action: { do: 'page', list: 'account' } })
    const { id } = (await counter.shop.do('customers.list', { q: 'Ana' })).items[0] ?? { id: 0 }
    expect((await showPage(counter.shop.runtime, counter.shop.staff, 'account', id))?.text).toMatch(/^Ana /)
    expect(
      (await showPage(counter.shop.runtime, counter.shop.staff, 'product', counter.ids['arroz'] ?? 0))?.text,
    ).toMatch(/^arroz: /)
    await expect(showPage(counter.shop.runtime, counter.shop.user, 'account', id)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('goods that only sound like what was typed', () => {
  let cup = 0
  beforeAll(async () => {
    const { shop } = counter
    const made = await shop.do('products.create', { name: 'Xícara', price: 900 }, { actor: shop.owner })
    cup = made.id
    await shop.do('stock.receive', { productId: cup, quantity: 50, unitCost: 100 })
  })

  it.each([
    ['/buy Ana: 2 chicra fiado', 'items.0.product'],
    ['/estoque chicra 10 x 3,50', 'product'],
    ['/estoque chicra = 12', 'product'],
    ['/estoque chicra -2 quebrou', 'product'],
    ['/product chicra preço 5,50', 'product'],
  ])('are asked about: %s', async (line, key) => {
    const asked = await counter.type(line, counter.shop.owner)
    expect(asked).toMatchObject({ status: 'needs_input', missing: expect.arrayContaining([key]) })
    const choices = asked.status === 'needs_input' ? asked.choices[key] : undefined
    expect(choices).toEqual([expect.objectContaining({ id: cup, name: 'Xícara' })])
    const chosen = await counter.type(line, counter.shop.owner, { preview: true, choices: { [key]: cup } })
    expect(chosen).toMatchObject({ status: 'preview' })
  })

  it('are shown when they are tapped; within a slip of the finger they are meant', async () => {
    const { message } = await counter.type('/estoque chicra')
    expect(message.buttons?.flat()[0]).toMatchObject({ action: { do: 'page', list: 'product', page: cup } })
    const sold = await counter.type('/buy Ana: 2 xicarra fiado')
    expect(sold.status === 'done' && sold.data).toMatchObject({ items: [{ productId: cup, quantity: 2 }] })
  })
})

it('a colon after who pays and a mark against its price are read as they are meant', async () => {
  await counter.sold('/buy Ana: 1 detergente fiado')
  const paid = await counter.type('/pagar Ana: 1,00')
  expect(paid.status === 'done' && paid.data).toMatchObject({ amount: 100, customer: { name: 'Ana' } })
  const lot = await counter.type('/estoque detergente 10 x2,50')
  expect(lot.status === 'done' && lot.data).toMatchObject({ quantity: 10, unitCost: 250 })
})

it.each([
  ['/pagar Ana R$ 0,50 com pix', { amount: 50, method: 'pix' }],
  ['/buy Ana: 1 café pago R$ 5,00 em pix', { payments: [{ amount: 500, method: 'pix' }] }],
  ['/buy Ana: 1 café desconto R$ 1,00 fiado', { discount: 100 }],
  ['/estoque arroz 1 kg x R$ 7,00', { unitCost: 700 }],
  ['/product arroz preço R$ 10,50', { price: 1050 }],
  ['/product novo Cuscuz R$ 5,00', { name: 'Cuscuz', price: 500 }],
])(
  '%s: a mark apart from its amount and a word before the method are no more than that',
  async (line, input) => {
    await counter.sold('/buy Ana: 1 detergente fiado')
    expect(await counter.type(line, counter.shop.owner, { preview: true })).toMatchObject({ input })
  },
)

it.each(['R$ 7,00', 'r$7', '7,00'])('an answer of %s is that amount', async (text) => {
  for (const [line, input] of [
    ['/estoque arroz 1 kg x', { unitCost: 700 }],
    ['/product novo Cuscuz', { price: 700 }],
  ] as const) {
    const asked = await counter.type(line, counter.shop.owner)
    if (asked.status !== 'needs_input') throw new Error(asked.message.text)
    const { runtime, owner } = counter.shop
    expect(await answerDraft(runtime, owner, asked.draft, text, { source: 'test' })).toMatchObject({ input })
  }
})

it.each([
  ['10 ontem', { amount: 1000, on: 1 }],
  ['10 pix anteontem', { amount: 1000, method: 'pix', on: 2 }],
  ['dez', { amount: 1000 }],
  ['vinte e dois e cinquenta', { amount: 2250 }],
])(
  'an answer of how much was paid says on which day too: %s',
  async (text, { on, ...input }: { on?: number; amount: number; method?: string }) => {
    await counter.sold('/buy Ana: 9 café fiado')
    const asked = await counter.type('/pagar Ana')
    if (asked.status !== 'needs_input') throw new Error(asked.message.text)
    const { runtime, staff } = counter.shop
    const answered = await answerDraft(runtime, staff, asked.draft, text, { source: 'test' })
    expect(answered).toMatchObject({
      input: { ...input, ...(on === undefined ? {} : { on: await counter.shop.day(on) }) },
    })
  },
)

it('what comes in grams goes in as kilos', async () => {
  const lot = await counter.type('/estoque arroz 500 g x 7,00')
  expect(lot.status === 'done' && lot.data).toMatchObject({ quantity: 0.5, unitCost: 700 })
})

describe('what is said of it', () => {
  const said = async (line: string, more = {}) =>
    (await counter.type(line, counter.shop.owner, more)).message.text

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
    await expect(counter.type('/pagar Ana 0')).rejects.toThrow('mais que zero')
    await expect(counter.type('/pagar Ana', counter.shop.staff, { choices: { amount: 0 } })).rejects.toThrow(
      'mais que zero',
    )
  })

  it.each(['no', 'não', '', 0])('a role is not given by a Confirm that says %j', async (confirm) => {
    const { shop } = counter
    await expect(counter.type('/user Bia owner', shop.owner, { choices: { confirm } })).rejects.toThrow(
      'não está mais aqui',
    )
    expect(await shop.look(`select to_json(role) from users where id = ${shop.staff.userId}`)).toBe('admin')
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
    const error = await counter.type(line, counter.shop.user).catch((thrown: unknown) => thrown)
    expect(error instanceof DomainError && error.code).toBe('forbidden')
  })
})

test.prop(
  [
    fc.stringMatching(/^[\p{L}\p{N} ,.:;\-+=x×/%\n]{0,40}$/u),
    fc.constantFrom('/buy ', '/estoque ', '/pagar ', '/product ', '/user '),
  ],
  { numRuns: times(60, 150) },
)('no line breaks it: it is done, asked about or refused in words', async (text, command) => {
  const error = await counter.type(command + text, counter.shop.owner, { preview: true }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error !== undefined) expect(sayRefusal(error, wordsOf('en', 'BRL'))).toBeTruthy()
})
