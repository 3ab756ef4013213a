// Never guess: what decides goods, people or money has one reading, or is asked, and the answer is what is stored.
import { describe, expect, it } from 'vitest'
import { fillDraft } from '#commands/index.ts'
import type { Counter } from '../support/counter.ts'
import { offered, useDoubtfulCounter } from '../support/doubts.ts'

let counter: Counter
const { ids, asks, meant, tap, answer } = useDoubtfulCounter((opened) => {
  counter = opened
})

describe('a number that may belong to a name', () => {
  it('of goods is asked: the name with it, or so many', async () => {
    const asked = await asks('/buy Pedro: refrigerante 2 fiado')
    expect([asked.missing, offered(asked)]).toEqual([
      ['items.0.quantity'],
      ['1 × Refrigerante 2 L', '2 × refrigerante'],
    ])
    const one = { 'items.0.quantity': 1 }
    expect(await meant('/buy Pedro: refrigerante 2 fiado', one)).toMatchObject({
      items: [{ productId: ids['Refrigerante 2 L'], quantity: 1 }],
    })
    const two = await tap(asked, 2)
    expect(two).toMatchObject({ missing: ['items.0.product'] })
  })

  it.each([
    ['2 g suco', ['2 g × Suco', '2 × G Suco'], ['Suco', 'G Suco'], ['2 g', '2 un']],
    [
      '2 pacote de café torrado',
      ['2 pct × Café torrado', '2 × Pacote de Café torrado'],
      ['Café torrado', 'Pacote de Café torrado'],
      ['2 pct', '2 un'],
    ],
  ])(
    'of as many in two ways, as in “%s”: each choice is its own, and “2” alone is asked again',
    async (typed, names, goods, said) => {
      const line = `/buy Pedro: ${typed} fiado`
      const asked = await asks(line)
      const key = 'items.0.quantity'
      expect([asked.missing, offered(asked)]).toEqual([[key], names])
      const choices = asked.choices[key] ?? []
      expect(new Set(choices.map(({ id }) => String(id))).size).toBe(2)
      for (const [n, { id }] of choices.entries()) {
        const productId = ids[goods[n] ?? '']
        expect(await meant(line, { [key]: id })).toMatchObject({ items: [{ productId }] })
        const sold = await tap(asked, id)
        expect(sold.status === 'done' && sold.data).toMatchObject({ items: [{ productId }] })
        const answered = await answer(asked, said[n] ?? '')
        expect(answered).toMatchObject({ missing: ['confirm'], input: { items: [{ productId }] } })
      }
      await expect(answer(asked, '2')).rejects.toThrow(asked.message.text.split('\n').at(-1))
      await expect(meant(line, { [key]: 2 })).rejects.toThrow('não está mais aqui')
    },
  )

  it('of people is asked, before all else', async () => {
    const asked = await asks('/buy mesa 4 café fiado')
    expect([asked.missing, offered(asked)]).toEqual([
      ['reading'],
      ['Mesa 4: 4 × café · fiado', 'Mesa 4: 1 × café · fiado'],
    ])
    const done = await tap(asked, asked.choices['reading']?.[1]?.id ?? '')
    expect(done.status === 'done' && done.data).toMatchObject({ total: 500, customer: { name: 'Mesa 4' } })
    const pays = await asks('/pagar casa 9')
    expect([pays.missing, offered(pays)]).toEqual([['reading'], ['Casa 9: …', 'Casa 9: R$ 9,00']])
  })

  it('a reading is chosen by what it says, also when a name has come before it meanwhile', async () => {
    const { shop } = counter
    const [nine, house] = [ids['Casa 9'], (await shop.do('customers.create', { name: 'Casa' })).id]
    for (const customerId of [nine, house])
      await shop.do('sales.create', { customerId, items: [{ productId: ids['51'], quantity: 1 }] })
    const line = '/pagar casa 9 9'
    const before = await asks(line)
    const names = offered(before)
    const at = names.indexOf('Casa: R$ 9,00')
    const said = before.choices['reading']?.[at]?.id ?? ''
    const { id } = await shop.do('customers.create', { name: 'Casa 9 9' })
    expect(offered(await asks(line)).indexOf('Casa: R$ 9,00')).not.toBe(at)
    expect(await meant(line, { reading: said })).toMatchObject({ customerId: house })
    await shop.do('customers.remove', { id })
  })

  it.each([
    ['/buy Pedro: 51 fiado', '51', 1],
    ['/buy Pedro: 2 51 fiado', '51', 2],
    ['/buy Pedro: 51 3 fiado', '51', 3],
    ['/buy Pedro: 7 belo fiado', '7 Belo', 1],
    ['/buy Pedro: 3 7 belo fiado', '7 Belo', 3],
    ['/buy Pedro: casa 7 fiado', 'Casa 7', 1],
    ['/buy Pedro: 2 casa 7 fiado', 'Casa 7', 2],
    ['/buy Pedro: arroz e feijão fiado', 'Arroz e feijão', 1],
    ['/buy Pedro: 2 arroz e feijão fiado', 'Arroz e feijão', 2],
    ['/buy Pedro: chip pago fiado', 'Chip pago', 1],
    ['/buy Pedro: 2 chip pago pago', 'Chip pago', 2],
    ['/buy Pedro: vale desconto fiado', 'Vale desconto', 1],
    ['/buy Pedro: 2 vale desconto desconto 1,00 fiado', 'Vale desconto', 2],
    ['/buy Pedro: 2 coca-cola fiado', 'Coca-Cola', 2],
    ['/buy Pedro: 2 queijo, presunto e pão fiado', 'Queijo, presunto e pão', 2],
  ])('a product is sold by its whole name: %s', async (line, name, quantity) =>
    expect(await meant(line)).toMatchObject({ items: [{ productId: ids[name], quantity }] }),
  )

  it('a name that holds a word of the grammar says nothing of money', async () =>
    expect((await asks('/buy Pedro: 2 chip pago')).missing).toEqual(['payment']))

  it('goods before and behind such a name are lines of their own', async () => {
    const input = await meant('/buy Pedro: 1 café e 2 arroz e feijão e 3 feijão, 51 fiado')
    expect(input['items']).toMatchObject([
      { productId: counter.ids['café'], quantity: 1 },
      { productId: ids['Arroz e feijão'], quantity: 2 },
      { productId: ids['Feijão'], quantity: 3 },
      { productId: ids['51'], quantity: 1 },
    ])
  })
})

