// What is said is data: a head, rows with what they are worth and what they are about, and the pieces of the line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Outcome, showPage } from '#commands/index.ts'
import { Counter } from '../support/counter.ts'

let counter: Counter
let ana = 0
beforeAll(async () => {
  counter = await Counter.open()
  ana = (await counter.shop.do('customers.list', { q: 'Ana' })).items[0]?.id ?? 0
})
afterAll(() => counter.shop.close())

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('\u00a0', ' '))
const said = async (line: string, more: object = {}) =>
  plain((await counter.type(line, counter.shop.owner, more)).message)
const about = (is: string, id: number | undefined) => ({ is, id })

describe('what is shown', () => {
  it('has a row for each of a list, with its level and the product to open', async () => {
    const { head, rows, text } = await said('/estoque')
    expect(head.name).toMatch(/^📦 \d+ produtos$/)
    const coffee = { name: 'café', value: '5.000 un', link: about('product', counter.ids['café']) }
    expect(rows[0]).toEqual({ name: '' })
    expect(rows).toContainEqual(coffee)
    expect(text).toContain('· café: 5.000 un')
  })

  it('has the price at the right of a product, and what it is out of below', async () => {
    const { rows, text } = await said('/lista_produtos')
    expect(rows).toContainEqual({
      name: 'arroz',
      value: 'R$ 10,00/kg',
      link: about('product', counter.ids['arroz']),
    })
    expect(text).toContain('arroz · R$ 10,00/kg')
  })

  it('has who owes, how much, and the account behind it: its open sales, then its statement', async () => {
    await counter.sold('/buy Ana: 2 café fiado')
    const debts = await said('/dividas')
    expect(debts.rows).toContainEqual({ name: 'Ana', value: 'R$ 10,00', link: about('customer', ana) })
    const { head, rows } = await said('/dividas Ana')
    expect(head).toEqual({ name: 'Ana deve R$ 10,00', link: about('customer', ana) })
    expect(rows[0]).toMatchObject({ value: 'R$ 10,00', under: 'café', link: { is: 'sale' } })
    expect(rows.at(-1)).toMatchObject({ value: 'R$ 10,00', under: 'saldo R$ 10,00' })
    const page = await showPage(counter.shop.runtime, counter.shop.staff, 'account', ana)
    expect(plain(page)).toMatchObject({ head })
  })

  it('has a row for each that may be meant', async () => {
    const { head, rows } = await said('/estoque leite')
    expect(head.name).toBe('Vários produtos com “leite”:')
    const meant = Object.fromEntries(rows.map(({ name, link }) => [name, link?.id]))
    const { ids } = counter
    const names = ['leite integral', 'leite desnatado', 'leite integral 1 l']
    expect(meant).toEqual(Object.fromEntries(names.map((name) => [name, ids[name]])))
  })
})

describe('what would be done, and what was', () => {
  it('of a sale has who, what for how much, the sums part by part, and the sale to open', async () => {
    const line = '/buy Ana: 2 café, 1 detergente pago 20,00 desconto 0,50'
    const shown = await said(line, { preview: true })
    expect(shown.head).toEqual({ mark: '🛒', name: 'Ana', link: about('customer', ana) })
    const [coffee, soap] = [counter.ids['café'], counter.ids['detergente']]
    const under = expect.stringMatching(/^há [\d.]+$/)
    expect(shown.rows).toEqual([
      { name: '2 × café', value: 'R$ 10,00', under, link: about('product', coffee) },
      { name: '1 × detergente', value: 'R$ 2,50', under, link: about('product', soap) },
      { name: 'desconto', value: 'R$ 0,50' },
      { name: 'total', value: 'R$ 12,00' },
      { name: 'pago', value: 'R$ 20,00 dinheiro' },
      { name: 'troco', value: 'R$ 8,00' },
    ])
    const done = await said(line)
    expect(done.head).toMatchObject({ name: 'Vendido para Ana', value: 'R$ 12,00', link: { is: 'sale' } })
    expect(done.rows.map(({ name, value }) => [name, value])).toEqual([
      ['2 × café', 'R$ 10,00'],
      ['1 × detergente', 'R$ 2,50'],
      ['desconto', 'R$ 0,50'],
      ['pago', 'R$ 12,00'],
      ['troco', 'R$ 8,00'],
      ['deve', 'R$ 10,00'],
    ])
  })

  it('asks beside what is known, in words of its own', async () => {
    const { head, rows, question, text } = await said('/buy Ana: 1 café')
    expect([head.name, question]).toEqual(['Ana', 'Pago ou fiado?'])
    expect(rows[0]).toMatchObject({ name: '1 × café', value: 'R$ 5,00' })
    expect(text.split('\n').at(-1)).toBe(question)
  })
})

