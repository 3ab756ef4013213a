// Selling by taps and by words, as it reads in the chat: a repeat sale in three taps, every way out of a refusal, and what comes next.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { qrPicture } from '../../src/bot/qr-picture.ts'
import { TestBot } from '../support/bot.ts'

type Shown = Awaited<ReturnType<TestBot['staff']['type']>>

let bot: TestBot
const ids: Record<string, number> = {}
beforeAll(async () => {
  bot = await TestBot.open()
  const { shop } = bot
  for (const [name, emoji, price, unit, stock, category] of [
    ['Café coado', '☕', 500, 'un', 500, 'Bebidas'],
    ['Pão de queijo', '🧀', 450, 'un', 120, 'Padaria'],
    ['Croissant', '🥐', 790, 'un', 30, 'Padaria'],
    ['Mussarela', null, 4000, 'kg', 20, 'Frios'],
  ] as const) {
    const { id } = await shop.do(
      'products.create',
      { name, price, unit, category, ...(emoji ? { emoji } : {}) },
      { actor: shop.owner },
    )
    await shop.do('stock.receive', { productId: id, quantity: stock, unitCost: 100 })
    ids[name] = id
  }
  const ana = await shop.do(
    'customers.create',
    { name: 'Ana Beatriz', creditLimit: 30_000 },
    { actor: shop.owner },
  )
  ids['Ana'] = ana.id
  await shop.do('customers.create', { name: 'Dona Lourdes' })
  await shop.do('sales.create', {
    customerId: ana.id,
    items: [
      { productId: ids['Café coado'], quantity: 2 },
      { productId: ids['Pão de queijo'], quantity: 1 },
    ],
  })
})
afterAll(() => bot.close())
beforeEach(async () => {
  await bot.staff.type('/cancel')
  // What was sold in the test before is no repeat in this one.
  await run('test.long_ago', `update sales set created_at = created_at - interval '5 minutes'`)
})

const run = (name: string, text: string) => bot.shop.database.run([step(name, text)], {})
const sales = () => bot.shop.look<number>('select count(*) from sales where voided_at is null')
const owes = () => bot.shop.look<number>(`select due from customers where name = 'Ana Beatriz'`)
const last = () =>
  bot.shop.look<{ dueOn: string | null }>(
    `select json_build_object('total', s.total, 'discount', s.discount, 'dueOn', s.due_on, 'note', s.note, 'override', s.override_credit,
       'customer', s.customer_id, 'lines', count(l.id), 'quantity', sum(l.quantity),
       'paid', (select coalesce(json_agg(json_build_array(p.method, p.amount) order by p.id), '[]') from payments p where p.sale_id = s.id))
     from sales s join sale_lines l on l.sale_id = s.id group by s.id order by s.id desc limit 1`,
  )
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const labels = (card: Shown) => card.buttons.map(({ text }) => plain(text))
const tap = (card: Shown, label: string | RegExp) => bot.staff.tap(card, label)
const newest = () => bot.staff.messages.at(-1) as Shown

