// Broadcasts over a Telegram on loopback: to whom, once, in order, with photo and poll; stopped; what is not reached is counted.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestBot } from '../support/bot.ts'
import { coloured } from '../support/pictures.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open({ perSecond: 1000 })
})
afterAll(() => bot.close())
beforeEach(() => {
  bot.telegram.faults.length = 0
})

let last = 60_000
interface Somebody {
  readonly person: Person
  readonly userId: number
  readonly customerId: number
}
async function somebody(): Promise<Somebody> {
  const telegramId = ++last
  const { id: userId } = await upsertUser(bot.shop.runtime, {
    telegramId,
    name: `Nina ${last}`,
    language: 'pt-BR',
  })
  const { id: customerId } = await bot.shop.do('customers.create', { name: `Nina ${last}`, userId })
  return { person: bot.telegram.person(telegramId, 'Nina'), userId, customerId }
}
const some = async (n: number) => {
  const all: Somebody[] = []
  for (let i = 0; i < n; i++) all.push(await somebody())
  return all
}
const as = () => ({ actor: bot.shop.owner })
const send = async (input: object) => {
  const made = await bot.shop.do('broadcasts.create', input, as())
  bot.bot.broadcast()
  return made
}
const to = (people: readonly Somebody[]) => ({ customerIds: people.map(({ customerId }) => customerId) })
const one = (id: number) => bot.shop.do('broadcasts.get', { id }, as())
const until = (id: number, fits: (now: Awaited<ReturnType<typeof one>>) => boolean) =>
  vi.waitFor(async () => {
    const now = await one(id)
    if (!fits(now)) throw new Error(JSON.stringify(now))
    return now
  }, 60_000)
const done = (id: number) => until(id, ({ state }) => state === 'done')
const texts = ({ person }: Somebody) => person.messages.map(({ text }) => text)

