// What is said to the bot: heard once, shown, and acted on by a tap alone.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'
import { Speech, sound } from '../support/speech.ts'

let speech: Speech
let bot: TestBot
beforeAll(async () => {
  speech = await Speech.start()
  bot = await TestBot.open({ speech: speech.service })
  const { shop } = bot
  const product = await shop.product([[1000, 100]], { name: 'cafe' })
  await shop.do('sales.create', { customerName: 'Ana', items: [{ productId: product, quantity: 40 }] })
})
afterAll(async () => {
  await bot.close()
  await speech.stop()
})
beforeEach(() => bot.staff.type('/cancel'))

const say = (words: string, who = bot.staff) => who.send(who.speaking(sound(words)))
const stored = () =>
  bot.shop.look<number[]>(
    `select json_build_array((select count(*) from activities), (select count(*) from payments), (select count(*) from sales))`,
  )
const added = async (before: readonly number[]) =>
  (await stored()).map((count, n) => count - (before[n] ?? 0))

describe('what is said', () => {
  it.each([
    ['Vende dois cafés pra Ana, fiado.', /Ana[\s\S]*2 × cafe[\s\S]*10,00[\s\S]*fiado/, [1, 0, 1]],
    ['Ana, dois cafés, fiado.', /Ana[\s\S]*2 × cafe[\s\S]*10,00[\s\S]*fiado/, [1, 0, 1]],
    ['A Ana pagou 10 reais no Pix.', /Ana paga R\$\s10,00 em pix/i, [1, 1, 0]],
    ['Chegou 10 café a 3,50.', /Receber 10 un de cafe a R\$\s3,50/, [1, 0, 0]],
  ])(
    '“%s” is shown as it was heard, with its card, and one tap stores it once',
    async (words, shown, changes) => {
      const before = await stored()
      const card = await say(words)
      expect(card.text).toContain(`🎤 Ouvi: “${words}”`)
      expect(card.text).toMatch(shown)
      expect(await added(before)).toEqual([0, 0, 0])
      const tapping = bot.staff.tapping(card, /confirm|vender/i)
      await Promise.all([bot.telegram.deliver(tapping), bot.telegram.deliver(tapping)])
      await bot.quiet()
      expect(await added(before)).toEqual(changes)
      expect(bot.staff.messages.at(-1)?.text).toMatch(
        new RegExp(`^🎤 Ouvi: “${words.replaceAll('.', '\\.')}”\n\n`),
      )
    },
  )

  it('is sent to the service with the language of who speaks, and nothing of who that is', async () => {
    const tom = bot.telegram.person(444, 'Tom', { language_code: 'en', username: 'tom' })
    expect((await say('How much do I owe?', tom)).text).toMatch(/^🎤 I heard: “How much do I owe\?”/)
    await say('Quanto a Ana deve?')
    expect(speech.asked.slice(-2)).toEqual([
      {
        words: 'How much do I owe?',
        language: 'en',
        fields: ['file', 'language', 'model', 'response_format'],
      },
      {
        words: 'Quanto a Ana deve?',
        language: 'pt',
        fields: ['file', 'language', 'model', 'response_format'],
      },
    ])
  })

  it('shows meanwhile that somebody types', async () => {
    await say('Quanto a Ana deve?')
    expect(bot.telegram.calls.findLast(({ method }) => method === 'sendChatAction')?.payload).toMatchObject({
      chat_id: 222,
      action: 'typing',
    })
  })

  it('answers the open question, and a Confirm stands before the act', async () => {
    const before = await stored()
    await bot.staff.type('/buy Ana: 1 café')
    const card = await say('Fiado.')
    expect(card.text).toMatch(/Ouvi: “Fiado\.”[\s\S]*Ana[\s\S]*fiado/)
    expect(await added(before)).toEqual([0, 0, 0])
    await bot.staff.tap(card, /confirm|vender/i)
    expect(await added(before)).toEqual([1, 0, 1])
  })

  it('a yes that is heard is no tap: the card is shown again; typed it acts', async () => {
    const before = await stored()
    await bot.staff.type('vende 1 café pra Ana fiado')
    const card = await say('Sim.')
    expect(card.text).toMatch(/Ouvi: “Sim\.”[\s\S]*Ana/)
    expect(await added(before)).toEqual([0, 0, 0])
    const done = await bot.staff.type('sim')
    expect(await added(before)).toEqual([1, 0, 1])
    expect(done.text).toMatch(/^🎤 Ouvi: “Sim\.”\n\n✅ Ana levou/)
  })

  it('a no that is heard ends the open question', async () => {
    const before = await stored()
    await bot.staff.type('vende 1 café pra Ana fiado')
    expect((await say('Não.')).text).toMatch(/Ouvi: “Não\.”[\s\S]*nada foi mudado/i)
    expect(await added(before)).toEqual([0, 0, 0])
  })

  it.each(['/buy Ana: 1 café fiado', '/desfazer', '/pagar Ana 1,00', '/start', '/cancel'])(
    '“%s” is never run as a command, nor does it end the open question',
    async (words) => {
      await bot.staff.type('vende 1 café pra Ana fiado')
      const open = () => bot.shop.look(`select count(*) from drafts where ended in ('answered', 'cancelled')`)
      const [before, had] = [await stored(), await open()]
      expect((await say(words)).text).toContain(`Ouvi: “${words}”`)
      expect(await added(before)).toEqual([0, 0, 0])
      expect(await open()).toBe(had)
    },
  )

  it('what means nothing is shown as it was heard, with what to do', async () => {
    expect((await say('Xyzzy.')).text).toMatch(/Ouvi: “Xyzzy\.”\n\nNão /)
  })

  it('a long speech does not push its card out of the message', async () => {
    const card = await say(`Ana, um café, fiado, obs ${'muito '.repeat(60)}quente.`)
    expect(card.text).toMatch(/…”[\s\S]*1 × cafe[\s\S]*confirma/i)
  })

  it('by a customer is theirs alone', async () => {
    const before = await stored()
    const caio = bot.telegram.person(333, 'Caio')
    expect((await say('Quanto eu devo?', caio)).text).toMatch(/conta|deve/i)
    expect((await say('Vende 2 café pra Ana fiado.', caio)).text).not.toMatch(/R\$|confirm/i)
    expect(await added(before)).toEqual([0, 0, 0])
  })

  it('by somebody who was shut out meanwhile is not read', async () => {
    const dora = bot.telegram.person(555, 'Dora')
    await dora.type('/start')
    speech.faults.push({ times: 1, hang: true })
    await bot.telegram.deliver(dora.speaking(sound('Quanto custa o café?')))
    await expect.poll(() => speech.held).toBe(1)
    const known = await bot.shop.look<object>(
      `select json_build_object('id', id, 'version', version) from users where telegram_id = 555`,
    )
    await bot.shop.do('users.edit', { ...known, disabled: true }, { actor: bot.shop.owner })
    const had = dora.messages.length
    speech.release()
    await bot.quiet()
    expect(dora.messages.slice(had).map(({ text }) => text)).toEqual([expect.stringMatching(/desativado/)])
  })
})

