// The dialogues about goods and people, typed and tapped: what runs out comes in, is lost and counted; products and roles change.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
const ids: Record<string, number> = {}
beforeAll(async () => {
  bot = await TestBot.open()
  for (const [name, price, unit] of [
    ['Esponja', 249, 'un'],
    ['Bolo de fubá', 1200, 'un'],
    ['Queijo minas', 4000, 'kg'],
    ['Pão doce', 300, 'un'],
  ] as const)
    ids[name] = (
      await bot.shop.do(
        'products.create',
        { name, price, unit, category: 'Padaria' },
        { actor: bot.shop.owner },
      )
    ).id
})
afterAll(() => bot.close())

type Card = Awaited<ReturnType<TestBot['staff']['type']>>
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const labels = (card: Card) => card.buttons.map(({ text }) => plain(text))
const last = (who = bot.staff) => {
  const card = who.messages.at(-1)
  if (!card) throw new Error('nothing was said')
  return card
}
const run = (name: string, text: string) => bot.shop.database.run([step(name, text)], {})
const product = (name: string) => bot.shop.do('products.get', { id: ids[name] ?? 0 })
const stock = async (name: string) => (await product(name)).stock

beforeEach(async () => {
  await bot.staff.type('/cancel')
  await bot.owner.type('/cancel')
  for (const id of Object.values(ids)) {
    await bot.shop.do('stock.count', { productId: id, counted: 0 })
  }
  await run('test.minimum', 'update products set min_stock = 0, archived_at = null, hidden = false')
})

describe('/estoque alone', () => {
  it('shows what runs out, and walks along it: how many, what each cost, the next', async () => {
    await bot.shop.do('stock.receive', { productId: ids['Esponja'], quantity: 1, unitCost: 140 })
    await run(
      'test.min_stock',
      `update products set min_stock = 2 where id in (${ids['Esponja']}, ${ids['Bolo de fubá']})`,
    )
    const card = await bot.staff.type('/estoque')
    expect(plain(card.text)).toBe(
      '📦 4 produtos · 2 acabando · 1 acabou\n🔴 Bolo de fubá: 0 un · mín. 2 un\n🟠 Esponja: 1 un · mín. 2 un',
    )
    expect(labels(card)).toEqual(['📥 Receber estes', '☰ Todos', '📱 Na tela'])
    await bot.staff.tap(card, /Receber estes/)
    expect(plain(card.text)).toBe('📥 Bolo de fubá (1 de 2)\n\nQuanto chegou?')
    expect(labels(card)).toEqual(['6', '12', '24', 'Pular', '✖ Cancelar'])
    await bot.staff.tap(card, /Pular/)
    expect(plain(card.text)).toBe('📥 Esponja (2 de 2)\n\nQuanto chegou?')
    expect(labels(card)).not.toContain('Pular')
    await bot.staff.tap(card, /Voltar/)
    await bot.staff.tap(card, /^12$/)
    expect(plain(card.text)).toMatch(/Quanto custou cada un\?/)
    await bot.staff.type('90 no total')
    const whole = last()
    expect(plain(whole.text)).toBe(
      'Receber 12 un de Bolo de fubá a R$ 7,50 · preço R$ 12,00, ganho 37,5%\n\nConfirma?',
    )
    expect(labels(whole)).toEqual(['Validade…', '✅ Receber', '← Voltar', '✖ Cancelar'])
    await bot.staff.tap(whole, /Validade/)
    await bot.staff.type('31/12/2031')
    const dated = last()
    expect(plain(dated.text)).toMatch(/vence 31 dez\. 2031/)
    await bot.staff.tap(dated, /✅/)
    await bot.quiet()
    expect(plain(dated.text)).toMatch(
      /^✅ Recebido: 12 un de Bolo de fubá a R\$ 7,50, vence .* Agora há 12 un\.$/,
    )
    expect(labels(dated)).toEqual(['↩ Desfazer', '📦 Ver produto'])
    const next = last()
    expect(plain(next.text)).toBe('📥 Esponja (2 de 2)\n\nQuanto chegou?')
    await bot.staff.tap(next, /^6$/)
    expect(plain(next.text)).toMatch(/Da última vez R\$ 1,40/)
    expect(labels(next).slice(0, 2)).toEqual(['R$ 1,40', 'Sei o total'])
    await bot.staff.tap(next, /1,40/)
    expect(plain(next.text)).toBe('✅ Recebido: 6 un de Esponja a R$ 1,40. Agora há 7 un.')
    expect([await stock('Bolo de fubá'), await stock('Esponja')]).toEqual([12, 7])
  })

  it('can be stopped after any of them: what came in stays', async () => {
    await run(
      'test.min_stock',
      `update products set min_stock = 2 where id in (${ids['Esponja']}, ${ids['Bolo de fubá']})`,
    )
    const card = await bot.staff.type('/estoque')
    await bot.staff.tap(card, /Receber estes/)
    await bot.staff.tap(card, /^6$/)
    await bot.staff.tap(card, /Sei o total/)
    await bot.staff.type('30')
    await bot.staff.tap(last(), /✅/)
    await bot.quiet()
    await bot.staff.tap(last(), /Cancelar/)
    expect((await stock('Bolo de fubá')) ?? 0).toBe(6)
    expect(await stock('Esponja')).toBe(0)
  })
})