describe('a broadcast', () => {
  it('to a customer who is not there is refused at its place, and tried no more than sent', async () => {
    const [known] = await some(1)
    const audience = { customerIds: [known?.customerId ?? 0, 999_999_999] }
    for (const operation of ['broadcasts.create', 'broadcasts.preview'] as const) {
      const { code, details } = await bot.shop.refusal(operation, { text: 'Oi', audience }, as())
      expect([code, details.errors]).toEqual([
        'not_found',
        [{ path: 'audience.customerIds.1', issue: 'no_such' }],
      ])
    }
  })

  it('arrives as it was written, with what is marked in it, once, and at nobody else', async () => {
    const people = await some(5)
    const other = await somebody()
    const text = ' Chegou <3 & "pão"\naté as 9 '
    const entities = [{ type: 'bold', offset: 1, length: 6 }]
    const made = await send({ text, entities, audience: to(people) })
    expect(made).toMatchObject({ state: 'sending', audience: 5, sent: 0, failed: 0, waiting: 5, votes: null })
    expect(await done(made.id)).toMatchObject({ audience: 5, sent: 5, failed: 0, waiting: 0 })
    for (const one of people) {
      expect(texts(one)).toEqual([text])
      expect(one.person.messages[0]?.entities).toEqual(entities)
    }
    expect(texts(other)).toEqual([])
  })

  it('stands in the feed of who reads it there, also where the chat is told nothing', async () => {
    const [ana, bea] = await some(2)
    if (!ana || !bea) throw new Error()
    await prefer(bea.userId, { app: true, chat: false })
    const { id } = await send({ text: 'Chegou pão', audience: to([ana, bea]) })
    expect(await done(id)).toMatchObject({ audience: 1, sent: 1 })
    for (const { userId } of [ana, bea]) {
      const { items } = await bot.shop.do(
        'notifications.list',
        { limit: 5 },
        { actor: { ...bot.shop.user, userId } },
      )
      expect(items).toMatchObject([
        { kind: 'broadcast', entity: 'broadcast', entityId: id, data: { name: 'Chegou pão' } },
      ])
    }
    expect(texts(bea)).toEqual([])
  })

  it('with a photo uploads it once; the others get what Telegram has', async () => {
    const people = await some(6)
    const photo = await bot.media.media.take(await coloured(3))
    const { id } = await send({
      text: 'Bolo',
      entities: [{ type: 'italic', offset: 0, length: 4 }],
      media: photo,
      audience: to(people),
    })
    await done(id)
    const sent = bot.telegram.calls
      .filter(({ method }) => method === 'sendPhoto')
      .map(({ payload }) => payload)
    expect(sent.map((payload) => typeof payload['photo']).filter((kind) => kind !== 'string')).toHaveLength(1)
    expect(sent).toHaveLength(6)
    expect(sent[0]?.['caption_entities']).toEqual([{ type: 'italic', offset: 0, length: 4 }])
    for (const one of people) expect(texts(one)).toEqual(['Bolo'])
  })

  it('with a poll says its text first, keeps votes as they change, and those alone whose poll it is', async () => {
    const people = await some(3)
    const poll = { question: 'Abrir domingo?', options: ['Sim', 'Não', 'Tanto faz'] }
    const { id } = await send({ text: 'Oi', poll, audience: to(people) })
    await done(id)
    const polls = people.map(({ person }) => {
      const [text, asked] = person.messages
      expect([text?.text, asked?.poll?.question, asked?.poll?.is_anonymous]).toEqual([
        'Oi',
        'Abrir domingo?',
        false,
      ])
      return { person, asked: asked ?? {} }
    })
    const [ana, bea, eva] = polls
    if (!ana || !bea || !eva) throw new Error()
    const counts = async () => (await one(id)).votes?.map(({ count }) => count)
    await bot.deliver(ana.person.voting(ana.asked, 0))
    await bot.deliver(bea.person.voting(bea.asked, 2))
    // Passed on to somebody who has one of their own.
    await bot.deliver(eva.person.voting(ana.asked, 1))
    expect(await counts()).toEqual([1, 0, 1])
    await bot.deliver(ana.person.voting(ana.asked, 1))
    expect(await counts()).toEqual([0, 1, 1])
    await bot.deliver(bea.person.voting(bea.asked))
    expect(await counts()).toEqual([0, 1, 0])
    expect((await one(id)).answers).toMatchObject([{ options: [1] }])
    await bot.shop.do(
      'me.erase',
      { confirm: `Nina ${ana.person.from.id}` },
      { actor: { ...bot.shop.user, userId: people[0]?.userId ?? 0 } },
    )
    expect(await counts()).toEqual([0, 0, 0])
    expect(await one(id)).toMatchObject({ audience: 3, sent: 3 })
  })

  it('counts who blocked the bot, with why, and tries no second time', async () => {
    const [ana, bea, eva] = await some(3)
    if (!ana || !bea || !eva) throw new Error()
    bot.telegram.closed.set(bea.person.from.id, 'bot was blocked by the user')
    bot.telegram.closed.set(eva.person.from.id, "bot can't initiate conversation with a user")
    const before = bot.telegram.refused.length
    const { id } = await send({ text: 'Oi', audience: to([ana, bea, eva]) })
    expect(await done(id)).toMatchObject({
      audience: 3,
      sent: 1,
      failed: 2,
      missed: [{ why: 'blocked' }, { why: 'never' }],
    })
    expect(bot.telegram.refused.length).toBe(before + 2)
    const again = await send({ text: 'Oi', audience: to([ana, bea, eva]) })
    expect(again).toMatchObject({ audience: 1 })
    await done(again.id)
  })

  it('survives a Telegram that says 429, fails and cuts: each message once, but where its answer was lost', async () => {
    const people = await some(8)
    bot.telegram.faults.push(
      { method: 'sendMessage', times: 2, status: 429, body: { parameters: { retry_after: 1 } } },
      { method: 'sendMessage', times: 2, status: 502 },
    )
    const { id } = await send({ text: 'Oi', audience: to(people) })
    expect(await done(id)).toMatchObject({ sent: 8, failed: 0 })
    for (const one of people) expect(texts(one)).toEqual(['Oi'])
  })

  it('stopped, goes to nobody more; the sums agree with what has arrived', async () => {
    const people = await some(90)
    bot.telegram.faults.push({
      method: 'sendMessage',
      times: 1000,
      status: 429,
      body: { parameters: { retry_after: 30 } },
    })
    const { id } = await send({ text: 'Oi', audience: to(people) })
    await until(id, () => bot.telegram.faults[0]?.times !== 1000)
    const stopped = await bot.shop.do('broadcasts.stop', { id }, as())
    expect(stopped).toMatchObject({ state: 'stopped', audience: 90 })
    bot.telegram.faults.length = 0
    await vi.waitFor(
      async () =>
        expect(
          await bot.shop.look(
            'select count(*)::int from outbox where copy_id is not null and sent_at is null and failed_at is null',
          ),
        ).toBe(0),
      60_000,
    )
    const now = await one(id)
    expect(now.sent + now.failed + now.waiting).toBe(90)
    expect(people.filter((one) => texts(one).length).length).toBe(now.sent)
    expect(await bot.shop.do('broadcasts.stop', { id }, as())).toMatchObject({ state: 'stopped' })
  })

  it('waits for the end of quiet hours, and says so: it is being sent', async () => {
    const [ana] = await some(1)
    if (!ana) throw new Error()
    await prefer(ana.userId, undefined, { from: '00:00', to: '23:59' })
    const { id } = await send({ text: 'Oi', audience: to([ana]) })
    await vi.waitFor(async () =>
      expect(
        await bot.shop.look(
          `select count(*)::int from broadcast_copies where due_at > now() and broadcast_id = ${id}`,
        ),
      ).toBe(1),
    )
    expect(await one(id)).toMatchObject({ state: 'sending', waiting: 1 })
    await prefer(ana.userId, undefined, null)
    await bot.shop.database.run([step('test.copies_due', 'update broadcast_copies set due_at = now()')], {})
    expect(await done(id)).toMatchObject({ sent: 1 })
  })

  it('an answer and a receipt wait behind none of it', async () => {
    const people = await some(60)
    const { person } = await somebody()
    const { id } = await send({ text: 'Oi', audience: to(people) })
    await until(id, ({ sent }) => sent > 0)
    const { text } = await person.type('/help')
    expect(text).not.toBe('')
    await done(id)
  })
})

