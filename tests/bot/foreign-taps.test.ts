// Every button of every notice, tapped by whom it is not for: a stranger, who lost their role, who is shut out, in a group, of a message passed on. Nothing is stored.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { openSession } from '#domain/users/index.ts'
import { TestBot } from '../support/bot.ts'
import { Group } from '../support/group.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'

type Shown = Person['messages'][number]
interface Tapped {
  readonly of: string
  readonly message: Shown
  readonly label: string
}

let bot: TestBot
let ana: Person
let rui: Person
let customerId = 0
let asked: readonly Tapped[] = []
let poll: Shown | undefined
beforeAll(async () => {
  bot = await TestBot.open({ perSecond: 1000 })
  await followNotices(bot.shop.database)
  ana = bot.telegram.person(444, 'Ana')
  rui = bot.telegram.person(555, 'Rui')
  for (const one of [ana, rui, bot.staff, bot.owner]) await one.type('/start')
  await told()
  bot.telegram.chats.clear()
  await happens()
  asked = [ana, bot.staff, bot.owner].flatMap((one) =>
    one.messages.flatMap((shown) =>
      shown.buttons.flatMap(({ text, callback_data: data }) =>
        data === undefined ? [] : [{ of: one.from.first_name, message: structuredClone(shown), label: text }],
      ),
    ),
  )
  poll = ana.messages.find((one) => one.poll)
})
afterAll(() => bot.close())

const asOwner = () => ({ actor: bot.shop.owner })
const idOf = (telegramId: number) =>
  bot.shop.look<number>(`select id from users where telegram_id = ${telegramId}`)
/** All that happened is told. */
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

/** One of each: receipts, a talk both ways, goods that run out, what an owner is asked, a promise, a reminder, a poll, a device. */
async function happens() {
  const { shop } = bot
  const userId = await idOf(444)
  const actor = { ...shop.user, userId }
  customerId = (await shop.do('customers.create', { name: 'Ana', userId, creditLimit: 5000 }, asOwner())).id
  const product = { name: 'Café', price: 500, unit: 'un', minStock: 5 }
  const { id: productId } = await shop.do('products.create', product, asOwner())
  await shop.do('stock.receive', { productId, quantity: 10, unitCost: 321 })
  const sell = (quantity: number) => shop.do('sales.create', { customerId, items: [{ productId, quantity }] })
  await sell(1)
  await shop.do('payments.create', { customerId, amount: 100, method: 'pix' })
  const { id } = await sell(2)
  const talk = await shop.do('sales.dispute', { id, reason: 'Não fui eu' }, { actor })
  await shop.do('disputes.answer', { id: talk.id, text: 'Tem certeza?' })
  await sell(3)
  await shop.do('approvals.create', {
    kind: 'creditLimit',
    input: { customerId, items: [{ productId, quantity: 4, unitPrice: 2000 }] },
  })
  await shop.do('debts.remind', { customerIds: [customerId] }, asOwner())
  await told()
  const on = await shop.look<string>(`select to_json((current_date + 3)::text)`)
  await shop.do('debts.promise', { on }, { actor })
  const enter = (client: string) =>
    openSession(shop.runtime, userId, { address: '203.0.113.9', client, hours: 1 })
  await enter('Android')
  await enter('iPhone')
  const asking = { question: 'Abrir domingo?', options: ['Sim', 'Não'] }
  await shop.do(
    'broadcasts.create',
    { text: 'Oi', poll: asking, audience: { customerIds: [customerId] } },
    asOwner(),
  )
  bot.bot.broadcast()
  await vi.waitFor(() => expect(ana.messages.some((one) => one.poll)).toBe(true), 60_000)
  await told()
}

