// Selling by taps and by words, as it reads in the chat: a repeat sale in three taps, a card that is changed, and nothing stored but what it showed.
import { describe, expect, it } from 'vitest'
import { qrPicture } from '../../src/bot/qr-picture.ts'
import type { TestBot } from '../support/bot.ts'
import { labels, plain, useSellingBot } from '../support/selling.ts'

let bot: TestBot
const { sales, owes, last, tap, newest } = useSellingBot((opened) => {
  bot = opened
})

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
