// Reminders and promises in the chat: what arrives, its answers, each the debtor's alone; and staff who remind and write down.
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { addDays } from '#lib/days.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
let ana: Person
let rui: Person
let bia: Person
let customerId: number
let productId: number
beforeAll(async () => {
  bot = await TestBot.open()
  await followNotices(bot.shop.database)
  ana = bot.telegram.person(444, 'Ana')
  rui = bot.telegram.person(555, 'Rui')
  bia = bot.telegram.person(222, 'Bia')
  for (const one of [ana, rui, bia]) await one.type('/start')
  const { shop } = bot
  const userId = await shop.look<number>('select id from users where telegram_id = 444')
  customerId = (await shop.do('customers.create', { name: 'Ana', userId })).id
  productId = await shop.product([[50, 321]])
  await shop.do('sales.create', { customerId, items: [{ productId, quantity: 2 }] })
  await told()
})
afterAll(() => bot.close())
beforeEach(() => bot.telegram.chats.clear())

/** All that happened is told. */
async function told() {
  await settled(bot.shop.fresh.config)
  while ((await deriveNotices(bot.shop.database)).more);
  await vi.waitFor(async () => {
    bot.bot.tell()
    expect(
      await bot.shop.look<number>(
        `select count(*)::int from notices where tell_at is not null and told_rev < rev`,
      ),
    ).toBe(0)
  }, 60_000)
  await bot.quiet()
}
/** Taps; what comes of it may stand below. */
async function tap(person: Person, message: Parameters<Person['tapping']>[0], label: RegExp) {
  await bot.deliver(person.tapping(message, label))
  await bot.quiet()
}
const heard = (id: number) => bot.telegram.chats.get(id) ?? []
const last = (id: number) => heard(id).at(-1) ?? never()
const promise = async () => (await bot.shop.do('debts.get', { customerId })).promise
const remind = () => bot.shop.do('debts.remind', { customerIds: [customerId] })
const never = (): never => {
  throw new Error('nothing was said')
}

it('a reminder arrives as its preview said; its code is of all that is owed; to others its buttons are nothing', async () => {
  await remind()
  await told()
  const reminder = last(444)
  expect(reminder.text).toMatch(/^Oi, Ana! .*R\$.10,00/)
  await tap(ana, reminder, /Pagar/)
  expect(JSON.stringify(last(444))).toMatch(/br\.gov\.bcb\.pix.*10\.00/i)
  await tap(rui, reminder, /Pagar/)
  await tap(rui, reminder, /Prometer/)
  expect(
    heard(555)
      .map(({ text }) => text)
      .join(),
  ).not.toMatch(/10,00|bcb/i)
  expect(await promise()).toBeNull()
})

it('a day is promised by a tap or as it is typed, at once, in place of its question; staff hear it', async () => {
  const today = await bot.shop.day(0)
  await bot.shop.do('customers.promise', { id: customerId, on: today })
  await told()
  const noted = last(444)
  expect(noted.text).toMatch(/Anotado.*R\$.10,00/)
  await tap(ana, noted, /Mudar o dia/)
  expect(last(444).text).toMatch(/Que dia você consegue pagar/)
  const question = last(444)
  await tap(ana, question, /^[^←✖]/)
  expect(last(444)).toMatchObject({ id: question.id, text: expect.stringMatching(/Combinado/) })
  expect((await promise())?.on).toBe(addDays(today, 1))
  await told()
  expect(last(222).text).toMatch(/Ana promete pagar R\$.10,00/)
  await tap(ana, last(444), /Mudar o dia/)
  // What names no day changes nothing, and the question waits on.
  await ana.type('quando der')
  expect((await promise())?.on).toBe(addDays(today, 1))
  const on = addDays(today, 9)
  await ana.type(`${on.slice(8)}/${on.slice(5, 7)}`)
  expect((await promise())?.on).toBe(on)
})

it('staff see what would be read before one tap sends it, or why it would not; and write a day down', async () => {
  await bia.type('lembrar ana')
  expect(last(222).text).toMatch(/Ana prometeu um dia/)
  await bia.type('/dividas Ana')
  expect(last(222).text).toMatch(/Prometido para/)
  await tap(bia, last(222), /Prometeu/)
  await tap(bia, last(222), /^[^←✖]/)
  expect(last(222).text).toMatch(/Anotado: Ana paga até/)
  const other = await bot.shop.do('customers.create', {
    name: 'Zé',
    userId: await bot.shop.look<number>('select id from users where telegram_id = 555'),
  })
  await bot.shop.do('sales.create', { customerId: other.id, items: [{ productId, quantity: 1 }] })
  await bia.type('lembrar zé')
  expect(last(222).text).toMatch(/Zé recebe assim[\s\S]*Oi, Zé! .*R\$.5,00/)
  await tap(bia, last(222), /Mandar/)
  expect(last(222).text).toMatch(/1 lembrete saiu/)
  await told()
  expect(last(555).text).toMatch(/Oi, Zé! .*R\$.5,00/)
  await bia.type('lembrar zé')
  expect(last(222).text).toMatch(/já recebeu um lembrete hoje/)
})