/** Whatever a tap could have stored. */
const stored = () =>
  bot.shop.look<object>(`select json_build_object(${[
    'activities',
    'drafts',
    'confirmations',
    'disputes',
    'dispute_lines',
    'promises',
    'payments',
    'sales',
    'reminders',
    'broadcasts',
    'lots',
  ]
    .map((table) => `'${table}', (select json_build_array(count(*), max(id)) from ${table})`)
    .join(', ')},
    'asked', (select json_agg(decided_at) from approvals),
    'open', (select count(*) from disputes where resolved_at is null),
    'in', (select count(*) from sessions where ended_at is null))`)

async function nothingBy(who: Person, some: readonly Tapped[], answers = true) {
  const before = await stored()
  for (const { of, message, label } of some) {
    const had = bot.telegram.answers.length
    const seen = who.messages.length
    const tapping = who.tapping(message, label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    await bot.telegram.deliver(tapping)
    await bot.quiet()
    if (answers) await vi.waitFor(() => expect(bot.telegram.answers.length).toBeGreaterThan(had), 60_000)
    // A refusal, and nothing of what it is about.
    for (const { text } of who.messages.slice(seen)) expect(text).not.toMatch(/R\$|Ana|Café|Olga|Bia/)
    expect({ of, label, is: await stored() }).toEqual({ of, label, is: before })
  }
}
const edit = async (id: number, change: object) => {
  const { version } = await bot.shop.do('users.get', { id }, asOwner())
  await bot.shop.do('users.edit', { id, version, ...change }, asOwner())
}
/** Pages that only show are each person's own. */
const acting = () => asked.filter(({ label }) => !/👀/.test(label))

it('there is one of each', () => {
  const labels = asked.map(({ of, label }) => `${of}: ${label}`).join('\n')
  for (const one of [
    /Ana: ✅ Está certo/,
    /Ana: 🚩 Não reconheço/,
    /Ana: .*Responder/,
    /Ana: .*Prometer/,
    /Ana: Encerrar essa sessão/,
    /Bia: .*Responder/,
    /Bia: .*Anular/,
    /Bia: Encerrar/,
    /Olga: .*Liberar/,
    /Olga: Recusar/,
  ])
    expect(labels).toMatch(one)
  expect(poll?.poll?.question).toBe('Abrir domingo?')
})

it('a stranger who was sent the message stores nothing and hears nothing of it, nor by voting in it', async () => {
  await nothingBy(rui, acting())
  await bot.deliver(rui.voting(poll ?? {}, 0))
  const { id } = (await bot.shop.do('broadcasts.list', { limit: 1 }, asOwner())).items[0] ?? { id: 0 }
  const { votes } = await bot.shop.do('broadcasts.get', { id }, asOwner())
  expect(votes?.map(({ count }) => count)).toEqual([0, 0])
})

it('neither does who was of the team, nor who is shut out', async () => {
  const { staff, shop } = bot
  const talks = () => bot.shop.look<number>('select count(*) from dispute_lines')
  const before = await talks()
  const ofTheTeam = acting().filter(({ of }) => of !== 'Ana')
  await edit(shop.staff.userId, { role: 'user' })
  await told()
  await nothingBy(staff, ofTheTeam)
  await edit(shop.staff.userId, { role: 'admin', disabled: true })
  await told()
  await nothingBy(staff, ofTheTeam, false)
  await edit(shop.staff.userId, { disabled: false })
  await edit(await idOf(444), { disabled: true })
  await told()
  await nothingBy(
    ana,
    acting().filter(({ of }) => of === 'Ana'),
    false,
  )
  await edit(await idOf(444), { disabled: false })
  await told()
  expect(await talks()).toBe(before)
})

it('in a group, where somebody carried it, a stranger’s tap stores nothing and says nothing there', async () => {
  const group = new Group(bot.telegram, -1_000_777)
  const before = await stored()
  for (const { message, label } of acting()) {
    const exact = new RegExp(label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    await bot.telegram.deliver(group.tapping(rui, message, exact))
    await bot.quiet()
  }
  expect(group.messages.map(({ text }) => text)).toEqual([])
  expect(await stored()).toEqual(before)
})
