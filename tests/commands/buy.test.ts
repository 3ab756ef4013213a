// What a typed sale means: rows of the contract's table, spellings, what is asked for, and lines that must change nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CommandError, sayRefusal, settleDraft, wordsOf } from '#commands/index.ts'
import { Counter, type SaleData } from '../support/counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await Counter.open()
})
afterAll(() => counter.shop.close())

const english = () => ({ ...counter.shop.staff, language: 'en' as const })

describe('/buy', () => {
  it('reads accents that a phone types as two characters', async () => {
    const line = '/buy José: 2 café, 1 pão francês fiado vence amanhã'.normalize('NFD')
    expect((await counter.sold(line)).sale).toMatchObject({ customer: { name: 'José' }, total: 1075 })
  })

  it('shows the first of very many lines, in a question as in a refusal', async () => {
    const many = Array.from({ length: 150 }, () => '1 pão e manteiga').join(', ')
    const asked = await counter.type(`/buy Ana: ${many}`)
    expect(asked.message.text.length).toBeLessThan(1000)
    expect(asked.message.text).toMatch(/… e mais 138\nTotal R\$\s1\.350,00/)
  })

  it.each([
    ['/buy 2 sabonete pago', /“sabonete”/],
    ['/buy Ana: sabonete 2 fiado', /sabonete/],
    ['/buy Ana: 1 café, 3 sabonete fiado', /“sabonete”/],
    ['/buy 1.5.2,3 café pago', /“1\.5\.2,3” não é um número/],
  ])('%s says what it is that the shop does not have, and blames no good number', async (line, says) => {
    await expect(counter.type(line)).rejects.toThrow(says)
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
    // A comma that begins a number is its decimal mark, never the end of a line that is none.
    ['/buy Ana: ,5 kg arroz fiado', [['arroz', 0.5]]],
    [
      '/buy Ana: 2 café, ,5 kg arroz fiado',
      [
        ['café', 2],
        ['arroz', 0.5],
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
  ])('%j', async (line, lines) => expect((await counter.sold(line)).lines).toEqual(lines))

  it('money: paid with a method, to nobody, in part; discount and note', async () => {
    expect((await counter.sold('/buy Ana: 3 café pago pix')).sale.payments[0]?.method).toBe('pix')
    const nobody = (await counter.sold('/buy 3 café à vista')).sale
    expect([nobody.customer, nobody.paid, nobody.payments[0]?.method]).toEqual([null, 1500, 'cash'])
    const part = (await counter.sold('/buy Ana: 3 café pago 10 cartão desconto 2,00 obs sem açúcar')).sale
    expect([part.total, part.paid, part.due]).toEqual([1300, 1000, 300])
    expect((await counter.sold('/sell Ana: 1 café on credit', english())).text).toContain('5.00')
  })

  it.each([
    ['/buy Ana: 2 café fiado desconto 10%', 100, 900],
    ['/buy Ana: 2 café fiado desconto de 12,5 % obs promoção', 125, 875],
    ['/buy Ana: 1 pão francês fiado desconto 50%', 38, 37],
    ['/buy Ana: 3 pão francês fiado desconto 50%', 112, 113],
    ['/buy Ana: 1 café pago desconto 100%', 500, 0],
    ['/buy Ana: 2 café fiado desconto 0%', 0, 1000],
    ['/buy Ana: 2 café pago 8,00 fiado desconto 10%', 100, 900],
  ])('%s takes that part of the goods off, a half to the even side', async (line, discount, total) => {
    expect((await counter.sold(line)).sale).toMatchObject({ discount, total })
  })

  it('a percentage is shown as what it comes to, and as itself while that is not known', async () => {
    const shown = async (line: string, more = {}) => {
      const { message } = await counter.type(line, counter.shop.staff, { preview: true, ...more })
      return message.rows.find(({ name }) => name === 'desconto')?.value?.replace('\u00a0', ' ')
    }
    expect(await shown('/buy Ana: 2 café fiado desconto 12,5%')).toBe('R$ 1,25 (12,5%)')
    const open = '/buy Ana: 10 arroz fiado desconto 10%'
    expect(await shown(open)).toBe('10%')
    expect(await counter.type(open)).toMatchObject({
      missing: ['items.0.quantity'],
      input: expect.not.objectContaining({ discount: expect.anything() }),
    })
    const chosen = await counter.type(open, counter.shop.staff, { choices: { 'items.0.quantity': 10 } })
    expect(chosen).toMatchObject({ status: 'done', data: { discount: 1000, total: 9000 } })
    expect((await counter.sold('/sell Ana: 2 café on tab discount 12.5%', english())).sale.total).toBe(875)
  })

  it.each([
    ['/buy Ana: 2 café fiado desconto 10% desconto 2,00', 'discount', ['10%', 200]],
    ['/buy Ana: 2 café fiado desconto 10% desconto 20%', 'discount', ['10%', '20%']],
    // What is left after it is paid, and on credit.
    ['/buy Ana: 2 café pago 9,00 fiado desconto 10%', 'payment', ['paid', 'credit']],
  ])('%s is asked', async (line, key, ids) => {
    const asked = await counter.type(line)
    expect(asked).toMatchObject({ missing: [key], choices: { [key]: ids.map((id) => ({ id })) } })
    const done = await counter.type(line, counter.shop.staff, { choices: { [key]: ids[0] } })
    expect(done).toMatchObject({ status: 'done', data: { discount: 100, total: 900 } })
  })

  it.each([
    ['/buy Ana: 2 café fiado nota sem açúcar', 'sem açúcar'],
    ['/buy Ana: café 2 nota para levar', 'para levar'],
    ['/buy Ana: 2 papel nota fiado obs nota amanhã', 'nota amanhã'],
    ['/buy Ana: 2 papel nota fiado nota: amanhã', 'amanhã'],
    ['/buy Ana: 2 papel nota fiado', null],
  ])('%j is noted as %j', async (line, note) => {
    const asked = await counter.type(line, counter.shop.staff, {
      choices: { payment: 'credit' },
      preview: true,
    })
    expect(asked.status === 'preview' && (asked.input as { note?: string }).note).toBe(note ?? undefined)
  })

  it.each([
    '/buy Ana: 1.5.2,3 café fiado',
    '/buy Ana: 1e1 café fiado',
    '/buy Ana: -2 café fiado',
    '/buy Ana: −2 café fiado',
    '/buy Ana: 1,5 café fiado',
    '/buy Ana: .5 kg arroz fiado',
    '/buy Ana: 2 café ,5 kg arroz fiado',
    '/buy Ana: 1 café pago ,50',
    '/buy Ana: 1,2345 kg arroz fiado',
    '/buy Ana: 0 café fiado',
    '/buy Ana: café 2,1 detergente fiado',
    '/buy Ana: 1 café e xilofone fiado',
    '/buy Ana: 2 kg café fiado',
    '/buy Ana: 2 café fiado desconto 101%',
    '/buy Ana: 2 café fiado desconto 10,25%',
    '/buy Ana: 2 café fiado desconto %',
    '/buy Ana: 2 café fiado vence 31/02',
    '/buy Ana: 2 café fiado banana',
    '/buy',
    '/nada',
  ])('%j is refused in words', async (line) => {
    const error = await counter.type(line).then(
      (outcome) => outcome.status,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(CommandError)
    expect(sayRefusal(error, wordsOf('pt-BR', 'BRL'))).toBeTruthy()
  })

  it('asks for what is missing, one after another; choices settle by key', async () => {
    const asked = await counter.type('/buy Ana: 1 café, 2 leite')
    if (asked.status !== 'needs_input') throw new Error(asked.status)
    expect(asked.missing).toEqual(['items.1.product', 'payment'])
    expect(asked.choices['payment']?.map((one) => one.id)).toEqual(['paid', 'credit'])
    const chosen = { 'items.1.product': counter.ids['leite integral'] ?? 0, payment: 'credit' }
    const done = await counter.type('/buy Ana: 1 café, 2 leite', counter.shop.staff, { choices: chosen })
    expect(done.status === 'done' && (done.data as SaleData).due).toBe(1700)
  })

  it('a sale on credit to nobody asks whose; a customer is chosen by id or name, and a slip is asked again', async () => {
    const { shop } = counter
    const choose = (customer: string | number) =>
      counter.type('/buy 1 café fiado', shop.staff, { preview: true, choices: { customer } })
    const ana = await shop.look<number>(`select id from customers where folded = 'ana'`)
    expect(await choose(ana)).toMatchObject({ status: 'preview', input: { customerId: ana } })
    expect(await choose('Ana')).toMatchObject({ status: 'preview', input: { customerId: ana } })
    expect(await choose('Anna')).toMatchObject({
      status: 'needs_input',
      missing: ['customer'],
      choices: { customer: [{ id: ana }, { id: 'new' }] },
    })
    await expect(choose(999_999)).rejects.toThrow('não está mais aqui')
  })

  it('a mistyped customer is asked about; a new one on credit is made, and told', async () => {
    const asked = await counter.type('/buy Lia: 1 café fiado')
    if (asked.status !== 'needs_input') throw new Error(asked.status)
    expect(asked.choices['customer']?.map((one) => one.name)).toEqual(['Bia', 'Lia (novo)'])
    const made = await counter.sold('/buy Valdirene Quaresma: 1 café fiado')
    expect([made.sale.customer?.name, made.text.includes('Valdirene')]).toEqual(['Valdirene Quaresma', true])
  })

  it('a price that changed since it was shown is asked again', async () => {
    const asked = await counter.type('/buy Ana: 1 detergente')
    if (asked.status !== 'needs_input') throw new Error(asked.status)
    const { version } = await counter.shop.do('products.get', { id: counter.ids['detergente'] })
    await counter.shop.do(
      'products.edit',
      { id: counter.ids['detergente'], version, price: 300 },
      { actor: counter.shop.owner },
    )
    const again = await settleDraft(
      counter.shop.runtime,
      counter.shop.staff,
      asked.draft,
      { key: 'payment', value: 'credit' },
      { source: 'test' },
    )
    if (again.status !== 'needs_input') throw new Error(again.status)
    expect(again.message.text).toMatch(/3,00/)
    const done = await settleDraft(counter.shop.runtime, counter.shop.staff, again.draft, 'confirm', {
      source: 'test',
    })
    expect(done.status === 'done' && (done.data as SaleData).total).toBe(300)
  })

  it('a preview stores nothing', async () => {
    const before = await counter.shop.look<number>('select count(*) from sales')
    const outcome = await counter.type('/buy Zilda Nova: 2 café fiado', counter.shop.staff, { preview: true })
    expect([outcome.status, outcome.message.text.includes('10,00')]).toEqual(['preview', true])
    expect(await counter.shop.look('select count(*) from sales')).toBe(before)
    expect(await counter.shop.look(`select count(*) from customers where folded = 'zilda nova'`)).toBe(0)
  })
})
