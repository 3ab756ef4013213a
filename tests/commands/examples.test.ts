// What one may type is shown in words of the shop's own goods and people; a shop without goods leads to the first.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run, runSpoken } from '#commands/index.ts'
import type { Actor } from '#domain/operation.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const said = async (line: string, actor: Actor = shop.staff) => {
  const how = { source: 'chat' }
  const outcome = await (line.startsWith('/') ? run : runSpoken)(shop.runtime, actor, line, how)
  return outcome.message
}
const english = (actor: Actor): Actor => ({ ...actor, language: 'en' })

describe('a shop without goods', () => {
  it.each(['oi', '/vender', '/estoque', '/produtos'])('%s leads its owner to the first', async (line) => {
    const { text, buttons } = await said(line, shop.owner)
    expect(text).toBe('Vila Nova · ainda sem produtos. O primeiro abre a loja.')
    expect(buttons?.flat()).toMatchObject([{ action: { do: 'page', list: 'first' } }])
  })

  it('tells the team who makes it, and customers no command', async () => {
    expect((await said('oi')).text).toMatch(/Quem cuida da loja cria o primeiro/)
    expect((await said('/produtos', shop.user)).text).toBe('Ainda não há produtos.')
    expect((await said('oi', shop.user)).text).toBe('Oi! Pergunte o que quiser:\nQuanto eu devo? · Produtos')
    expect((await said('/ajuda')).text).toMatch(/^O que você pode fazer/)
  })
})

describe('a shop', () => {
  beforeAll(async () => {
    for (const [name, unit, sold] of [
      ['Mussarela', 'kg', 1],
      ['Suco de uva', 'un', 3],
      ['Esponja', 'un', 0],
    ] as const) {
      const { id } = await shop.do('products.create', { name, unit, price: 900 }, { actor: shop.owner })
      await shop.do('stock.receive', { productId: id, quantity: 50, unitCost: 100 })
      for (let n = 0; n < sold; n++)
        await shop.do('sales.create', {
          items: [{ productId: id, quantity: 1 }],
          payments: [{ amount: 900, method: 'cash' }],
        })
    }
  })

  it('where nobody owes is greeted with what sells most, and its next', async () => {
    expect(await said('oi')).not.toHaveProperty('personal')
    expect((await said('oi')).text).toMatch(/\n2 suco de uva pago\nchegou 10 kg mussarela a 4,20\n/)
    expect((await said('/ajuda')).text).toMatch(/\n\/vender 2 suco de uva pago\n/)
  })

  it('has each command’s examples in its own goods, in help and where a line cannot be read', async () => {
    expect((await said('/ajuda vender')).text).toMatch(
      /\n\/vender Ana: 2 suco de uva, 0,5 kg mussarela fiado\n[\s\S]*\/vender 2 suco de uva pago/,
    )
    expect((await said('/ajuda estoque')).text).toMatch(/\n\/estoque suco de uva = 12\n/)
    expect((await said('/help stock', english(shop.staff))).text).toMatch(/\n\/stock suco de uva = 12\n/)
    await expect(said('/vender Ana:')).rejects.toThrow(/\/vender 2 suco de uva pago/)
    await expect(said('/produto xyzxyz', shop.owner)).rejects.toThrow(/\/produto suco de uva preço 5,50/)
  })

  it('shows who owes, to the team alone', async () => {
    const [product] = (await shop.do('products.list', { q: 'suco' })).items
    await shop.do('sales.create', {
      customerName: 'Iracema',
      items: [{ productId: product?.id, quantity: 1 }],
    })
    const hello = await said('bom dia')
    expect(hello.text).toMatch(/\n2 suco de uva pra Iracema fiado\nIracema pagou R\$\s9,00 no pix\n/)
    expect(hello.personal).toBe(true)
    expect((await said('hello', english(shop.staff))).text).toMatch(/sold 2 suco de uva to Iracema on tab/)
    expect((await said('/ajuda')).text).toMatch(/\/vender Iracema: 2 suco de uva fiado/)
    expect((await said('/vender')).text).toMatch(/Para quem/)
    for (const line of ['oi', 'blorg', '/ajuda'])
      expect((await said(line, shop.user)).text).not.toMatch(/Iracema|vender/)
    expect((await said('blorg', shop.user)).text).toMatch(/“preço de suco de uva\?”/)
  })

  it('acts on its examples as they stand', async () => {
    for (const actor of [shop.staff, english(shop.staff)]) {
      const [, ...lines] = (await said(actor.language === 'en' ? 'hello' : 'oi', actor)).text.split('\n')
      for (const line of lines.slice(0, 3))
        expect(await runSpoken(shop.runtime, actor, line, { source: 'chat' })).toMatchObject({
          status: 'needs_input',
          missing: [expect.stringMatching(/^(confirm|method)$/)],
        })
    }
  })
})