describe('a voice note that is delivered again', () => {
  it('while it is heard, and after: it is heard once and answered once', async () => {
    const update = { update_id: 90_001, ...bot.staff.speaking(sound('Ana, um café, fiado.')) }
    const [asked, had] = [speech.asked.length, bot.staff.messages.length]
    speech.faults.push({ times: 1, hang: true })
    await bot.telegram.redeliver(update, 3)
    await expect.poll(() => speech.held).toBe(1)
    await bot.telegram.redeliver(update, 2)
    speech.release()
    await bot.quiet()
    await bot.telegram.redeliver(update, 2)
    await bot.quiet()
    expect(speech.asked.length).toBe(asked + 1)
    expect(bot.staff.messages.length).toBe(had + 1)
  })

  it('nothing of what was said, or of where it lay, is left in the inbox and among the notes', async () => {
    await say('Zulmira perguntou quanto deve')
    await bot.quiet()
    const left = await bot.shop.look<string>(
      `select to_json(concat((select string_agg(body::text, '') from updates), (select string_agg(note::text, '') from recordings)))`,
    )
    expect(left).not.toMatch(/Zulmira|note\d/)
  })
})

it('a caption below a voice note is read instead of it', async () => {
  const asked = speech.asked.length
  const { message } = bot.staff.speaking(sound('Ana, um café, fiado.')) as { message: object }
  const answer = await bot.staff.send({ message: { ...message, caption: 'quanto a Ana deve?' } })
  expect(answer.text).toMatch(/^Ana deve/)
  expect(speech.asked.length).toBe(asked)
})