describe('/vender alone', () => {
  it('sells what a customer always has in three taps, says what they owe now, and offers what comes next', async () => {
    const [before, due] = [await sales(), await owes()]
    const card = await bot.staff.type('/vender')
    expect(card.text).toBe('🛒 Venda. Para quem? Toque, ou escreva o nome.')
    expect(labels(card)).toEqual(['Ana Beatriz · deve R$ 14,50', 'Sem nome', '✖ Cancelar', '📱 Na tela'])
    await tap(card, /^Ana Beatriz/)
    expect(plain(card.text)).toBe(
      '🛒 Ana Beatriz · deve R$ 14,50 de R$ 300,00\n\nO quê? Escreva (“2 café coado, 2 pão de queijo”) ou toque:',
    )
    expect(labels(card)[0]).toBe('🔁 O de sempre: 2 Café coado, 1 Pão de queijo')
    expect(labels(card)).toEqual(
      expect.arrayContaining(['☕ Café coado', '🧀 Pão de queijo', '☰ Categorias']),
    )
    await tap(card, /O de sempre/)
    expect(plain(card.text)).toBe(
      [
        '🛒 Ana Beatriz',
        '2 × ☕ Café coado · R$ 10,00 (há 498)',
        '1 × 🧀 Pão de queijo · R$ 4,50 (há 119)',
        'Total R$ 14,50 · fiado: passa a dever R$ 29,00 de R$ 300,00',
        '',
        'Pago ou fiado?',
      ].join('\n'),
    )
    expect(labels(card).slice(0, 4)).toEqual(['💠 Pix', '💵 Pago', '💳 Cartão', '📒 Fiado'])
    expect(labels(card).slice(4)).toEqual([
      '− / + itens',
      'Preço ou desconto',
      'Parte paga',
      'Vence…',
      'Anotar…',
      '← Voltar',
      '✖ Cancelar',
      '📱 Na tela',
    ])
    await tap(card, /Fiado/)
    expect(plain(card.text)).toBe(
      '✅ Ana Beatriz levou R$ 14,50 fiado. Agora deve R$ 29,00.\n2 × ☕ Café coado · 1 × 🧀 Pão de queijo',
    )
    expect(labels(card)).toEqual(['↩ Desfazer', '🔁 De novo', '💰 Receber'])
    expect([await sales(), await owes()]).toEqual([before + 1, due + 1450])
  })

  it('asks how many of what is tapped, by the piece and by weight, and adds one to the other', async () => {
    const card = await bot.staff.type('/vender')
    await tap(card, /Sem nome/)
    await tap(card, /Croissant/)
    expect(plain(card.text)).toMatch(/🥐 Croissant · R\$ 7,90 · há 30\. Quantos\?$/)
    expect(labels(card).slice(0, 8)).toEqual(['1', '2', '3', '4', '5', '6', '10', '12'])
    await tap(card, /^2$/)
    await tap(card, /itens/)
    await tap(card, /Produto/)
    await tap(card, /Mussarela/)
    expect(labels(card).slice(0, 7)).toEqual([
      '100 g',
      '200 g',
      '300 g',
      '½ kg',
      '1 kg',
      'R$ 5,00 de',
      'R$ 10,00 de',
    ])
    await tap(card, /^300 g$/)
    expect(plain(card.text)).toMatch(/2 × 🥐 Croissant · R\$ 15,80 \(há 30\)\n0,3 kg × Mussarela · R\$ 12,00/)
    await tap(card, /Pix/)
    expect(plain(card.text)).toMatch(/^✅ Vendido: R\$ 27,80 em pix\.\n/)
    const [copy] = card.buttons
    expect(copy?.copy_text?.text).toMatch(/^000201.*540527\.80/)
    expect(card.photo).toEqual(qrPicture(copy?.copy_text?.text ?? ''))
    expect(labels(card)).toEqual(['📋 Copiar código', '↩ Desfazer', '🔁 De novo'])
  })

  it('finds goods by their category, and takes a quantity that is typed', async () => {
    const card = await bot.staff.type('/vender')
    await tap(card, /Sem nome/)
    await tap(card, /Categorias/)
    expect(labels(card).slice(0, 3)).toEqual(['Bebidas', 'Frios', 'Padaria'])
    await tap(card, /Padaria/)
    expect(labels(card).slice(0, 2).toSorted()).toEqual(['🥐 Croissant', '🧀 Pão de queijo'])
    await tap(card, /Croissant/)
    expect(plain((await bot.staff.type('3')).text)).toMatch(/3 × 🥐 Croissant · R\$ 23,70/)
  })

  it('is the same by words: who, what, how it is paid, each shown before the act', async () => {
    const before = await sales()
    await bot.staff.type('/vender')
    expect((await bot.staff.type('ana')).text).toMatch(/🛒 Ana Beatriz/)
    expect((await bot.staff.type('2 café')).text).toMatch(/2 × ☕ Café coado/)
    const card = await bot.staff.type('pix')
    expect(labels(card)).toEqual(expect.arrayContaining(['✅ Vender', 'Outro pagamento']))
    expect(await sales()).toBe(before)
    expect(card.photo).toBeTruthy()
    await bot.deliver(bot.staff.tapping(card, /Vender/))
    const done = newest()
    expect(done.photo).toBeUndefined()
    expect(plain(done.text)).toMatch(/^✅ Ana Beatriz levou R\$ 10,00 e pagou em pix\. Agora deve R\$ /)
    expect(await last()).toMatchObject({ total: 1000, paid: [['pix', 1000]] })
  })

  it('and of the buttons’ own: nobody, the usual, a category, the green one', async () => {
    await bot.staff.type('/vender')
    expect((await bot.staff.type('sem nome')).text).toMatch(/^🛒 Sem nome\n/)
    expect((await bot.staff.type('categorias')).text).toMatch(/Qual categoria\?$/)
    expect((await bot.staff.type('padaria')).text).toMatch(/Padaria: o quê\?/)
    await bot.staff.type('/cancel')
    await bot.staff.type('/vender ana')
    expect((await bot.staff.type('o de sempre')).text).toMatch(/Café coado/)
    await bot.staff.type('pix')
    expect((await bot.staff.type('vender')).text).toMatch(/^✅ Ana Beatriz levou/)
  })

  it('takes the whole sale where a name was asked for, and makes nobody called so', async () => {
    await bot.staff.type('/vender')
    const card = await bot.staff.type('ana: 2 café fiado')
    expect(plain(card.text)).toMatch(/🛒 Ana Beatriz\n2 × ☕ Café coado/)
    expect(labels(card)).toContain('✅ Vender')
  })

  it('asks who is meant by a new name that is near a known one', async () => {
    await bot.staff.type('/vender')
    const card = await bot.staff.type('Lurdes')
    expect(labels(card)).toEqual(expect.arrayContaining(['Dona Lourdes', 'Lurdes (novo)']))
  })
})

