// Drafts and their cards: an older card changes nothing and says so, and every tap is answered, whatever it says.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DraftBody, settleDraft } from '#commands/index.ts'
import { step } from '#database/step.ts'
import { endLapsed } from '../../src/bot/lapsing.ts'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  await bot.shop.product([[1000, 100]], { name: 'cafe' })
  await bot.shop.do('customers.create', { name: 'Ana' })
})
afterAll(() => bot.close())
beforeEach(() => bot.staff.type('/cancel'))

type Card = Awaited<ReturnType<TestBot['staff']['type']>>
const copy = (card: Card): Card => structuredClone(card)
const sales = () => bot.shop.look<number>('select count(*) from sales where voided_at is null')
const paid = () => bot.shop.look<number>('select count(*) from payments where voided_at is null')
const tap = (card: Card, label: RegExp) => bot.deliver(bot.staff.tapping(card, label))
const run = (name: string, text: string) => bot.shop.database.run([step(name, text)], {})

/** As the release before the revisions wrote it. */
const asBefore = (data: string) =>
  data
    .replace(/^d:(\d+):\d+:set/, 's:$1')
    .replace(/^d:(\d+):\d+:(c|x|cancel)(onfirm)?$/, (_, id, verb) => `${verb === 'c' ? 'c' : 'x'}:${id}`)

describe('an older card', () => {
  it('sells nothing: “fiado” typed and the old [Pago] tapped is no cash sale; the card is shown as it is', async () => {
    const [before, payments] = [await sales(), await paid()]
    const asked = await bot.staff.type('/buy Ana: 1 café')
    const old = copy(asked)
    const confirm = await bot.staff.type('fiado')
    expect(await tap(old, /pago$/i)).toEqual(['O cartão mudou. Veja como está agora.'])
    expect([await sales(), await paid()]).toEqual([before, payments])
    // The card that is shown anew is the only one, and as it was.
    const anew = await vi.waitFor(() => {
      const [last] = bot.staff.messages.slice(-1)
      expect(bot.staff.messages).not.toContain(asked)
      expect(bot.staff.messages).not.toContain(confirm)
      expect(last).toMatchObject({ text: confirm.text, buttons: confirm.buttons })
      return last
    }, 60_000)
    // The one that was shown anew and the newest are one: the first tap acts, the second is told.
    await tap(copy(anew ?? asked), /vender/i)
    expect(await sales()).toBe(before + 1)
    expect(await paid()).toBe(payments)
    expect(await tap(confirm, /vender/i)).toEqual(['Esta pergunta já foi respondida.'])
    expect(await sales()).toBe(before + 1)
  })

  it('tapped while the newer one is on its way: only one card stands', async () => {
    const asked = copy(await bot.staff.type('/buy Ana: 1 café'))
    await bot.quiet()
    let letGo = () => {}
    const noted = new Promise<void>((done) => (letGo = done))
    const isNewer = ({ id, buttons }: Card) => id > asked.id && buttons.length > 0
    // The newer one is seen before anybody has noted where it stands.
    bot.held.set('outbox.sent', () => (bot.staff.messages.some(isNewer) ? noted : Promise.resolve()))
    const newer = await bot.staff.type('fiado')
    await bot.telegram.deliver(bot.staff.tapping(asked, /pago$/i))
    await vi.waitFor(async () => expect(await bot.bot.figures()).toMatchObject({ inbox: 0 }), 60_000)
    bot.held.delete('outbox.sent')
    letGo()
    await bot.quiet()
    expect(bot.staff.messages.filter(({ id }) => id >= asked.id)).toEqual([
      expect.objectContaining({ text: newer.text, buttons: newer.buttons }),
    ])
  })

  it('of the release before changes nothing either', async () => {
    const before = await sales()
    const asked = await bot.staff.type('/buy Ana: 1 café')
    const old = copy(asked)
    for (const button of old.buttons) button.callback_data = asBefore(button.callback_data ?? '')
    expect(old.buttons.map((one) => one.callback_data)).toContainEqual(
      expect.stringMatching(/^s:\d+:payment:cash$/),
    )
    expect(await tap(old, /pago$/i)).toEqual(['O cartão mudou. Veja como está agora.'])
    expect(await sales()).toBe(before)
  })

  it.each([
    ['what it asks', '/buy Ana: 1 café', /pago$/i],
    ['its Confirm', '/buy Ana: 1 café fiado', /vender/i],
  ])('that the release before asked is shown anew, and %s can be tapped then', async (_, line, label) => {
    const [before, had] = [await sales(), bot.staff.messages.length]
    const { message } = bot.staff.message(line) as { message: object }
    const forwarded = { forward_origin: { type: 'hidden_user', sender_user_name: 'Caio', date: 0 } }
    await bot.deliver({ message: label.test('pago') ? message : { ...message, ...forwarded } })
    const card = bot.staff.messages[had]
    if (!card) throw new Error('no card')
    await run('test.cards', 'update drafts set card = null, rev = 1')
    for (const button of card.buttons) button.callback_data = asBefore(button.callback_data ?? '')
    const old = copy(card)
    expect(await tap(card, label)).toEqual(['O cartão mudou. Veja como está agora.'])
    expect(card.buttons.map(({ text }) => text)).toEqual(old.buttons.map(({ text }) => text))
    expect(await sales()).toBe(before)
    // Shown in its place: an older one of the same card is none of the new.
    expect(await tap(old, label)).toEqual(['O cartão mudou. Veja como está agora.'])
    await tap(card, label)
    expect(await sales()).toBe(before + 1)
  })

  it('two taps at once on different buttons of one card: the first acts, the second is told', async () => {
    const before = await sales()
    const asked = copy(await bot.staff.type('/buy Ana: 1 café'))
    const answers = bot.telegram.answers.length
    await Promise.all(
      [/fiado/i, /pago$/i].map((label) => bot.telegram.deliver(bot.staff.tapping(asked, label))),
    )
    await bot.quiet()
    expect(await sales()).toBe(before + 1)
    expect(bot.telegram.answers.slice(answers)).toContain('Esta pergunta já foi respondida.')
  })
})

