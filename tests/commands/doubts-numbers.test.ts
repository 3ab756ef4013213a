// Never guess: a number or a day that may mean two things is asked, and the answer is what is stored.
import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/operation.ts'
import type { Counter } from '../support/counter.ts'
import { offered, useDoubtfulCounter } from '../support/doubts.ts'

let counter: Counter
let english: Actor
const { ids, asks, meant, tap, answer } = useDoubtfulCounter((opened, reader) => {
  counter = opened
  english = reader
})

describe('a whole number without a unit, of goods by weight, measure or dozen', () => {
  it.each([
    ['/buy Pedro: 10 pão de sal fiado', ['10 kg · R$ 189,00', '0,529 kg · R$ 10,00']],
    [
      '/buy Pedro: 300 pão de sal fiado',
      ['300 kg · R$ 5.670,00', '0,3 kg · R$ 5,67', '15,873 kg · R$ 300,00'],
    ],
    ['/buy Pedro: pão de sal 10 fiado', ['10 kg · R$ 189,00', '0,529 kg · R$ 10,00']],
    ['/buy Pedro: 5,00 pão de sal fiado', ['5 kg · R$ 94,50']],
    ['/buy Pedro: 6 ovos fiado', ['6 dz · R$ 84,00']],
    ['/buy Pedro: 12 ovos fiado', ['12 dz · R$ 168,00', '1 dz · R$ 14,00']],
    ['/buy Pedro: 2 azeite fiado', ['2 l · R$ 80,00', '0,05 l · R$ 2,00']],
    ['/buy Pedro: 2 canela fiado', ['2 g · R$ 0,08', '50 g · R$ 2,00']],
  ])('%s is asked', async (line, choices) => {
    const asked = await asks(line)
    expect(asked.missing).toEqual(['items.0.quantity'])
    expect(offered(asked)).toEqual(choices)
  })

  it.each([
    ['/buy Pedro: 10 kg pão de sal fiado', 10],
    ['/buy Pedro: 1,5 pão de sal fiado', 1.5],
    ['/buy Pedro: 350g pão de sal fiado', 0.35],
    ['/buy Pedro: 1 dz ovos fiado', 1],
    ['/buy Pedro: pão de sal fiado', 1],
    ['/buy Pedro: 10 feijão fiado', 10],
  ])('%s is not', async (line, quantity) =>
    expect(await meant(line)).toMatchObject({ items: [{ quantity }] }),
  )

  it('lost is asked too, received and counted is in its own unit', async () => {
    const asked = await asks('/estoque ovos -3 quebrou')
    expect([asked.missing, offered(asked)]).toEqual([['quantity'], ['3 dz']])
    expect(await meant('/estoque ovos -3 quebrou', { quantity: 3 })).toMatchObject({ delta: -3 })
    expect(await meant('/estoque ovos -3 dz quebrou')).toMatchObject({ delta: -3 })
    expect(await meant('/estoque ovos 3 x 10,00')).toMatchObject({ quantity: 3 })
    expect(await meant('/estoque pão de sal = 12')).toMatchObject({ counted: 12 })
  })

  it('is settled by a tap, a choice, or the quantity with its unit', async () => {
    const line = '/buy Pedro: 10 pão de sal fiado'
    const tapped = await tap(await asks(line), 0.529)
    expect(tapped.status === 'done' && tapped.data).toMatchObject({ total: 1000 })
    expect(await meant(line, { 'items.0.quantity': 10 })).toMatchObject({ items: [{ quantity: 10 }] })
    const answered = await answer(await asks(line), '0,8 kg')
    expect(answered.message.text).toMatch(/0,8 kg/)
    const again = await answer(await asks(line), '4')
    expect(again).toMatchObject({ missing: ['items.0.quantity'] })
    await expect(meant(line, { 'items.0.quantity': 3 })).rejects.toThrow('não está mais aqui')
  })

  it('is asked of each of several products once it is chosen', async () => {
    const asked = await asks('/buy Pedro: 2 pão fiado')
    const chosen = await tap(asked, ids['Pão de sal'] ?? 0)
    expect(chosen).toMatchObject({ missing: ['items.0.quantity'] })
  })
})