describe('the card', () => {
  it('is changed by words, and shown each time: more, less, a discount, a day, back', async () => {
    const before = await sales()
    await bot.staff.type('/vender ana: 2 café')
    expect(plain((await bot.staff.type('mais 1 croissant')).text)).toMatch(/1 × 🥐 Croissant · R\$ 7,90/)
    expect((await bot.staff.type('tira o café')).text).not.toMatch(/Café/)
    expect((await bot.staff.type('voltar')).text).toMatch(/Café coado[\s\S]*Croissant/)
    expect((await bot.staff.type('tira 1 café')).text).toMatch(/1 × ☕ Café coado/)
    expect(plain((await bot.staff.type('desconto 2')).text)).toMatch(/desconto R\$ 2,00 · Total R\$ 10,90/)
    expect((await bot.staff.type('vence sexta')).text).toMatch(/vence \d/)
    await bot.staff.type('obs sem açúcar')
    const card = await bot.staff.type('fiado')
    expect(await sales()).toBe(before)
    await bot.staff.type('sim')
    expect(await sales()).toBe(before + 1)
    expect(card.text).toMatch(/“sem açúcar”/)
    expect(await last()).toMatchObject({ total: 1090, discount: 200, note: 'sem açúcar', paid: [] })
    expect((await last()).dueOn).toMatch(/^\d{4}-/)
  })

  it('“cancela” gives it up, and stores nothing', async () => {
    const before = await sales()
    await bot.staff.type('/vender ana: 2 café')
    expect((await bot.staff.type('cancela')).text).toMatch(/largado/i)
    expect(await sales()).toBe(before)
  })

  it('has − and + for each line, and stays there until the way back', async () => {
    const card = await bot.staff.type('/vender ana: 2 café, 1 croissant')
    await tap(card, /itens/)
    expect(labels(card).slice(0, 7)).toEqual([
      '−',
      '2 ☕ Café coado',
      '+',
      '−',
      '1 🥐 Croissant',
      '+',
      '➕ Produto',
    ])
    await tap(card, /^\+$/)
    expect(labels(card)[1]).toBe('3 ☕ Café coado')
    await tap(card, /^\+$/)
    // The second minus is of the croissant, which goes with its last piece.
    const [, second] = card.buttons.filter(({ text }) => text === '−')
    await bot.deliver(bot.staff.tapping({ ...card, buttons: second ? [second] : [] }, /−/))
    await tap(card, /Voltar/)
    expect(plain(card.text)).toMatch(/4 × ☕ Café coado · R\$ 20,00/)
    expect(card.text).not.toMatch(/Croissant/)
    await tap(card, /Pago/)
    expect(await last()).toMatchObject({ total: 2000, lines: 1, paid: [['cash', 2000]] })
  })

  it('takes a discount, another price, a part in Pix and a day by taps and words', async () => {
    const card = await bot.staff.type('/vender ana: 2 café')
    await tap(card, /desconto/)
    await tap(card, /Preço de/)
    expect(plain(card.text)).toMatch(/☕ Café coado custa R\$ 5,00\. Por quanto sai nesta venda\?$/)
    const priced = await bot.staff.type('4,50')
    expect(plain(priced.text)).toMatch(/Total R\$ 9,00/)
    await tap(priced, /desconto/)
    await tap(priced, /−R\$\s1,00/)
    expect(plain(priced.text)).toMatch(/desconto R\$ 1,00 · Total R\$ 8,00/)
    await tap(priced, /Vence/)
    await tap(priced, /em 15 dias/)
    await tap(priced, /Parte paga/)
    const part = await bot.staff.type('5 pix')
    expect(plain(part.text)).toMatch(/pago R\$ 5,00 pix · passa a dever/)
    await bot.deliver(bot.staff.tapping(part, /Vender/))
    expect(plain(newest().text)).toMatch(
      /^✅ Ana Beatriz levou R\$ 8,00: pagou R\$ 5,00 em pix, R\$ 3,00 fiado, vence /,
    )
    expect(await last()).toMatchObject({ total: 800, discount: 100, paid: [['pix', 500]] })
  })

  it('says what is given back', async () => {
    const { text } = await bot.staff.type('/vender 3 café pago 20')
    expect(plain(text)).toMatch(/^✅ Vendido: R\$ 15,00 em dinheiro\. Recebeu R\$ 20,00 · troco R\$ 5,00\.\n/)
  })
})

