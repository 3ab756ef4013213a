// The bot in a group: who typed it acts by their own role, a card is its person's alone, and what somebody owes is said in private.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { keepUpdates } from '#domain/chat/index.ts'
import { TestBot } from '../support/bot.ts'
import { Group } from '../support/group.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
let group: Group
let rui: Person
let caio: Person
beforeEach(async () => {
  bot = await TestBot.open()
  group = new Group(bot.telegram, -1001)
  rui = bot.telegram.person(444, 'Rui')
  caio = bot.telegram.person(333, 'Caio')
  const cafe = await bot.shop.product([[1000, 100]], { name: 'cafe' })
  await bot.shop.do('sales.create', { customerName: 'Ana', items: [{ productId: cafe, quantity: 3 }] })
  await rui.type('/start')
  const id = await bot.shop.look<number>('select id from users where telegram_id = 444')
  await bot.shop.do('users.edit', { id, version: 1, role: 'admin' }, { actor: bot.shop.owner })
  await bot.quiet()
})
afterEach(() => bot.close())

const says = async (person: Person, text: string, more: object = {}) => {
  const had = group.messages.length
  const update = group.message(person, text, more)
  await bot.deliver(update)
  return { id: update.message.message_id, answers: group.messages.slice(had) }
}
const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('nothing was said')
  return one
}
const sales = () => bot.shop.look<number>('select count(*) from sales')
const payments = () => bot.shop.look<number>('select count(*) from payments')

describe('what is meant for the bot', () => {
  it.each([
    ['/estoque café', true],
    ['/estoque@vila_nova_bot café', true],
    ['/estoque@VILA_NOVA_BOT café', true],
    ['/estoque@outro_bot café', false],
    ['/estoque@vila_nova_bot2 café', false],
    ['/ban @rui', false],
    ['quanto tem de café?', false],
    ['@vila_nova_bot quanto tem de café?', true],
    ['@vila_nova_botica quanto tem de café?', false],
    ['2 café pago', false],
  ])('%s: %s', async (text, isMeant) => {
    expect((await says(bot.staff, text)).answers).toHaveLength(isMeant ? 1 : 0)
  })

  it('a reply to what it said is; who only talks is not even met', async () => {
    const card = first((await says(bot.staff, '/estoque')).answers)
    const had = group.messages.length
    await bot.deliver(group.reply(bot.staff, card, 'quanto tem de café?'))
    expect(group.messages).toHaveLength(had + 1)
    await says(bot.telegram.person(555, 'Passante'), 'bom dia')
    expect(await bot.shop.look('select count(*) from users where telegram_id = 555')).toBe(0)
  })

  it('who writes in the name of the group is told to write under their own', async () => {
    const written = { id: group.id, type: 'supergroup' }
    const nobody = bot.telegram.person(1_087_968_824, 'Group')
    Object.assign(nobody.from, { is_bot: true })
    const { answers } = await says(nobody, '/buy 1 café pago', { sender_chat: written })
    expect(answers[0]?.text).toMatch(/seu nome/)
    expect(await sales()).toBe(1)
  })
})

describe('a command', () => {
  it('acts by the role of who typed it, and answers their message', async () => {
    const { id, answers } = await says(bot.staff, '/buy@vila_nova_bot 2 café pago')
    expect(answers).toEqual([expect.objectContaining({ repliesTo: id })])
    expect(answers[0]?.text).toMatch(/vendido|levou/i)
    expect(await bot.shop.look('select seller_id from sales order by id desc limit 1')).toBe(
      bot.shop.staff.userId,
    )
  })

  it('that waited when the group moved is a group’s still: what somebody owes is not told there', async () => {
    const moved = new Group(bot.telegram, -100_2005)
    const { message } = group.message(bot.staff, '/dividas Ana')
    await keepUpdates(bot.shop.database, [{ id: 8, chat: moved.id, body: { update_id: 8, message } }])
    await says(bot.staff, '/estoque café')
    await bot.quiet()
    expect(moved.messages.map((one) => one.text)).toEqual([expect.stringMatching(/particular/)])
    expect(bot.staff.messages.at(-1)?.text).toMatch(/Ana/)
  })

  it('stays in the topic it was typed in', async () => {
    await says(bot.staff, '/estoque café', { is_topic_message: true, message_thread_id: 7 })
    const sent = bot.telegram.calls.filter((one) => one.method === 'sendMessage').at(-1)
    expect(sent?.payload).toMatchObject({ chat_id: group.id, message_thread_id: 7 })
  })

  it.each([
    ['a customer', () => caio],
    ['a stranger', () => bot.telegram.person(556, 'Nina')],
  ])('of %s is answered in private alone, and does only what they may', async (_, who) => {
    const person = who()
    const { answers } = await says(person, '/buy Ana: 1 café fiado')
    expect(await sales()).toBe(1)
    expect(answers).toHaveLength(1)
    expect(answers[0]?.text).not.toMatch(/equipe|R\$/)
    expect(answers[0]?.buttons[0]?.url).toMatch(/^https:\/\/t\.me\/vila_nova_bot\?start=/)
    expect(person.messages.at(-1)?.text).toMatch(/só para equipe/)
    const prices = await says(person, '/produtos')
    expect(prices.answers[0]?.text).not.toMatch(/5,00/)
    expect(person.messages.at(-1)?.text).toMatch(/5,00/)
  })
})