describe('a tap whose process ended when it had acted and not yet said so', () => {
  it('is told as the first time when it is acted on again, though the price has changed since', async () => {
    const before = await sales()
    const asked = await bot.staff.type('/buy Ana: 1 café')
    const [id, draft] = await bot.shop.look<[number, DraftBody]>(
      'select json_build_array(id, body) from drafts where settled_at is null and not parked',
    )
    const choice = { key: 'payment', value: 'credit' }
    await settleDraft(bot.shop.runtime, bot.shop.staff, draft, choice, {
      source: 'chat',
      intentKey: `intent:${id}`,
      request: { draft: id },
    })
    await run('test.price_of_all', 'update products set price = 900')
    expect((await bot.staff.tap(asked, /fiado/i)).text).toMatch(/levou[\s\S]*5,00/i)
    await run('test.price_back_of_all', 'update products set price = 500')
    expect(await sales()).toBe(before + 1)
  })
})

describe('a command in the middle', () => {
  it('puts the draft aside: its card can be tapped still, and the answer leads back to it', async () => {
    const before = await sales()
    const asked = await bot.staff.type('/buy Ana: 2 café')
    const answer = await bot.staff.type('/dividas')
    expect(answer.buttons.at(-1)?.text).toBe('▶ Voltar à venda')
    // Words are no answer to what was put aside.
    await bot.staff.type('fiado')
    expect(await sales()).toBe(before)
    await tap(answer, /voltar à venda/i)
    const back = bot.staff.messages.at(-1)
    expect(bot.staff.messages).not.toContain(asked)
    expect(back?.text).toMatch(/2 × cafe[\s\S]*pago ou fiado/i)
    await bot.staff.type('fiado')
    await bot.staff.type('sim')
    expect(await sales()).toBe(before + 1)
  })

  it('that is refused puts nothing aside', async () => {
    const before = await sales()
    await bot.staff.type('/buy Ana: 2 café')
    expect((await bot.staff.type('/usuario')).text).toMatch(/\n\n🛒 Ana[\s\S]*pago ou fiado/i)
    await bot.staff.type('fiado')
    await bot.staff.type('sim')
    expect(await sales()).toBe(before + 1)
  })

  it('and another draft: each is settled by its own card, and goes its own way', async () => {
    const before = await sales()
    const first = await bot.staff.type('/buy Ana: 1 café')
    const second = await bot.staff.type('/buy Ana: 2 café')
    expect((await bot.staff.tap(first, /fiado/i)).text).toMatch(/levou[\s\S]*1 × cafe/i)
    expect((await bot.staff.tap(second, /fiado/i)).text).toMatch(/levou[\s\S]*2 × cafe/i)
    expect(await sales()).toBe(before + 2)
  })
})