describe('what it is refused for', () => {
  it('is a choice where another till has sold meanwhile: less, or without', async () => {
    const card = await bot.staff.type('/vender ana: 2 croissant, 1 café')
    const { stock = 0 } = await bot.shop.do('products.get', { id: ids['Croissant'] ?? 0 })
    const payments = [{ amount: (stock - 1) * 790, method: 'cash' }]
    const items = [{ productId: ids['Croissant'] ?? 0, quantity: stock - 1 }]
    await bot.shop.do('sales.create', { items, payments })
    const before = await sales()
    await tap(card, /Fiado/)
    expect(card.text).toMatch(/Croissant: agora há 1\.$/)
    expect(labels(card).slice(0, 2)).toEqual(['Vender 1', 'Tirar'])
    expect(await sales()).toBe(before)
    await tap(card, /Tirar/)
    expect(card.text).not.toMatch(/Croissant/)
    expect(await sales()).toBe(before)
    await tap(card, /Voltar/)
    await tap(card, /Vender 1/)
    expect(await last()).toMatchObject({ total: 1290, lines: 2 })
  })

  it('ways out go when the sale is another by words: what was taken out does not come back', async () => {
    const stock = await bot.shop.look<number>(`select stock from products where name = 'Pão de queijo'`)
    const card = await bot.staff.type(`/vender ana: ${stock + 1} pão de queijo, 1 café pago`)
    expect(labels(card).slice(0, 2)).toEqual([`Vender ${stock}`, 'Tirar'])
    const other = await bot.staff.type('tira o café')
    expect(labels(other)).toContain('✅ Vender')
    expect(labels(other)).not.toContain('Tirar')
    await tap(other, /Vender/)
    await tap(other, /Vender \d/)
    expect(await last()).toMatchObject({ lines: 1, quantity: stock })
    const undoId = await bot.shop.look<number>('select max(id) from activities')
    await bot.shop.do('undo.run', { id: undoId })
  })

  it('of the limit: what passes it is paid now, all of it, or the owner lets it pass', async () => {
    const due = await owes()
    await run('test.limit', `update customers set credit_limit = ${due + 300} where name = 'Ana Beatriz'`)
    const before = await sales()
    const card = await bot.staff.type('/vender ana: 3 café fiado')
    expect(plain(card.text)).toMatch(
      /Passa R\$ 12,00 do limite[\s\S]*Quem cuida da loja pode vender assim mesmo\.$/,
    )
    expect(labels(card).slice(0, 2)).toEqual(['Receber R$ 12,00 agora', 'Pagar tudo'])
    expect(labels(card)).not.toContain('Vender assim mesmo')
    await tap(card, /Receber/)
    expect(labels(card).slice(0, 3)).toEqual(['💠 Pix', '💵 Pago', '💳 Cartão'])
    expect(await sales()).toBe(before)
    await tap(card, /Pix/)
    expect(plain(card.text)).toMatch(
      /^✅ Ana Beatriz levou R\$ 15,00: pagou R\$ 12,00 em pix, R\$ 3,00 fiado\./,
    )
    expect(await owes()).toBe(due + 300)
    const theirs = await bot.owner.type('/vender ana: 1 café fiado')
    expect(labels(theirs).slice(0, 2)).toEqual(['Pagar tudo', 'Vender assim mesmo'])
    await bot.owner.tap(theirs, /assim mesmo/)
    expect(await last()).toMatchObject({ total: 500, override: true })
    await run('test.no_limit', `update customers set credit_limit = null where name = 'Ana Beatriz'`)
  })

  it('of goods and people that are gone: without them, each shown before the rest is sold', async () => {
    const { id } = await bot.shop.do(
      'products.create',
      { name: 'Bolo', price: 900 },
      { actor: bot.shop.owner },
    )
    await bot.shop.do('stock.receive', { productId: id, quantity: 9, unitCost: 100 })
    const before = await sales()
    const card = await bot.staff.type('/vender ana: 1 bolo, 1 café')
    await bot.shop.do('products.remove', { id }, { actor: bot.shop.owner })
    await tap(card, /Fiado/)
    expect(card.text).toMatch(/Não está mais à venda: Bolo\.$/)
    await tap(card, /Tirar/)
    expect(await sales()).toBe(before)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 500, lines: 1 })
    const rita = await bot.shop.do('customers.create', { name: 'Rita' })
    const theirs = await bot.staff.type('/vender rita: 1 café')
    await bot.shop.do('customers.remove', { id: rita.id }, { actor: bot.shop.owner })
    await tap(theirs, /Fiado/)
    expect(theirs.text).toMatch(/Rita não está mais entre os clientes\.$/)
    await tap(theirs, /outra pessoa/)
    expect(theirs.text).toMatch(/Para quem\?/)
  })

  it('a price that changed under the card is told, and nothing is sold at another than was seen', async () => {
    const before = await sales()
    const card = await bot.staff.type('/vender ana: 2 café')
    await run('test.price', `update products set price = 550 where name = 'Café coado'`)
    await tap(card, /Fiado/)
    expect(plain(card.text)).toMatch(/Café coado mudou: R\$ 5,00 → R\$ 5,50\.[\s\S]*Total R\$ 11,00/)
    expect(await sales()).toBe(before)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 1100 })
    await run('test.price_back', `update products set price = 500 where name = 'Café coado'`)
  })
})

