// A chat's own life: blocked and back, joined and left, moved; and messages that are edited, which is told and changes nothing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepUpdates, moveChat, putOut } from '#domain/chat/index.ts'
import { TestBot } from '../support/bot.ts'
import { Group } from '../support/group.ts'

let bot: TestBot
let group: Group
beforeEach(async () => {
  bot = await TestBot.open()
  group = new Group(bot.telegram, -1001)
  await bot.shop.product([[1000, 100]], { name: 'cafe' })
  await bot.quiet()
})
afterEach(() => bot.close())

const standing = (before: string, after: string) => {
  const { my_chat_member: change } = group.standing(bot.staff, before, after) as { my_chat_member: object }
  return { my_chat_member: { ...change, chat: { id: 222, type: 'private' } } }
}
const notice = (chatId: number, text = 'aviso') => [
  { chatId, method: 'sendMessage', payload: { chat_id: chatId, text } },
]
const unsent = () => bot.shop.look('select count(*) from outbox where sent_at is null and failed_at is null')
const sales = () => bot.shop.look<number>('select count(*) from sales')

describe('who blocks the bot', () => {
  it('gets nothing that they did not ask for until they are back; then their menu comes', async () => {
    await bot.deliver(standing('member', 'kicked'))
    await putOut(bot.shop.database, notice(222))
    await bot.quiet()
    expect(bot.staff.messages).toEqual([])
    bot.telegram.menus.clear()
    await bot.deliver(standing('kicked', 'member'))
    expect(bot.telegram.menus.get('222')).toContain('vender')
    await putOut(bot.shop.database, notice(222))
    await bot.quiet()
    expect(bot.staff.messages.map((one) => one.text)).toEqual(['aviso'])
  })

  it('is found out by what Telegram says too: what waits ends, nothing more is tried, and writing opens it again', async () => {
    bot.telegram.closed.set(222, 'bot was blocked by the user')
    await putOut(bot.shop.database, [...notice(222), ...notice(222), ...notice(222)])
    await bot.quiet()
    expect(bot.telegram.refused).toHaveLength(1)
    await putOut(bot.shop.database, notice(222))
    expect(await unsent()).toBe(0)
    bot.telegram.closed.clear()
    expect((await bot.staff.type('/estoque café')).text).toMatch(/cafe/)
    await putOut(bot.shop.database, notice(222))
    await bot.quiet()
    expect(bot.staff.messages.at(-1)?.text).toBe('aviso')
  })

  it('keeps the question that is open: back within the day, they answer it', async () => {
    const asked = await bot.staff.type('/buy 1 café')
    await bot.deliver(standing('member', 'kicked'))
    await bot.deliver(standing('kicked', 'member'))
    await bot.deliver(bot.staff.tapping(asked, /pago$/i))
    expect(await sales()).toBe(1)
  })
})