describe('what goods cost', () => {
  it('is in no answer that others read: levels are said there, costs where the person reads alone', async () => {
    const lots = await says(bot.staff, '/estoque café')
    expect(lots.answers[0]?.text).toMatch(/cafe/)
    expect(lots.answers[0]?.text).not.toMatch(/custo|a R\$/)
    const received = await says(bot.staff, '/estoque café 10 x 3,21')
    expect(received.answers.map(({ text }) => text).join()).toMatch(/10/)
    expect(received.answers.map(({ text }) => text).join()).not.toMatch(/3,21/)
    await says(bot.staff, '@vila_nova_bot chegou 4 café')
    await bot.quiet()
    expect(group.messages.map(({ text }) => text).join()).not.toMatch(/3,21/)
    expect(bot.staff.messages.at(-1)?.text).toMatch(/3,21/)
    await bot.staff.type('/estoque café')
    expect(bot.staff.messages.at(-1)?.text).toMatch(/3,21/)
  })
})

describe('what somebody owes', () => {
  it.each(['/dividas', '/dividas Ana', '/pagar', '@vila_nova_bot quanto a Ana deve?', '/pagar Ana'])(
    '%s is said where nobody else reads it; the group gets one line and no sum',
    async (line) => {
      const { answers } = await says(bot.staff, line)
      expect(answers).toHaveLength(1)
      expect(answers[0]?.text).not.toMatch(/Ana|R\$/)
      expect(answers[0]?.buttons[0]?.url).toContain('vila_nova_bot')
      expect(bot.staff.messages.at(-1)?.text).toMatch(/Ana/)
    },
  )

  it.each(['/desfazer', '/cancel', '@vila_nova_bot quem deve há mais de um mês'])(
    '%s names people in private alone',
    async (line) => {
      await bot.shop.database.run([step('test.long_owed', `update charges set "on" = "on" - 60`)], {})
      await bot.shop.do('sales.create', {
        customerName: 'Bento',
        items: [{ productId: 1, quantity: 2 }],
      })
      const { answers } = await says(bot.staff, line)
      expect(answers).toHaveLength(1)
      expect(JSON.stringify(answers)).not.toMatch(/Ana|Bento|R\$/)
      expect(JSON.stringify(bot.staff.messages.at(-1))).toMatch(/Ana|Bento/)
    },
  )

  it('and who has an account, and whom an invite is for: its link would be everybody’s', async () => {
    for (const line of ['/user', '/user convidar equipe Caio Novo']) {
      const { answers } = await says(bot.owner, line)
      expect(answers).toHaveLength(1)
      expect(answers[0]?.text).not.toMatch(/Bia|Caio/)
      expect(bot.owner.messages.at(-1)?.text).toMatch(/Bia|Caio/)
    }
  })

  it('a refusal that tells it is said in private, too', async () => {
    await bot.shop.do('customers.create', { name: 'Jorge' })
    for (const line of ['/pagar Jorge tudo', '@vila_nova_bot Jorge pagou tudo']) {
      const { answers } = await says(bot.staff, line)
      expect(answers.map((one) => one.text).join()).not.toMatch(/Jorge|deve/)
      expect(bot.staff.messages.at(-1)?.text).toMatch(/Jorge não deve nada/)
    }
  })

  it('a payment typed in the group is stored once; the group sees that it was, by a receipt on the line', async () => {
    const { id, answers } = await says(bot.staff, '/pagar Ana 5 pix')
    expect(await payments()).toBe(1)
    expect(answers.map((one) => one.text).join()).not.toMatch(/Ana|5,00/)
    expect(bot.staff.messages.at(-1)?.text).toMatch(/Ana pagou/)
    expect(bot.telegram.reactions.get(`${group.id}:${id}`)).toBe('👍')
    await bot.staff.tap(first(bot.staff.messages.slice(-1)), /desfazer/i)
    expect(await bot.shop.look('select count(*) from payments where voided_at is null')).toBe(0)
  })

  it('delivered however often, it is stored, answered and acknowledged once', async () => {
    const had = [group.messages.length, bot.staff.messages.length]
    const update = { update_id: 70_000, ...group.message(bot.staff, '/pagar Ana 5 pix') }
    await bot.telegram.redeliver(update, 3)
    await bot.quiet()
    await bot.telegram.redeliver(update, 2)
    await bot.quiet()
    expect(await payments()).toBe(1)
    expect([group.messages.length, bot.staff.messages.length]).toEqual(had.map((before) => before + 1))
  })

  it('what is asked about it is asked, answered and stored in private, by taps and by words', async () => {
    await says(bot.staff, '/pagar Ana')
    const asked = first(bot.staff.messages.slice(-1))
    expect(asked.text).toMatch(/quanto/i)
    const next = await bot.staff.type('5')
    await bot.staff.tap(next, /confirm|dinheiro|sim/i)
    expect(await payments()).toBe(1)
  })

  it('a limit that is passed is said in private', async () => {
    const ana = await bot.shop.look<number>(`select id from customers where name = 'Ana'`)
    await bot.shop.do('customers.edit', { id: ana, version: 1, creditLimit: 1600 }, { actor: bot.shop.owner })
    const { answers } = await says(bot.staff, '/buy Ana: 1 café fiado')
    expect(answers.map((one) => one.text).join()).not.toMatch(/R\$/)
    expect(bot.staff.messages.at(-1)?.text).toMatch(/limite/)
    expect(await sales()).toBe(1)
  })

  it('the line is seen by who asked alone where Telegram has that, and by all where it has not', async () => {
    bot.telegram.administers.add(group.id)
    expect((await says(bot.staff, '/dividas')).answers[0]?.seenBy).toBe(222)
    bot.telegram.administers.clear()
    expect(first((await says(bot.staff, '/dividas')).answers).seenBy).toBeUndefined()
    const before = bot.telegram.refused.length
    await says(bot.staff, '/dividas')
    expect(bot.telegram.refused).toHaveLength(before)
  })

  it('who was never in the private chat reads the line, and nothing is told to the group instead', async () => {
    bot.telegram.closed.set(222, "bot can't initiate conversation with a user")
    const { answers } = await says(bot.staff, '/dividas')
    expect(answers).toHaveLength(1)
    expect(answers[0]?.text).toMatch(/Começar/)
    await bot.quiet()
    expect(group.messages.map((one) => one.text).join()).not.toMatch(/Ana/)
  })
})