describe('a customer’s credit', () => {
  const credit = async (name: string, amount: number) => {
    const { id } = await bot.shop.do('customers.create', { name })
    if (amount) await keep(id, amount)
    return id
  }
  const keep = (customerId: number, amount: number) =>
    bot.shop.do('payments.create', { customerId, amount, method: 'cash', allowCredit: true })

  it('that was spent elsewhere meanwhile is told, and what it no longer pays is asked, not owed unseen', async () => {
    const id = await credit('Bento Lima', 1000)
    const card = await bot.staff.type('/vender bento: 3 café')
    await bot.shop.do('sales.create', {
      customerId: id,
      items: [{ productId: ids['Café coado'] ?? 0, quantity: 2 }],
    })
    const before = await sales()
    await tap(card, /Pix/)
    expect(await sales()).toBe(before)
    expect(plain(card.text)).toMatch(/Crédito de Bento Lima mudou: R\$ 10,00 → R\$ 0,00\./)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 1500, paid: [['pix', 1500]] })
    expect(await bot.shop.look(`select due from customers where name = 'Bento Lima'`)).toBe(0)
  })

  it('that came meanwhile pays first, and the sale goes through', async () => {
    const id = await credit('Celia Reis', 0)
    const card = await bot.staff.type('/vender celia: 3 café')
    await keep(id, 1000)
    await tap(card, /Pix/)
    expect(plain(card.text)).toMatch(/Crédito de Celia Reis mudou: R\$ 0,00 → R\$ 10,00\./)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 1500, paid: [['pix', 500]] })
  })
})

describe('an agreed price', () => {
  it('stays when the quantity of its line is tapped', async () => {
    const card = await bot.staff.type('/vender ana: 2 café')
    await tap(card, /desconto/)
    await tap(card, /Preço de/)
    const priced = await bot.staff.type('4')
    await tap(priced, /itens/)
    await tap(priced, /^2 ☕/)
    expect(plain(priced.text)).toMatch(/R\$ 4,00/)
    await tap(priced, /^3$/)
    expect(plain(priced.text)).toMatch(/3 × ☕ Café coado · R\$ 12,00/)
    await tap(priced, /Fiado/)
    expect(await last()).toMatchObject({ total: 1200, quantity: 3 })
  })
})