describe('a customer', () => {
  it.each([
    ['/buy Ana e Rita: 1 café fiado', ['Ana e Rita (novo)']],
    ['/buy Lurdes: 1 café fiado', ['Dona Lourdes', 'Lurdes (novo)']],
    ['/buy d. lurdes: 1 café fiado', ['Dona Lourdes', 'd. lurdes (novo)']],
    ['/buy Ana Biatriz: 1 café fiado', ['Ana Beatriz Rocha', 'Ana Biatriz (novo)']],
    ['/buy P: 1 café fiado', ['Pedro', 'P (novo)']],
    ['/buy Ped: 1 café fiado', ['Pedro', 'Ped (novo)']],
    ['/buy Rita: 1 café fiado', ['Rita Lima', 'Rita Souza']],
    ['/buy Pedro fiado: 1 café', ['Pedro', 'Pedro fiado (novo)']],
    ['/buy pix: 1 café pago', ['pix (novo)', 'Sem nome']],
    ['/buy fiado: 1 café pago', ['fiado (novo)', 'Sem nome']],
    ['/buy hoje: 1 café pago', ['hoje (novo)', 'Sem nome']],
    ['/buy cliente: 1 café pago', ['cliente (novo)', 'Sem nome']],
    ['/buy P 1 café fiado', ['Pedro']],
    ['/pagar P 10,00', ['Pedro']],
  ])('is asked before the act: %s', async (line, choices) => {
    const asked = await asks(line)
    expect(asked.missing[0]).toBe('customer')
    expect(offered(asked, 'customer')).toEqual(expect.arrayContaining(choices))
  })

  it.each(['Zé <b> & Cia مرحبا', 'Farias & Filhos', 'D’Ávila', 'João-de-Barro'])(
    'that is new is made, marks and all: %s',
    async (name) => expect(await meant(`/buy ${name}: 1 café fiado`)).toMatchObject({ customerName: name }),
  )

  it('is nobody whose name holds the quantity', async () => {
    expect(await meant('/buy 4 café pago')).toEqual({
      items: [{ productId: counter.ids['café'], quantity: 4, unitPrice: 500 }],
      payments: [{ amount: 2000, method: 'cash' }],
    })
    expect((await asks('/pagar 4 10,00')).missing).toEqual(['customer'])
  })

  it('of nobody may be chosen where a word of the grammar stands for a name', async () => {
    const input = await meant('/buy cliente: 1 café pago', { customer: 'nobody' })
    expect([input['customerId'], input['customerName']]).toEqual([undefined, undefined])
  })

  it('by a whole word is that one, and one that is new is made', async () => {
    expect(await meant('/buy Lourdes: 1 café fiado')).toMatchObject({ customerId: ids['Dona Lourdes'] })
    expect(await meant('/buy Quitéria Ramos: 1 café fiado')).toMatchObject({ customerName: 'Quitéria Ramos' })
  })
})