async function prefer(userId: number, broadcast?: object, quiet?: object | null) {
  const actor = { ...bot.shop.user, userId }
  const { version } = await bot.shop.do('preferences.get', {}, { actor })
  const change = {
    ...(broadcast ? { notices: { broadcast } } : {}),
    ...(quiet === undefined ? {} : { quiet }),
  }
  await bot.shop.do('preferences.edit', { version, ...change }, { actor })
}

describe('/mensagem', () => {
  /** The newest that has it: a copy of what was sent before may come below. */
  const tap = (label: string | RegExp) => {
    const card = bot.owner.messages.findLast(({ buttons }) =>
      buttons.some(({ text }) => text.search(label) >= 0),
    )
    if (!card) throw new Error('no card')
    return bot.owner.tap(card, label)
  }
  beforeEach(async () => {
    const going = `select count(*)::int from broadcasts where draft_id is not null`
    await vi.waitFor(async () => expect(await bot.shop.look(going)).toBe(0), 60_000)
    await bot.quiet()
  })
  const card = () => bot.owner.messages.at(-1)

  it('asks to whom, then what; shows what will be and to how many, and sends it on one tap', async () => {
    const asked = await bot.owner.type('/mensagem')
    expect(asked.text).toMatch(/Para quem/)
    expect(asked.buttons.map(({ text }) => text).join()).toMatch(
      /Clientes \d+.*Quem deve \d+.*Vencidos \d+.*Equipe 2.*Todos \d+/,
    )
    await tap(/Equipe/)
    expect(card()?.text).toMatch(/vai para 2 pessoas[\s\S]*Mande o texto, a foto ou a enquete/)
    await bot.owner.type('Fechamos *cedo* hoje')
    expect(card()?.text).toMatch(/Fechamos cedo hoje/)
    await tap(/Mandar para 2/)
    await vi.waitFor(() => expect(bot.staff.messages.at(-1)?.text).toBe('Fechamos cedo hoje'), 60_000)
    expect(bot.staff.messages.at(-1)?.entities).toEqual([{ type: 'bold', offset: 9, length: 4 }])
  })

  it('takes what is marked in Telegram, a poll, and a photo with its words', async () => {
    const begin = async () => {
      await bot.quiet()
      await bot.owner.type('/message')
      await tap(/Equipe/)
    }
    await begin()
    const entities = [{ type: 'italic', offset: 0, length: 2 }]
    const { message } = bot.owner.message('Oi gente') as { message: object }
    await bot.deliver({ message: { ...message, entities } })
    await tap(/Mandar para 2/)
    await vi.waitFor(
      () => expect(bot.staff.messages.at(-1)).toMatchObject({ text: 'Oi gente', entities }),
      60_000,
    )
    await begin()
    const options = [{ text: 'Sim' }, { text: 'Não' }]
    await bot.deliver(
      bot.owner.sending({ poll: { id: '1', question: 'Abrir?', options, allows_multiple_answers: false } }),
    )
    expect(card()?.text).toMatch(/📊 Abrir\?[\s\S]*◯ Sim/)
    await tap(/Mandar para 2/)
    await vi.waitFor(() => expect(bot.staff.messages.at(-1)?.poll?.question).toBe('Abrir?'), 60_000)
    await begin()
    await bot.deliver(bot.owner.picturing(await coloured(5), { caption: 'Bolo novo' }))
    expect(card()?.text).toMatch(/🖼 Foto[\s\S]*Bolo novo/)
    await tap(/Mandar para 2/)
    await vi.waitFor(
      () => expect(bot.staff.messages.at(-1)).toMatchObject({ text: 'Bolo novo', photo: expect.anything() }),
      60_000,
    )
  })

  it('says by itself how far it is, in the card it was sent from, and is stopped there', async () => {
    const { userId } = bot.shop.staff
    await prefer(userId, undefined, { from: '00:00', to: '23:59' })
    const before = bot.owner.messages.length
    await bot.owner.type('/mensagem {nome}, chegou *pão*')
    await tap(/Equipe/)
    await tap(/Mandar para 2/)
    const progress = () =>
      bot.owner.messages.slice(before).filter(({ text }) => /^(📣 \d+ de|⏸ Parou|✅ \d)/.test(text))
    const says = (text: string) =>
      vi.waitFor(() => expect(progress().map((one) => one.text)).toEqual([text]), 60_000)
    await says('📣 1 de 2…')
    const [sent] = progress()
    expect(sent?.buttons.map(({ text }) => text)).toEqual(['⏸ Parar'])
    // By their first name, and what is marked stands where it did.
    const got = bot.owner.messages.find(({ text }) => text === 'Olga, chegou pão')
    expect(got?.entities).toEqual([{ type: 'bold', offset: 13, length: 3 }])
    if (sent) await bot.owner.tap(sent, /Parar/)
    await says('⏸ Parou. 1 recebeu.')
    expect(progress().map(({ id, buttons }) => [id, buttons.map(({ text }) => text)])).toEqual([
      [sent?.id, ['Ver na tela']],
    ])
    expect(bot.staff.messages.some(({ text }) => text.endsWith('chegou pão'))).toBe(false)
    await prefer(userId, undefined, null)
  })

  it('typed to the end it says so too, once for all who have it', async () => {
    const before = bot.owner.messages.length
    await bot.owner.type('/mensagem Até já')
    await tap(/Equipe/)
    await bot.owner.type('sim')
    const said = () =>
      bot.owner.messages
        .slice(before)
        .flatMap(({ text }) => (/^(✅ 2 receberam\.|📣 \d+ de)/.test(text) ? [text] : []))
    await vi.waitFor(() => expect(said()).toEqual(['✅ 2 receberam.']), 60_000)
    const waits = `select count(*)::int from broadcasts where draft_id is not null`
    await vi.waitFor(async () => expect(await bot.shop.look(waits)).toBe(0), 60_000)
  })

  it('goes to those alone who owe past the day, and to those who got another', async () => {
    const [ana, bea] = await some(2)
    if (!ana || !bea) throw new Error()
    const { id: productId } = await bot.shop.do('products.create', { name: `Bolo ${last}`, price: 500 }, as())
    await bot.shop.do('stock.receive', { productId, quantity: 5, unitCost: 100 })
    for (const { customerId } of [ana, bea])
      await bot.shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
    await bot.shop.database.run(
      [
        step(
          'test.long_due',
          `update charges set due_on = current_date - 1 where customer_id = ${ana.customerId}`,
        ),
      ],
      {},
    )
    const asks = (audience: object) => bot.shop.do('broadcasts.preview', { text: 'Oi', audience }, as())
    expect(await asks({ overdue: true })).toMatchObject({ audience: 1 })
    expect((await asks({ owing: true, ...to([ana, bea]) })).audience).toBe(2)
    const { id } = await send({ text: 'Oi', audience: to([ana, bea]) })
    await done(id)
    expect(await asks({ got: id })).toMatchObject({ audience: 2, unreachable: 0 })
    const again = await send({ text: 'O resultado', audience: { got: id } })
    await done(again.id)
    for (const one of [ana, bea]) expect(texts(one)).toEqual(['Oi', 'O resultado'])
  })
})
