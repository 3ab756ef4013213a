// What one update costs the database: round trips, counted from its arrival until its answer is sent.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  await bot.shop.product([[1000, 100]], { name: 'cafe' })
  await bot.shop.do('customers.create', { name: 'Ana' })
  await bot.staff.type('/start')
  // The menus follow whom they have just met.
  await new Promise((done) => setTimeout(done, 2500))
})
afterAll(() => bot.close())

const countOf = async (what: () => Promise<unknown>) => (await bot.trips(what)).length

describe('an update costs few trips, from its arrival to its sent answer, whatever the shop holds', () => {
  // Each bound leaves room for a look or two that a clock asks for meanwhile.
  it('plain text: kept, taken, met, ended, and its answer taken and sent', async () => {
    expect(await countOf(() => bot.staff.type('oi'))).toBeLessThanOrEqual(9)
  })

  it('a line that acts, one that asks, and the tap that answers', async () => {
    expect(await countOf(() => bot.staff.type('/buy Ana: 1 café fiado'))).toBeLessThanOrEqual(14)
    expect(await countOf(() => bot.staff.type('/buy Ana: 1 café'))).toBeLessThanOrEqual(14)
    const card = bot.staff.messages.at(-1)
    if (!card) throw new Error('nothing was asked')
    expect(await countOf(() => bot.staff.tap(card, /fiado/i))).toBeLessThanOrEqual(14)
    expect(card.text).toMatch(/Ana[\s\S]*5,00/)
  })
})