describe('one product', () => {
  it('is received, and lost by a tap that says why; its lots are shown', async () => {
    await bot.shop.do('stock.receive', { productId: ids['Esponja'], quantity: 5, unitCost: 100 })
    const card = await bot.staff.type('/estoque esponja')
    expect(labels(card)).toEqual(['📥 Receber', '✏️ Perda', '🔢 Contar', '← Voltar', '📱 Na tela'])
    await bot.staff.tap(card, /Perda/)
    expect(labels(card).slice(0, 3)).toEqual(['1 quebrou', '1 venceu', '1 consumo'])
    await bot.staff.tap(card, /quebrou/)
    expect(plain(card.text)).toMatch(/Esponja: agora há 4 un/)
    expect(await stock('Esponja')).toBe(4)
    const again = await bot.staff.type('/estoque esponja')
    await bot.staff.tap(again, /Perda/)
    await bot.staff.type('3 caiu no chão')
    await bot.staff.tap(last(), /Confirmar/)
    expect(await stock('Esponja')).toBe(1)
  })

  it('of which another took some meanwhile: as much as there is, by a tap', async () => {
    await bot.shop.do('stock.receive', { productId: ids['Esponja'], quantity: 5, unitCost: 100 })
    const card = await bot.staff.type('/estoque esponja')
    await bot.staff.tap(card, /Perda/)
    await bot.staff.type('4 quebrou')
    await bot.shop.do('sales.create', {
      items: [{ productId: ids['Esponja'], quantity: 3 }],
      payments: [{ amount: 747, method: 'cash' }],
    })
    const confirm = last()
    await bot.staff.tap(confirm, /Confirmar/)
    expect(plain(confirm.text)).toMatch(/agora há 2 un/)
    expect(await stock('Esponja')).toBe(2)
    await bot.staff.tap(confirm, /^Tirar 2 un$/)
    expect(await stock('Esponja')).toBe(0)
  })

  it('sold by weight is lost in a unit that was said, and counted without showing what is thought to be there', async () => {
    await bot.shop.do('stock.receive', { productId: ids['Queijo minas'], quantity: 5, unitCost: 2000 })
    const card = await bot.staff.type('/estoque queijo')
    await bot.staff.tap(card, /Perda/)
    expect(labels(card)).toEqual(['✖ Cancelar'])
    await bot.staff.type('2 estragou')
    expect(plain(last().text)).toMatch(/quanto saiu\?/)
    await bot.staff.tap(last(), /^2 kg$/)
    expect(await stock('Queijo minas')).toBe(3)
    const again = await bot.staff.type('/estoque queijo')
    await bot.staff.tap(again, /Contar/)
    expect(plain(again.text)).not.toMatch(/3 kg/)
    await bot.staff.type('2,5')
    await bot.staff.tap(last(), /Confirmar/)
    expect(plain(last().text)).toMatch(/contado 2,5 kg \(diferença .0,5\)/)
  })
})