describe('the card', () => {
  it('is one, below what was typed last, however often words answer it; what it came to stands there', async () => {
    const had = bot.staff.messages.length
    await bot.staff.type('/pagar Ana')
    await bot.staff.type('3')
    const second = await bot.staff.type('dinheiro')
    expect(second.text).toMatch(/Ana paga[\s\S]*3,00/)
    await bot.staff.type('sim')
    await bot.quiet()
    expect(bot.staff.messages.slice(had).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^✅ Ana pagou/),
    ])
  })

  it('stands below what could not be read, with its question again: a refusal ends nothing', async () => {
    const before = await sales()
    const asked = await bot.staff.type('/buy Ana: 1 café')
    const again = await bot.staff.type('talvez amanhã xyz')
    await bot.quiet()
    expect(bot.staff.messages).not.toContain(asked)
    expect(again.text).toMatch(/\n\n🛒 Ana\n1 × cafe[\s\S]*pago ou fiado/i)
    await bot.staff.tap(again, /fiado/i)
    expect(await sales()).toBe(before + 1)
  })

  it('that a person has taken away is shown anew by the next tap or word', async () => {
    const asked = copy(await bot.staff.type('/buy Ana: 1 café'))
    const { id } = asked
    bot.telegram.chats.set(
      222,
      bot.staff.messages.filter((one) => one.id !== id),
    )
    await tap(asked, /fiado/i)
    await vi.waitFor(() => expect(bot.staff.messages.at(-1)?.text).toMatch(/levou/i), 60_000)
  })
})

describe('giving up what was done, in a process that ended before it could say so', () => {
  it.each(['by a tap', 'by words', 'by /cancel'])('%s is told as done, with its Undo', async (how) => {
    const before = await sales()
    const asked = await bot.staff.type('/buy Ana: 1 café')
    const [id, draft] = await bot.shop.look<[number, DraftBody]>(
      'select json_build_array(id, body) from drafts where settled_at is null and not parked',
    )
    const done = { source: 'chat', intentKey: `intent:${id}`, request: { draft: id } }
    const choice = { key: 'payment', value: 'credit' }
    await settleDraft(bot.shop.runtime, bot.shop.staff, draft, choice, done)
    const told =
      how === 'by a tap'
        ? await bot.staff.tap(asked, /cancelar/i)
        : await bot.staff.type(how === 'by words' ? 'não' : '/cancel')
    expect(told.text).toMatch(/^✅ Ana levou/)
    expect(told.buttons[0]?.text).toMatch(/^↩ Desfazer/)
    expect(await sales()).toBe(before + 1)
  })
})