describe('a grouping mark before exactly three digits', () => {
  it.each([
    ['/buy Pedro: 2.500 kg pão de sal fiado', 'items.0.quantity', [2.5, 2500]],
    ['/buy Pedro: pão de sal 2.500 kg fiado', 'items.0.quantity', [2.5, 2500]],
    ['/buy Pedro: 2.500 feijão fiado', 'items.0.quantity', [2500]],
    ['/estoque pão de sal 1.250 x 3,00', 'quantity', [1.25, 1250]],
    ['/estoque pão de sal = 1.250', 'quantity', [1.25, 1250]],
    ['/estoque pão de sal -1.250 kg quebrou', 'quantity', [1.25, 1250]],
    ['/product pão de sal minimo 1.250', 'minStock', [1.25, 1250]],
  ])('%s is asked', async (line, key, choices) => {
    const asked = await asks(line)
    expect([asked.missing, asked.choices[key]?.map(({ id }) => id)]).toEqual([[key], choices])
    if (choices.length > 1) expect(asked.message.text).toMatch(/\n2,5 ou 2\.500\?|\n1,25 ou 1\.250\?/)
    for (const id of choices) expect(JSON.stringify(await meant(line, { [key]: id }))).toContain(String(id))
  })

  it('is asked in English of the comma', async () => {
    const asked = await asks('/sell Pedro: 2,500 kg pão de sal on tab', english)
    expect([asked.missing, asked.message.text]).toEqual([
      ['items.0.quantity'],
      expect.stringContaining('2.5 or 2,500?'),
    ])
  })

  it.each([
    ['/buy Pedro: 1,500 kg pão de sal fiado', 1.5],
    ['/buy Pedro: 0.350 kg pão de sal fiado', 0.35],
    ['/buy Pedro: 1.234,5 kg pão de sal fiado', 1234.5],
  ])('the decimal mark, a lone 0 and thousands with decimals never are: %s', async (line, quantity) =>
    expect(await meant(line)).toMatchObject({ items: [{ quantity }] }),
  )

  it('money of a thousand is a thousand, and of three decimals is none', async () => {
    await counter.sold('/buy Pedro: 900 feijão fiado')
    expect(await meant('/pagar Pedro 1.000')).toMatchObject({ amount: 100_000 })
    await expect(counter.type('/pagar Pedro 0.500')).rejects.toThrow('“0.500” não é um número')
    await expect(counter.type('/pay Pedro 0,500', english)).rejects.toThrow('“0,500” is no number')
  })

  it.each([
    ['mil e duzentos', 120_000],
    ['dois mil reais', 200_000],
    ['3 mil', 300_000],
    ['two thousand three hundred', 230_000],
    ['mil reais e cinquenta centavos', 100_050],
  ])('in words it is all that was said: %s', async (said, amount) => {
    await counter.sold('/buy Pedro: 400 feijão fiado')
    expect(await meant(`/pagar Pedro ${said}`)).toMatchObject({ amount })
  })

  it.each(['dois milhões e cem', 'twelve hundred', 'mil e 200', '2,5 mil', 'mil e cinquenta centavos'])(
    'in words that are not read it is none, and never a part of them: %s',
    async (said) => {
      await expect(counter.type(`/pagar Pedro ${said}`)).rejects.toMatchObject({ name: 'CommandError' })
    },
  )

  it('of goods in words is all that was said', async () => {
    expect(await meant('/buy Pedro: mil e duzentos feijão fiado')).toMatchObject({
      items: [{ quantity: 1200 }],
    })
  })
})

describe('a day of which either number may be the month', () => {
  // Two months ahead and three, of one year: a sale is due within 400 days.
  const now = new Date()
  const isLate = now.getMonth() > 8
  const year = now.getFullYear() + (isLate ? 1 : 0)
  const [one, two] = isLate
    ? ['02', '03']
    : [now.getMonth() + 3, now.getMonth() + 4].map((n) => `${n}`.padStart(2, '0'))
  const either = `${one}/${two}/${year}`
  const [byDay, byMonth] = [`${year}-${two}-${one}`, `${year}-${one}-${two}`]

  it('is asked of who reads English, in words', async () => {
    const asked = await asks(`/sell Pedro: 1 café on tab due ${either}`, english)
    expect([asked.missing, asked.choices['dueOn']?.map(({ id }) => id)]).toEqual([
      ['dueOn'],
      [byDay, byMonth],
    ])
    const said = (day: string) => new Date(`${day}T12:00`).toLocaleString('en', { month: 'short' })
    expect(offered(asked).join()).toMatch(new RegExp(`${said(byDay)}.*${said(byMonth)}`))
  })

  it('is a day of that month in Portuguese, and where it can be but one', async () => {
    expect(await meant(`/buy Pedro: 1 café fiado vence ${either}`)).toMatchObject({ dueOn: byDay })
    const only = (day: string) => meant(`/sell Pedro: 1 café on tab due ${day}/${two}/${year}`, {}, english)
    expect(await only('25')).toMatchObject({ dueOn: `${year}-${two}-25` })
    expect(await only(`${two}`)).toMatchObject({ dueOn: `${year}-${two}-${two}` })
    const lot = await asks('/stock feijão 5 x 3.00 due 03/04/2031', english)
    expect(lot.choices['expiresOn']?.map(({ id }) => id)).toEqual(['2031-04-03', '2031-03-04'])
  })
})