describe('once it is sold', () => {
  it('the same by the same person within a minute is sold, and said; undone it is that one', async () => {
    const before = await sales()
    const first = await bot.staff.type('/vender ana: 2 café fiado')
    expect(first.text).not.toMatch(/Igual/)
    const second = await bot.staff.type('/vender ana: 2 café fiado')
    expect(second.text).toMatch(/⚠️ Igual à de (agora há pouco|\d+ s atrás)\.$/)
    expect(labels(second)[0]).toBe('↩ Desfazer esta')
    expect(await sales()).toBe(before + 2)
    await tap(second, /Desfazer esta/)
    expect(await sales()).toBe(before + 1)
    // Another quantity is another sale.
    expect((await bot.staff.type('/vender ana: 1 café fiado')).text).not.toMatch(/Igual/)
  })

  it('“De novo” opens the same sale at today’s prices, and “Receber” a payment; neither acts by that tap', async () => {
    const before = await sales()
    const done = await bot.staff.type('/vender ana: 2 café fiado')
    await bot.deliver(bot.staff.tapping(done, /De novo/))
    expect(await sales()).toBe(before + 1)
    expect(newest().text).toMatch(/🛒 Ana Beatriz\n2 × ☕ Café coado/)
    await tap(newest(), /Fiado/)
    expect(await sales()).toBe(before + 2)
    await bot.deliver(bot.staff.tapping(done, /Receber/))
    expect(newest().text).toMatch(/Ana Beatriz/)
  })

  it('two at once on one card make one sale', async () => {
    const before = await sales()
    const card = structuredClone(await bot.staff.type('/vender ana: 1 café'))
    await Promise.all([/Fiado/, /Pix/].map((label) => bot.telegram.deliver(bot.staff.tapping(card, label))))
    await bot.quiet()
    expect(await sales()).toBe(before + 1)
  })
})

describe('whatever is tapped', () => {
  /** Reproducible: the same seed taps the same. */
  const dice = (seed: number) => {
    let state = seed
    return (sides: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * sides)
    }
  }
  const totalIn = (text: string) => /Total R\$ ([\d.]+,\d\d)/.exec(plain(text))?.[1]
  const centsOf = (shown: string | undefined) => Number(shown?.replaceAll(/\D/g, ''))

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('what is stored is what the card showed (walk %i)', async (seed) => {
    const throws = dice(seed)
    const card = await bot.staff.type('/vender')
    for (let step = 0; step < 25; step++) {
      const before = await sales()
      const shown = card.text
      const buttons = card.buttons.filter(({ text }) => !/Cancelar|Na tela/.test(text))
      const button = buttons[throws(buttons.length)]
      if (!button) throw new Error(`nothing to tap: ${card.text}`)
      await bot.deliver(bot.staff.tapping({ ...card, buttons: [button] }, /[^]/))
      const made = (await sales()) - before
      if (!made) continue
      const { total } = (await last()) as unknown as { total: number }
      expect([made, total], `${button.text} below: ${shown}`).toEqual([1, centsOf(totalIn(shown))])
      return
    }
    // None was made: nothing was stored by the way.
    await bot.staff.type('/cancel')
  })
})

describe('in English', () => {
  it('reads as it would be said, from whom it is for to what is owed', async () => {
    const { version } = await bot.shop.do('preferences.get', {})
    await bot.shop.do('preferences.edit', { version, language: 'en' })
    const card = await bot.staff.type('/sell')
    expect(card.text).toBe('🛒 A sale. For whom? Tap, or type the name.')
    await tap(card, /^Ana Beatriz/)
    await tap(card, /The usual/)
    expect(labels(card).slice(0, 6)).toEqual([
      '💠 Pix',
      '💵 Paid',
      '💳 Card',
      '📒 On tab',
      '− / + items',
      'Price or discount',
    ])
    await bot.staff.type('plus 1 croissant')
    await bot.staff.type('take out the croissant')
    const shown = await bot.staff.type('on tab')
    expect(shown.text).toMatch(/will owe R\$/)
    await tap(shown, /Sell/)
    expect(plain(shown.text)).toMatch(
      /^✅ Sold to Ana Beatriz: R\$[\d.]+ on the tab\. Now owes R\$[\d.,]+\.\n/,
    )
    expect(labels(shown)).toEqual(['↩ Undo', '🔁 Again', '💰 Take payment'])
    const { version: later } = await bot.shop.do('preferences.get', {})
    await bot.shop.do('preferences.edit', { version: later, language: 'pt-BR' })
  })
})