describe('a term said twice, or against another', () => {
  it.each([
    ['/buy Pedro: 2 café pago fiado', 'payment', ['paid', 'credit']],
    ['/buy Pedro: 2 café fiado pago', 'payment', ['paid', 'credit']],
    ['/buy Pedro: 2 café fiado pago 10', 'payment', ['paid', 'credit']],
    ['/buy Pedro: 2 café pago pix cartão', 'method', ['pix', 'card']],
    ['/buy Pedro: 2 café pago 10 pix cartão', 'method', ['pix', 'card']],
    ['/buy Pedro: 2 café fiado desconto 1,00 desconto 2,00', 'discount', [100, 200, 300]],
    ['/buy Pedro: 2 café fiado vence 15/12/2031 vence 16/12/2031', 'dueOn', ['2031-12-15', '2031-12-16']],
    ['/pagar Pedro 10 20', 'amount', [1000, 2000]],
    ['/pagar Pedro tudo 20', 'amount', ['all', 2000]],
    ['/pagar Pedro 10 pix dinheiro', 'method', ['pix', 'cash']],
  ])('%s is asked', async (line, key, choices) => {
    const asked = await asks(line)
    expect([asked.missing, asked.choices[key]?.map(({ id }) => id)]).toEqual([[key], choices])
  })

  it('what is chosen is what is stored', async () => {
    const done = await tap(await asks('/buy Pedro: 2 café fiado desconto 1,00 desconto 2,00'), 200)
    expect(done.status === 'done' && done.data).toMatchObject({ total: 800, due: 800 })
    const said = await answer(await asks('/buy Pedro: 2 café pago pix fiado'), 'fiado')
    expect(said.message.text).toMatch(/Total R\$\s10,00 · fiado/)
  })

  it('two payments are two payments, and what is left is on credit', async () => {
    const both = await meant('/buy Pedro: 2 café pago 4 dinheiro pago 6 cartão')
    expect(both).toMatchObject({
      payments: [
        { amount: 400, method: 'cash' },
        { amount: 600, method: 'card' },
      ],
    })
    expect(await meant('/buy Pedro: 2 café pago 4 pix e 3 dinheiro fiado')).toMatchObject({
      payments: [
        { amount: 400, method: 'pix' },
        { amount: 300, method: 'cash' },
      ],
    })
    await expect(counter.type('/buy Pedro: 2 café pago 4 pago 3 pago')).rejects.toThrow('cada jeito')
  })

  it('cash over the total is change, and said; over it by another way is refused', async () => {
    const { sale, text } = await counter.sold('/buy 3 café pago 20')
    expect([sale.total, sale.paid, text]).toEqual([1500, 1500, expect.stringMatching(/troco R\$\s5,00/)])
    const mixed = await meant('/buy Pedro: 2 café pago 6 pix e 10 dinheiro')
    expect(mixed).toMatchObject({ payments: [{ amount: 600 }, { amount: 400, method: 'cash' }] })
    await expect(counter.type('/buy 3 café pago 20 pix')).rejects.toMatchObject({ code: 'overpayment' })
  })
})

describe('a product that is new', () => {
  it.each([
    ['/product novo Água com gás 500 ml', 'Água com gás 500 ml'],
    ['/product novo Arroz 5 kg', 'Arroz 5 kg'],
    ['/product novo Refrigerante 2 litros', 'Refrigerante 2 litros'],
  ])('%s is asked for its price', async (line, name) => {
    const asked = await asks(line)
    expect([asked.missing, asked.input]).toEqual([['price'], { name }])
  })

  it.each([
    ['/product novo Água 500 ml 3,00', { name: 'Água 500 ml', price: 300 }],
    ['/product novo Sonho 4', { name: 'Sonho', price: 400 }],
    ['/product novo Farinha 5,50 kg', { name: 'Farinha', price: 550, unit: 'kg' }],
    ['/product novo Farinha R$ 5 kg', { name: 'Farinha', price: 500, unit: 'kg' }],
    ['/product novo Guaraná® 5,00', { name: 'Guaraná®', price: 500 }],
    ['/product novo ☕ Café forte 5,00 un', { name: 'Café forte', emoji: '☕', price: 500, unit: 'un' }],
    ['/product novo 🧑‍🍳 Bolo 5,00', { name: 'Bolo', emoji: '🧑‍🍳', price: 500 }],
  ])('%s', async (line, input) => expect(await meant(line)).toEqual(input))

  it('two in one line are none', () =>
    expect(counter.type('/product novo Pão doce 3,50 e Sonho 4', counter.shop.owner)).rejects.toThrow(
      'Um produto por vez',
    ))
})

describe('a payment that reads in several ways', () => {
  it('stays asked while the other door says neither who nor how much', async () => {
    const { runtime, owner } = counter.shop
    const { draft } = await asks('/pagar casa 9')
    for (const input of [{}, { method: 'pix' }])
      expect((await fillDraft(runtime, owner, draft, input)).missing).toContain('reading')
    const said = await fillDraft(runtime, owner, draft, { customerId: ids['Casa 9'], amount: 500 })
    expect(said.missing).not.toContain('reading')
  })
})