describe('a tap of a draft that is not open', () => {
  it('says that it was cancelled, and its buttons go; or is a day old, and can be begun anew as it was', async () => {
    const before = await sales()
    const cancelled = await bot.staff.type('/buy Ana: 1 café')
    await bot.staff.type('/cancel')
    expect(await tap(cancelled, /pago$/i)).toEqual(['Esta pergunta foi cancelada. Nada foi gravado.'])
    const newer = await bot.staff.type('/buy Ana: 4 café')
    const asked = copy(newer)
    await run('test.expire', `update drafts set until = now() - interval '1 minute' where settled_at is null`)
    expect((await tap(asked, /fiado/i))[0]).toMatch(/passou um dia/i)
    await bot.quiet()
    expect(bot.staff.messages).not.toContain(cancelled)
    expect(newer).toMatchObject({ text: '⌛ Passou um dia e nada foi gravado.' })
    expect(newer.buttons.map(({ text }) => text)).toEqual(['🔁 Recomeçar igual'])
    expect(await sales()).toBe(before)
    await bot.staff.tap(newer, /recomeçar/i)
    expect(newer.text).toMatch(/Ana\n4 × cafe/)
    expect(await sales()).toBe(before)
    await bot.staff.tap(newer, /fiado/i)
    expect(await sales()).toBe(before + 1)
  })

  it('a day old says so by itself, announced once, and can be begun anew', async () => {
    const told = () =>
      bot.shop.look<number>(
        `select count(*) from events where name = 'draft.changed' and data->>'ended' = 'expired' and (data->>'draftId')::bigint =
          (select max(id) from drafts)`,
      )
    const card = await bot.staff.type('/buy Ana: 2 café')
    await run('test.lapse', `update drafts set until = now() - interval '1 minute' where settled_at is null`)
    const another = bot.shop.another()
    await Promise.all(
      [bot.shop.runtime, another.runtime].map((runtime) => endLapsed(runtime, () => {}, null)),
    )
    await another.database.close()
    await expect.poll(() => card.text, { timeout: 5000 }).toBe('⌛ Passou um dia e nada foi gravado.')
    expect([await told(), card.buttons.map(({ text }) => text)]).toEqual([1, ['🔁 Recomeçar igual']])
    await bot.staff.tap(card, /recomeçar/i)
    expect(card.text).toMatch(/Ana\n2 × cafe/)
    await bot.staff.type('/cancel')
  })

  it('of another chat, or none, is nobody’s', async () => {
    const asked = await bot.staff.type('/buy Ana: 1 café')
    const stolen = bot.owner.tapping(asked, /pago$/i)
    expect(await bot.deliver(stolen)).toEqual(['Este botão não vale mais.'])
    expect(asked.buttons).not.toEqual([])
  })
})

describe('a tap that says nonsense', () => {
  it.each([
    'u:12345678901234567890',
    's:99999999999999999999:1:payment:paid',
    'p:stock:12345678901234567890',
    'p:product:9007199254740991',
    'u:9007199254740991',
    'p:__proto__:1',
    '\ud83c',
    '',
  ])('such as %j is answered and does nothing', async (data) => {
    const tapped = bot.staff.tapping({ id: 1, text: '', buttons: [{ text: 'x', callback_data: data }] }, 'x')
    expect((await bot.deliver(tapped))[0]).toBeTruthy()
    expect(await bot.shop.look('select count(*) from updates where attempts > 1')).toBe(0)
  })

  it('on a settled value that was not offered is told, and the question stays', async () => {
    const asked = copy(await bot.staff.type('/buy Ana: 1 café'))
    for (const button of asked.buttons)
      button.callback_data = (button.callback_data ?? '').replace('payment:cash', 'payment:7')
    expect((await tap(asked, /pago$/i))[0]).toBeTruthy()
    expect((await bot.staff.type('fiado')).buttons.length).toBeGreaterThan(1)
  })
})

describe('what Telegram would not take', () => {
  it('a choice whose name has an emoji at its sixtieth unit is asked, and can be tapped', async () => {
    for (const who of ['A', 'B'])
      await bot.shop.do('customers.create', { name: `Zuleica ${'z'.repeat(51)}🍰🍰 ${who}` })
    const asked = await bot.staff.type('/buy Zuleica: 1 café fiado')
    const [first] = asked.buttons
    expect(first?.text).toMatch(/^Zuleica z+…$/)
    const before = await sales()
    await bot.staff.tap(asked, /zuleica/i)
    expect(await sales()).toBe(before + 1)
  })

  it('a message that it refuses for ever is passed over, and the chat’s next ones arrive', async () => {
    const { failed = 0 } = await bot.bot.figures()
    bot.telegram.faults.push({ method: 'sendMessage', times: 1, status: 400 })
    const had = bot.staff.messages.length
    await bot.staff.drop('/dividas')
    expect((await bot.staff.type('/estoque café')).text).toMatch(/cafe/)
    await bot.quiet()
    expect(bot.staff.messages).toHaveLength(had + 1)
    expect(await bot.bot.figures()).toMatchObject({ failed: failed + 1 })
  })
})