describe('a draft', () => {
  it('is by chat and person: two who ask at once in one group each answer their own, by words and by taps', async () => {
    const own = first((await says(bot.staff, '/buy 1 café')).answers)
    const other = first((await says(rui, '/buy 2 café')).answers)
    await bot.deliver(group.reply(bot.staff, own, 'pago'))
    const last = () =>
      bot.shop.look<unknown[]>(
        `select json_build_array(u.name, s.total) from sales s join users u on u.id = s.seller_id order by s.id desc limit 1`,
      )
    const confirm = group.messages.at(-1)
    if (confirm && (await sales()) === 1)
      await bot.deliver(group.tapping(bot.staff, confirm, /confirm|vender/i))
    expect(await last()).toEqual(['Bia', 500])
    await bot.deliver(group.tapping(rui, other, /pago$/i))
    expect(await last()).toEqual(['Rui', 1000])
  })

  it('that is open in the private chat is another one', async () => {
    const alone = await bot.staff.type('/buy 3 café')
    const open = first((await says(bot.staff, '/buy 1 café')).answers)
    await bot.deliver(group.tapping(bot.staff, open, /pago$/i))
    await bot.staff.tap(alone, /pago$/i)
    expect(await sales()).toBe(3)
  })

  it('whose card would tell what somebody owes goes on in private: one card, one act, and none in the group', async () => {
    const ana = await bot.shop.look<number>(`select id from customers where name = 'Ana'`)
    await bot.shop.do('customers.edit', { id: ana, version: 1, creditLimit: 1600 }, { actor: bot.shop.owner })
    await says(bot.staff, '/buy Ana: 1 café')
    await bot.staff.tap(first(bot.staff.messages.slice(-1)), /fiado/i)
    expect(group.messages.map((one) => one.text).join()).not.toMatch(/limite|deve/)
    expect(group.messages.flatMap((one) => one.buttons.filter((button) => button.callback_data))).toEqual([])
    const card = first(bot.staff.messages.slice(-1))
    expect(card.text).toMatch(/limite/)
    await bot.shop.do('customers.edit', { id: ana, version: 2, creditLimit: 9000 }, { actor: bot.shop.owner })
    await bot.staff.tap(card, /pagar tudo/i)
    await bot.staff.tap(card, /pix/i)
    expect(await sales()).toBe(2)
  })
})

