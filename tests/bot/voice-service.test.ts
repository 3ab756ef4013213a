// Voice notes that are too much, and a service that is slow, away or wrong: each is told in words, and the chat goes on.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'
import { Speech, sound } from '../support/speech.ts'
import type { Person } from '../support/telegram.ts'

let speech: Speech
let bot: TestBot
beforeAll(async () => {
  speech = await Speech.start()
  bot = await TestBot.open({ speech: speech.service })
  await bot.shop.product([[1000, 100]], { name: 'cafe' })
})
afterAll(async () => {
  await bot.close()
  await speech.stop()
})
afterEach(async () => {
  speech.faults.length = 0
  bot.telegram.faults.length = 0
  speech.release()
  await bot.quiet()
})

const MIB = 1_048_576
const PRICE = 'Quanto custa o café?'
const say = (words: string, who = bot.staff) => who.send(who.speaking(sound(words)))
let people = 0
const somebody = (): Person => bot.telegram.person(9000 + ++people, 'Caio')

describe('what is too much', () => {
  it.each([
    ['long', { duration: 61 }, /até 60 segundos/],
    ['long beyond all numbers', { duration: 1e300 }, /até 60 segundos/],
    ['large', { file_size: MIB + 1 }, /até 1 MB/],
  ])('too %s: it is said, and never fetched', async (_, more, says) => {
    const [fetched, asked] = [bot.telegram.fetched.length, speech.asked.length]
    expect((await bot.staff.send(bot.staff.speaking(sound(PRICE), more))).text).toMatch(says)
    expect([bot.telegram.fetched.length, speech.asked.length]).toEqual([fetched, asked])
  })

  it('sixty seconds and a size that Telegram does not know are heard', async () => {
    const update = bot.staff.speaking(sound(PRICE), { duration: 60, file_size: undefined as never })
    expect((await bot.staff.send(update)).text).toMatch(/5,00/)
  })

  it('larger than Telegram told: it is cut off while it comes, and the service never sees it', async () => {
    const asked = speech.asked.length
    const update = bot.staff.speaking(sound('x'.repeat(MIB)), { file_size: 1000 })
    expect((await bot.staff.send(update)).text).toMatch(/até 1 MB/)
    expect(speech.asked.length).toBe(asked)
  })

  it('a fifth that waits is told so, the four before it are answered in order', async () => {
    const caio = somebody()
    speech.faults.push({ times: 1, hang: true })
    for (const n of [1, 2, 3, 4, 5])
      await bot.telegram.deliver(caio.speaking(sound(`Quanto custa o café número ${n}?`)))
    await expect
      .poll(() => caio.messages.map(({ text }) => text))
      .toEqual([expect.stringMatching(/Ainda estou ouvindo/)])
    speech.release()
    await bot.quiet()
    expect(caio.messages.slice(1).map(({ text }) => /número (\d)/.exec(text)?.[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
    ])
  })

  it('a stranger is heard twelve times an hour', async () => {
    const caio = somebody()
    for (let n = 0; n < 12; n++) expect((await say(PRICE, caio)).text).toMatch(/5,00/)
    expect((await say(PRICE, caio)).text).toMatch(/nesta hora/)
    expect((await say(PRICE)).text).toMatch(/5,00/)
  })
})

describe('a service', () => {
  it('that hears no words: it is said', async () => {
    expect((await say(' … ')).text).toMatch(/não ouvi nenhuma palavra/i)
  })

  it.each([
    ['busy', { status: 503 }],
    ['limiting', { status: 429 }],
  ])('that is %s once is asked again, and what it then hears is answered', async (_, fault) => {
    speech.faults.push({ times: 1, ...fault })
    expect((await say(PRICE)).text).toMatch(/Ouvi[\s\S]*5,00/)
  })

  it('that stays away is asked twice: it is said, and the chat goes on', async () => {
    const asked = speech.asked.length
    speech.faults.push({ times: 9, status: 503 })
    expect((await say(PRICE)).text).toMatch(/não consegui ouvir agora/i)
    expect(speech.asked.length).toBe(asked + 2)
    expect((await bot.staff.type(PRICE)).text).toMatch(/5,00/)
  })

  it.each([
    ['refuses us', { status: 401 }, /não consegui ouvir/i],
    ['leads elsewhere', { status: 302 }, /não consegui ouvir/i],
    ['takes less', { status: 413 }, /grande demais/i],
    ['answers a page', { body: '<html>' }, /não consegui ouvir/i],
    ['answers no text', { body: '{"words":1}' }, /não consegui ouvir/i],
    ['answers without end', { body: `{"text":"${'x'.repeat(70_000)}"}` }, /não consegui ouvir/i],
  ])('that %s: it is said', async (_, fault, says) => {
    speech.faults.push({ times: 2, ...fault })
    expect((await say(PRICE)).text).toMatch(says)
  })

  it('that hears more than a message holds: nothing is read of it', async () => {
    speech.faults.push({ times: 1, body: JSON.stringify({ text: 'café '.repeat(2000) }) })
    expect((await say(PRICE)).text).toMatch(/4\.096/)
  })

  it('a Telegram that has lost the file: it is said', async () => {
    const update = bot.staff.speaking(sound(PRICE))
    bot.telegram.files.clear()
    expect((await bot.staff.send(update)).text).toMatch(/não consegui ouvir/i)
    bot.telegram.faults.push({ method: 'getFile', times: 1, status: 400 })
    expect((await say(PRICE)).text).toMatch(/não consegui ouvir/i)
  })

  it('that is slow keeps no other chat waiting, nor the rest of this one, and no more than three ask it at once', async () => {
    speech.faults.push({ times: 5, hang: true })
    const [asked, crowd] = [speech.asked.length, Array.from({ length: 5 }, somebody)]
    for (const one of [bot.staff, ...crowd]) await bot.telegram.deliver(one.speaking(sound(PRICE)))
    await expect.poll(() => speech.held).toBe(3)
    for (const one of [bot.staff, bot.owner, ...crowd.slice(0, 3)])
      expect((await one.type(PRICE)).text).toMatch(/^cafe/)
    expect(speech.asked.length).toBe(asked + 3)
    // Those that are held are let go one after another, and the others take their place.
    await expect.poll(() => (speech.release(), speech.asked.length), { timeout: 5000 }).toBe(asked + 6)
    await bot.quiet()
    for (const one of crowd) expect(one.messages.at(-1)?.text).toMatch(/Ouvi[\s\S]*5,00/)
  })
})

it('neither the bot’s token, nor the key, nor a word of it stands in the log or in a row', async () => {
  speech.faults.push({ times: 1, status: 503 }, { times: 1, status: 401 })
  await say('Zulmira deve quanto?')
  bot.telegram.faults.push({ method: 'getFile', times: 2, status: 500 })
  await say('Zulmira deve quanto?')
  const log = bot.log.filter((line) => line.includes('a voice note was not heard'))
  expect(log.length).toBeGreaterThan(2)
  const rows = await bot.shop.look<string>(
    `select to_json(concat((select string_agg(r::text, '') from recordings r), (select string_agg(u::text, '') from updates u), (select string_agg(o::text, '') from outbox o)))`,
  )
  for (const secret of [bot.telegram.token, speech.key, 'Zulmira', '/file/'])
    expect(bot.log.join('\n') + rows).not.toContain(secret)
})
