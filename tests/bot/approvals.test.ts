// Asking an owner in the chat: the card offers it, every owner hears it, the first answer counts and shows on every card.
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { passingStep } from '#database/step.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import { plain } from '../support/selling.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
let rita: Person
let caio: Person
let coffee: number
beforeAll(async () => {
  bot = await TestBot.open()
  await followNotices(bot.shop.database)
  rita = bot.telegram.person(444, 'Rita')
  caio = bot.telegram.person(333, 'Caio')
  for (const one of [bot.owner, bot.staff, rita, caio]) await one.type('/start')
  await run(`update users set role = 'owner' where telegram_id = 444`)
  const { shop } = bot
  coffee = (
    await shop.do('products.create', { name: 'Café', price: 3000, unit: 'un' }, { actor: shop.owner })
  ).id
  await shop.do('stock.receive', { productId: coffee, quantity: 40, unitCost: 321 })
  await shop.do('customers.create', { name: 'Jorge', creditLimit: 2000 }, { actor: shop.owner })
  await told()
})
afterAll(() => bot.close())
beforeEach(async () => {
  await bot.staff.type('/cancel')
  for (const chat of [111, 222, 333, 444]) bot.telegram.chats.delete(chat)
})

const run = (text: string) => bot.shop.database.run([passingStep('test.run', text)], {})
async function told() {
  await settled(bot.shop.fresh.config)
  while ((await deriveNotices(bot.shop.database)).more);
  const waiting = `select count(*)::int from notices where tell_at is not null and told_rev < rev`
  await vi.waitFor(async () => {
    bot.bot.tell()
    expect(await bot.shop.look<number>(waiting)).toBe(0)
  }, 60_000)
  await bot.quiet()
}
const sales = () => bot.shop.look<number>(`select count(*) from sales where voided_at is null`)
const last = (chat: number) => {
  const found = bot.telegram.chats.get(chat)?.at(-1)
  if (!found) throw new Error(`nothing was said to ${chat}`)
  return found
}
const said = (chat: number) => plain(last(chat).text)
const labels = (chat: number) => last(chat).buttons.map(({ text }) => plain(text))

/** Bia types what passes the limit, and asks. */
async function ask(line = '/vender Jorge: 1 café fiado') {
  await bot.staff.type(line)
  await bot.staff.tap(last(222), /Pedir à gestão/)
  await told()
}

it('a line that passes the limit offers to ask; asked, it says so and sells nothing', async () => {
  const before = await sales()
  await ask()
  expect(said(222)).toMatch(/Pedido mandado à gestão: a venda de R\$ 30,00 a Jorge/)
  expect(labels(222)).toContain('Desistir')
  expect(await sales()).toBe(before)
  for (const chat of [111, 444]) {
    expect(said(chat)).toMatch(
      /Bia pede para liberar: a venda de R\$ 30,00 a Jorge\.\nPassa R\$ 10,00 do limite de R\$ 20,00\.\nPassa a dever R\$ 30,00\./,
    )
    expect(labels(chat)).toEqual(['✅ Liberar R$ 30,00', 'Recusar'])
  }
  await bot.staff.tap(last(222), 'Desistir')
  await told()
  expect(said(111)).toMatch(/Bia desistiu/)
  expect(labels(111)).toEqual([])
})

it('one tap frees it: it is sold, the other owner sees who did, and who asked hears it', async () => {
  const before = await sales()
  await ask()
  const card = structuredClone(last(444))
  await bot.owner.tap(last(111), /Liberar/)
  await told()
  expect(await sales()).toBe(before + 1)
  expect(said(222)).toMatch(/✅ Olga liberou: a venda de R\$ 30,00 a Jorge\. Está feito\./)
  expect(said(444)).toMatch(/Olga liberou/)
  expect(labels(444)).toEqual([])
  // A card that another device still shows.
  await rita.tap(card, /Liberar/)
  expect(await sales()).toBe(before + 1)
})

it('refused, nothing is sold and who asked hears it', async () => {
  const before = await sales()
  await ask()
  await rita.tap(last(444), 'Recusar')
  await told()
  expect(said(222)).toMatch(/🚫 Rita não liberou/)
  expect(said(111)).toMatch(/Rita não liberou/)
  expect(await sales()).toBe(before)
})

it('a tap of somebody else, of who was an owner, and of who is shut out frees nothing', async () => {
  const before = await sales()
  await ask()
  const card = structuredClone(last(444))
  await bot.staff.tap(card, /Liberar/)
  await caio.tap(card, /Liberar/)
  await run(`update users set role = 'admin' where telegram_id = 444`)
  await rita.tap(card, /Liberar/)
  await run(`update users set role = 'owner', disabled_at = now() where telegram_id = 444`)
  await rita.tap(card, /Recusar/)
  await run(`update users set disabled_at = null where telegram_id = 444`)
  expect(await sales()).toBe(before)
  const asked = await bot.shop.do('approvals.list', { state: 'waiting' })
  expect(asked.items).toHaveLength(1)
  await bot.shop.do('approvals.withdraw', { id: asked.items[0]?.id })
  await told()
})

it('what staff may not give, and what an owner decides by, are on the card', async () => {
  const { version } = await bot.shop.do('settings.get', {}, { actor: bot.shop.owner })
  const limits = {
    discountPercent: 10,
    priceOverridePercent: null,
    voidHours: null,
    backdateDays: null,
    belowCost: null,
  }
  await bot.shop.do('settings.edit', { version, limits }, { actor: bot.shop.owner })
  await ask('/vender Jorge: 1 café desconto 6 pago')
  expect(said(111)).toMatch(/Desconto de 20%; a equipe dá até 10%\./)
  expect(said(111)).toMatch(/Mais antiga: vence .*\nJá liberado antes: 1 vez, 1 em aberto/)
  await bot.owner.tap(last(111), /Liberar/)
  await told()
  expect(said(222)).toMatch(/Olga liberou: a venda de R\$ 24,00 a Jorge/)
})

it('past its hour, the tap says so', async () => {
  const before = await sales()
  await ask('/vender Jorge: 2 café fiado')
  await run(`update approvals set expires_at = now() where decided_at is null`)
  await bot.owner.tap(last(111), /Liberar/)
  expect(JSON.stringify([bot.telegram.answers, said(111)])).toMatch(/prazo para isso já passou/)
  expect(await sales()).toBe(before)
})