describe('a card', () => {
  it('acts for whom it was made; another’s tap is told whose it is and does nothing', async () => {
    const card = first((await says(bot.staff, '/buy 1 café')).answers)
    const before = structuredClone(card)
    expect(await bot.deliver(group.tapping(rui, card, /pago$/i))).toEqual(['Este cartão é de Bia.'])
    expect(await sales()).toBe(1)
    expect(card).toEqual(before)
    await bot.deliver(group.tapping(bot.staff, card, /pago$/i))
    expect(await sales()).toBe(2)
    expect(card.text).toMatch(/vendido|levou/i)
    expect(await bot.deliver(group.tapping(caio, card, /desfazer/i))).toEqual(['Este cartão é de Bia.'])
    await bot.deliver(group.tapping(bot.staff, card, /desfazer/i))
    expect(await bot.shop.look('select count(*) from sales where voided_at is null')).toBe(1)
  })

  it('with a button that names nobody is none of theirs', async () => {
    const card = first((await says(bot.staff, '/buy 1 café')).answers)
    for (const button of card.buttons)
      if (button.callback_data) button.callback_data = button.callback_data.replace(/^@\w+:/, '')
    expect(await bot.deliver(group.tapping(bot.staff, card, /pago$/i))).toEqual(['Este botão não vale mais.'])
    expect(await sales()).toBe(1)
  })
})

it('a command by a name that Telegram has not told yet waits for it, and costs no try', async () => {
  const young = await TestBot.open({
    prepare: (telegram) => telegram.faults.push({ method: 'getMe', times: 1, status: 500 }),
  })
  await young.shop.product([[12, 100]], { name: 'cafe' })
  const there = new Group(young.telegram, -1002)
  await young.telegram.deliver(there.message(young.staff, '/estoque@vila_nova_bot café'))
  await young.quiet()
  expect(there.messages.map((one) => one.text)).toEqual([expect.stringMatching(/cafe/)])
  expect(await young.shop.look('select max(attempts) from updates')).toBe(1)
  await young.close()
})

describe('a draft that was put aside in a group', () => {
  it('and becomes somebody’s money by a tap goes on in private, where its buttons act', async () => {
    const card = first((await says(bot.staff, '/buy 3 café')).answers)
    await says(bot.staff, '/estoque café')
    await bot.deliver(group.tapping(bot.staff, card, /fiado/i))
    const asked = bot.staff.messages.at(-1)
    expect(asked?.text).toMatch(/de quem é a conta|fiado/i)
    const before = await sales()
    await bot.staff.type('Ana')
    await bot.staff.type('sim')
    expect(await sales()).toBe(before + 1)
  })
})

it('a line of the group that is answered in private is no answer to what is asked there', async () => {
  await bot.staff.type('/vender')
  await bot.deliver(group.message(bot.staff, '@vila_nova_bot vende 2 café pra ana fiado'))
  const card = bot.staff.messages.at(-1)
  expect(card?.text).toMatch(/Ana\n2 × cafe/)
  const { id } = await bot.shop.look<{ id: number }>(
    'select json_build_object($$id$$, count(*)) from drafts where settled_at is null',
  )
  expect(id).toBe(2)
})
