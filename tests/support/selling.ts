// Selling in the chat, for tests: goods, somebody who always has the same, and what was sold last.
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { step } from '#database/step.ts'
import { TestBot } from './bot.ts'

export type Shown = Awaited<ReturnType<TestBot['staff']['type']>>

/** Without the spaces that keep words together. */
export const plain = (text: string) => text.replaceAll('\u00a0', ' ')
export const labels = (card: Shown) => card.buttons.map(({ text }) => plain(text))

/** For the file that calls it: opened before its tests, closed after them; what was sold in one is no repeat in the next. */
export function useSellingBot(use: (bot: TestBot) => void) {
  let bot: TestBot
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    bot = await TestBot.open()
    use(bot)
    await stock(bot, ids)
  })
  afterAll(() => bot.close())
  beforeEach(async () => {
    await bot.staff.type('/cancel')
    await run('test.long_ago', `update sales set created_at = created_at - interval '5 minutes'`)
  })
  const run = (name: string, text: string) => bot.shop.database.run([step(name, text)], {})
  return {
    /** By name; of Ana Beatriz `Ana`. */
    ids,
    run,
    sales: () => bot.shop.look<number>('select count(*) from sales where voided_at is null'),
    owes: () => bot.shop.look<number>(`select due from customers where name = 'Ana Beatriz'`),
    last: () =>
      bot.shop.look<{ dueOn: string | null }>(
        `select json_build_object('total', s.total, 'discount', s.discount, 'dueOn', s.due_on, 'note', s.note, 'override', s.override_credit,
       'customer', s.customer_id, 'lines', count(l.id), 'quantity', sum(l.quantity),
       'paid', (select coalesce(json_agg(json_build_array(p.method, p.amount) order by p.id), '[]') from payments p where p.sale_id = s.id))
     from sales s join sale_lines l on l.sale_id = s.id group by s.id order by s.id desc limit 1`,
      ),
    tap: (card: Shown, label: string | RegExp) => bot.staff.tap(card, label),
    newest: () => bot.staff.messages.at(-1) as Shown,
  }
}

async function stock({ shop }: TestBot, ids: Record<string, number>): Promise<void> {
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
}