/** The pieces of a line, each as `kind: words`. */
async function pieces(line: string): Promise<readonly string[]> {
  const outcome: Outcome = await counter.type(line, counter.shop.owner, { preview: true })
  return (outcome.message.spans ?? []).map(({ from, to, is }) => `${is}: ${line.slice(from, to)}`)
}

describe('the pieces of a line', () => {
  it.each([
    [
      '/buy Ana: 2 café, arroz 1,5 kg fiado vence amanhã desconto R$ 0,50 obs sem pressa',
      [
        'command: /buy',
        'customer: Ana',
        'quantity: 2',
        'goods: café',
        'goods: arroz',
        'quantity: 1,5 kg',
        'payment: fiado',
        'due: vence amanhã',
        'discount: desconto R$ 0,50',
        'note: obs sem pressa',
      ],
    ],
    ['vender  Ana 350g arroz', ['command: vender', 'customer: Ana', 'quantity: 350g', 'goods: arroz']],
    [
      '/buy 1 leite integral 1 l pago 5,00 pix',
      ['command: /buy', 'quantity: 1', 'goods: leite integral 1 l', 'payment: pago 5,00 pix'],
    ],
    ['/pagar Ana: 1,00 com pix', ['command: /pagar', 'customer: Ana:', 'amount: 1,00', 'method: pix']],
    ['/estoque café 10 x 3,50', ['command: /estoque', 'goods: café', 'quantity: 10', 'cost: 3,50']],
    [
      '/estoque café 10x3,50 vence 30/06/2031',
      ['command: /estoque', 'goods: café', 'quantity: 10', 'cost: 3,50', 'due: vence 30/06/2031'],
    ],
    [
      '/estoque pão francês -2 un velho',
      ['command: /estoque', 'goods: pão francês', 'quantity: -2 un', 'note: velho'],
    ],
    ['/estoque arroz = 12 kg', ['command: /estoque', 'goods: arroz', 'quantity: = 12 kg']],
    ['/product café preço 5,50', ['command: /product', 'goods: café', 'change: preço 5,50']],
    ['/user Bia equipe', ['command: /user', 'person: Bia', 'change: equipe']],
  ])('%s', async (line, expected) => {
    expect(await pieces(line)).toEqual(expected)
  })

  it('are named by what they are asked by, and none are told where the line reads in two ways', async () => {
    const { missing, message } = (await counter.type('/buy Ana: 1 leite fiado')) as Extract<
      Outcome,
      { status: 'needs_input' }
    >
    expect(missing).toEqual(['items.0.product'])
    expect(message.spans).toContainEqual({ from: 12, to: 17, is: 'goods', key: missing[0] })
  })
})

describe('somebody whom the shop does not know, before a number', () => {
  it.each(['zulmira 2.500 kg arroz fiado', 'Dona Zulmira 2 café fiado', 'zulmira 1 café pago'])(
    '%s asks who that is, and makes nobody',
    async (typed) => {
      const name = /^(?:Dona )?zulmira/i.exec(typed)?.[0]
      const asked = await counter.type(`/buy ${typed}`)
      expect(asked).toMatchObject({ status: 'needs_input', choices: { customer: [{ id: 'new' }] } })
      expect(asked.message.question).toBe(`Quem é “${name}”?`)
      expect((await counter.shop.do('customers.list', { q: 'zulmira' })).items).toEqual([])
    },
  )

  it('is made when that is said, and a near one is offered first', async () => {
    const near = await counter.type('/buy Anna 2 café fiado')
    expect(near).toMatchObject({ choices: { customer: [{ id: ana }, { id: 'new' }] } })
    const made = await counter.type('/buy Zoraide 2 café fiado', counter.shop.staff, {
      choices: { customer: 'new' },
    })
    expect(made).toMatchObject({ status: 'done', data: { customer: { name: 'Zoraide' } } })
  })

  it.each(['/buy xilofone, 2 café fiado', '/buy 2 xilofone fiado', '/buy xilofone fiado'])(
    '%s still blames the product',
    (line) => expect(counter.type(line)).rejects.toThrow('xilofone'),
  )
})

describe('the pieces of a line without a slash', () => {
  it.each([
    ['ana 2 café fiado', ['customer: ana', 'quantity: 2', 'goods: café', 'payment: fiado']],
    ['vendi 2 café pra Ana no pix', ['quantity: 2', 'goods: café', 'customer: Ana', 'payment: no pix']],
    ['[28/11 09:12] Ana: 2 café fiado', ['customer: Ana', 'quantity: 2', 'goods: café', 'payment: fiado']],
    ['Ana pagou 1 no pix', ['customer: Ana', 'amount: 1', 'method: pix']],
  ])('%s', async (line, expected) => {
    expect(await pieces(line)).toEqual(expected)
  })
})