describe('/produto', () => {
  it('opens a product, and changes it field by field; another’s change is shown first', async () => {
    const card = await bot.owner.type('/produto esponja')
    expect(plain(card.text)).toMatch(/^Esponja · R\$ 2,49\/un\nHá 0 un · à vista$/)
    await bot.owner.tap(card, /^Preço$/)
    await bot.owner.type('2,99')
    const confirm = last(bot.owner)
    expect(plain(confirm.text)).toMatch(/Esponja: preço R\$ 2,99/)
    const { version } = await product('Esponja')
    await bot.shop.do('products.edit', { id: ids['Esponja'], version, price: 275 }, { actor: bot.shop.owner })
    await bot.owner.tap(confirm, /Confirmar/)
    expect((await product('Esponja')).price).toBe(275)
    await bot.owner.tap(confirm, /Confirmar/)
    expect((await product('Esponja')).price).toBe(299)
    const hide = await bot.owner.type('/produto esponja')
    await bot.owner.tap(hide, /Esconder/)
    expect((await product('Esponja')).hidden).toBe(false)
    await bot.owner.tap(hide, /Confirmar/)
    expect((await product('Esponja')).hidden).toBe(true)
    const grouped = await bot.owner.type('/produto esponja')
    await bot.owner.tap(grouped, /Categoria/)
    expect(labels(grouped)[0]).toBe('Padaria')
    await bot.owner.type('Limpeza')
    await bot.owner.tap(last(bot.owner), /Confirmar/)
    expect((await product('Esponja')).category).toBe('Limpeza')
  })

  it('makes a new one: its fields on the card, nothing stored before [Criar]', async () => {
    const before = await bot.shop.look<number>('select count(*) from products')
    const list = await bot.owner.type('/produto')
    await bot.owner.tap(list, /Novo/)
    await bot.owner.type('🍮 Bolo de pote 8,00')
    const card = last(bot.owner)
    expect(plain(card.text)).toMatch(/🍮 Bolo de pote · R\$ 8,00\/un\ncategoria —, mínimo —, estoque 0/)
    expect(labels(card)).toEqual([
      'Nome',
      'Preço',
      'Unidade',
      'Categoria',
      'Mínimo',
      'Emoji',
      '✅ Criar',
      '← Voltar',
      '✖ Cancelar',
      '📱 Na tela',
    ])
    await bot.owner.tap(card, /Mínimo/)
    await bot.owner.type('4')
    expect(await bot.shop.look<number>('select count(*) from products')).toBe(before)
    await bot.owner.tap(last(bot.owner), /Criar/)
    const done = last(bot.owner)
    expect(plain(done.text)).toBe('✅ 🍮 Bolo de pote: R$ 8,00/un. Já está à venda, com estoque 0.')
    expect(labels(done)).toEqual(['↩ Desfazer', '📥 Receber', '🏷 Ver produto'])
    await bot.owner.tap(done, /Desfazer/)
    expect(await bot.shop.look<number>('select count(*) from products')).toBe(before)
  })

  it('asks about a name near one that there is', async () => {
    const before = await bot.shop.look<number>('select count(*) from products')
    const card = await bot.owner.type('/produto novo Pão docee 4,00')
    expect(plain(card.text)).toMatch(/Já há Pão doce\. É outro\?/)
    expect(labels(card).slice(0, 2)).toEqual(['Abrir Pão doce', 'É outro'])
    await bot.owner.tap(card, /Abrir/)
    expect(plain(card.text)).toMatch(/Pão doce/)
    expect(await bot.shop.look<number>('select count(*) from products')).toBe(before)
  })
})

describe('/usuario', () => {
  it('opens a person; a role is given after a Confirm that shows name and id', async () => {
    const card = await bot.owner.type('/usuario')
    await bot.owner.tap(card, /^Caio$/)
    expect(plain(card.text)).toMatch(/👤 Caio.*333.*: cliente/)
    expect(labels(card)).toEqual(['→ Equipe', '→ Gestão', '🚫 Desativar', '← Voltar'])
    await bot.owner.tap(card, /Equipe/)
    expect(plain(card.text)).toMatch(/Caio \(id 333\) passa a vender, receber e ver dívidas/)
    const role = () => bot.shop.look<string>(`select to_json(role) from users where telegram_id = 333`)
    expect(await role()).toBe('user')
    await bot.owner.tap(card, /Dar acesso de equipe/)
    expect(await role()).toBe('admin')
    const again = await bot.owner.type('/usuario caio')
    await bot.owner.tap(again, /Desativar/)
    expect(plain(again.text)).toMatch(/Desativar o acesso de Caio \(id 333\)/)
    await bot.owner.tap(again, /Cancelar/)
    await bot.owner.type('/usuario caio cliente')
    await bot.owner.tap(last(bot.owner), /✅/)
    expect(await role()).toBe('user')
  })

  it('refuses to leave the shop without an owner, in words, and the card stays', async () => {
    const card = await bot.owner.type('/usuario olga')
    await bot.owner.tap(card, /Equipe/)
    const tapped = bot.owner.tapping(card, /Dar acesso/)
    expect(await bot.deliver(tapped)).toEqual([expect.stringMatching(/ficaria sem gestão/)])
  })

  it('is nothing for staff, by its buttons either', async () => {
    const forged = { id: last().id, text: '', buttons: [{ text: 'x', callback_data: 'h:user_owner:2' }] }
    expect(await bot.deliver(bot.staff.tapping(forged, 'x'))).toEqual([expect.stringMatching(/só para/)])
  })
})