describe('a group', () => {
  it('that takes the bot in is greeted once, with what works there', async () => {
    await bot.deliver(group.standing(bot.staff, 'left', 'member'))
    await bot.deliver(group.standing(bot.staff, 'member', 'administrator'))
    expect(group.messages.map((one) => one.text)).toEqual([
      expect.stringMatching(/\/vender[\s\S]*particular/),
    ])
  })

  it('that somebody else takes it into is told nothing of what staff do', async () => {
    await bot.deliver(group.standing(bot.telegram.person(888, 'Nina'), 'left', 'member'))
    expect(group.messages.map((one) => one.text)).toEqual([expect.stringMatching(/\/produtos/)])
    expect(group.messages[0]?.text).not.toMatch(/equipe|\/vender/)
  })

  it('that puts it out: what waits for it ends, its questions too, and nothing more goes there', async () => {
    await bot.deliver(group.message(bot.staff, '/buy 1 café'))
    bot.telegram.faults.push({ method: 'sendMessage', times: 99, status: 500 })
    await putOut(bot.shop.database, notice(group.id))
    await bot.telegram.deliver(group.standing(bot.staff, 'member', 'kicked'))
    await vi.waitFor(async () => expect(await unsent()).toBe(0), 60_000)
    bot.telegram.faults.length = 0
    expect(await bot.shop.look('select count(*) from drafts where settled_at is null')).toBe(0)
    // Who had begun them hears of it, at whatever screen.
    const told = `select json_build_object('name', name, 'ended', data->'ended') from events where topic = 'me' order by id desc limit 1`
    expect(await bot.shop.look(told)).toEqual({ name: 'draft.changed', ended: 'cancelled' })
    await putOut(bot.shop.database, notice(group.id))
    expect(await unsent()).toBe(0)
  })

  it('that becomes a supergroup takes along what waits, what was typed and what is open; each of the two tells it', async () => {
    const to = new Group(bot.telegram, -100_2002)
    await bot.deliver(group.message(bot.staff, '/buy 1 café'))
    await keepUpdates(bot.shop.database, [
      {
        id: 7,
        chat: group.id,
        body: { update_id: 7, ...group.message(bot.staff, '', { migrate_to_chat_id: to.id }) },
      },
    ])
    await bot.deliver(to.message(bot.staff, '', { migrate_from_chat_id: group.id }))
    await bot.quiet()
    expect(await bot.shop.look('select chat_id from drafts where settled_at is null')).toBe(to.id)
  })

  it('an update or a message on its way when it moves arrives in the new one, once', async () => {
    const to = -100_2003
    const chat = { from: group.id, to }
    await bot.bot.stop()
    await keepUpdates(bot.shop.database, [{ id: 9, chat: group.id, body: {} }])
    await putOut(bot.shop.database, notice(group.id))
    await moveChat(bot.shop.database, chat)
    await moveChat(bot.shop.database, chat)
    const look = (text: string) => bot.shop.look(text)
    expect(await look('select chat_id from updates where done_at is null')).toBe(to)
    expect(
      await look(`select json_build_array(chat_id, payload->'chat_id') from outbox where sent_at is null`),
    ).toEqual([to, to])
  })

  it('whose move Telegram tells only as a refusal is followed: the message arrives, and those behind it, in order', async () => {
    const to = new Group(bot.telegram, -100_2004)
    bot.telegram.moved.set(group.id, to.id)
    await putOut(bot.shop.database, [...notice(group.id, 'um'), ...notice(group.id, 'dois')])
    await bot.quiet()
    expect(to.messages.map((one) => one.text)).toEqual(['um', 'dois'])
    expect(await bot.bot.figures()).toMatchObject({ failed: 0 })
  })
})

describe('an edited message', () => {
  const edited = (message: object, text: string) => ({ edited_message: { ...message, text, edit_date: 1 } })

  it('is told once, answers the very message, and changes nothing', async () => {
    const { message } = bot.staff.message('/buy 1 café pago') as { message: { message_id: number } }
    await bot.deliver({ message })
    const had = bot.staff.messages.length
    await bot.deliver(edited(message, '/buy 2 café pago'))
    await bot.deliver(edited(message, '/buy 3 café pago'))
    expect(await sales()).toBe(1)
    const told = bot.staff.messages.slice(had)
    expect(told).toEqual([expect.objectContaining({ repliesTo: message.message_id })])
    expect(told[0]?.text).toMatch(/não muda o que foi gravado[\s\S]*\/desfazer/)
    const other = bot.staff.message('/buy 1 café pago') as { message: object }
    await bot.deliver(edited(other.message, 'x'))
    expect(bot.staff.messages).toHaveLength(had + 2)
  })

  it('without words, or among people in a group, is nobody’s business', async () => {
    const { message } = group.message(bot.staff, 'bom dia')
    await bot.deliver(edited(message, 'boa tarde'))
    const { message: plain } = bot.staff.message('x') as { message: { text?: string } }
    delete plain.text
    await bot.deliver({ edited_message: { ...plain, location: { latitude: 1, longitude: 1 } } })
    expect([...group.messages, ...bot.staff.messages]).toEqual([])
  })
})
