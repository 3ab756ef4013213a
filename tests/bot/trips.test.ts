// What one update costs the database: round trips, counted from its arrival until its answer is sent.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  await bot.shop.product([[1000, 100]], { name: 'cafe' })
  await bot.shop.do('customers.create', { name: 'Ana' })
  await bot.staff.type('/start')
  // The menus follow whom they have just met.
  await vi.waitFor(
    () =>
      expect(bot.telegram.calls).toContainEqual(
        expect.objectContaining({
          method: 'setChatMenuButton',
          payload: expect.objectContaining({ chat_id: 222 }),
        }),
      ),
    60_000,
  )
})
afterAll(() => bot.close())

/** Trips, without the three looks a second that the clock may ask for meanwhile: two workers', and the menus' follower's. */
async function tripsOf(what: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  const { length } = await bot.trips(what)
  return length - 3 * Math.ceil((performance.now() - since) / 1000)
}

/** Menus that follow somebody's role, or what they are told of their access, may go out beside one of them. */
const TRIES = 3
async function leastOf(what: () => Promise<unknown>): Promise<number> {
  const all: number[] = []
  for (let n = 0; n < TRIES; n++) all.push(await tripsOf(what))
  return Math.min(...all)
}

describe('an update costs few trips, from its arrival to its sent answer, whatever the shop holds', () => {
  it('plain text: kept, taken, met, ended, and its answer taken and sent', async () => {
    expect(await leastOf(() => bot.staff.type('oi'))).toBeLessThanOrEqual(8)
  })

  it('a line that acts, one that asks, and the tap that answers', async () => {
    expect(await leastOf(() => bot.staff.type('/buy Ana: 1 café fiado'))).toBeLessThanOrEqual(13)
    expect(await leastOf(() => bot.staff.type('/buy Ana: 1 café'))).toBeLessThanOrEqual(13)
    const tapped: number[] = []
    for (let n = 0; n < TRIES; n++) {
      const card = await bot.staff.type('/buy Ana: 1 café')
      tapped.push(await tripsOf(() => bot.staff.tap(card, /fiado/i)))
      expect(card.text).toMatch(/Ana[\s\S]*5,00/)
    }
    expect(Math.min(...tapped)).toBeLessThanOrEqual(12)
  })
})
