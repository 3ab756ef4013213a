// A device that is new is told to whom it lets in, in chat and feed; a tap ends that session, once, and nobody else's.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { openSession, proofOf } from '#domain/users/index.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'

type Shown = Person['messages'][number]

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Telegram/11.2'
const DESK = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0'

let bot: TestBot
let rui: Person
let nina: Person
beforeAll(async () => {
  bot = await TestBot.open()
  await followNotices(bot.shop.database)
  rui = bot.telegram.person(555, 'Rui')
  nina = bot.telegram.person(556, 'Nina', { language_code: 'en' })
  for (const one of [rui, nina, bot.staff, bot.owner]) await one.type('/start')
})
afterAll(() => bot.close())
beforeEach(() => bot.telegram.chats.clear())

const idOf = (one: Person) => bot.shop.look<number>(`select id from users where telegram_id = ${one.from.id}`)
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
async function enters(one: Person, client: string | null) {
  return (await session(one, client)).id
}
async function session(one: Person, client: string | null) {
  const from = { address: '203.0.113.9', client, hours: 1 }
  const { id, part } = await openSession(bot.shop.runtime, await idOf(one), from)
  await told()
  return { id, proof: proofOf(part) }
}
const isOpen = (id: number) =>
  bot.shop.look<boolean>(`select ended_at is null from sessions where id = ${id}`)
const news = (one: Person) => one.messages.filter(({ text }) => text.startsWith('🔑'))
const newest = (one: Person): Shown => {
  const found = news(one).at(-1)
  if (!found) throw new Error(`not told: ${one.messages.map(({ text }) => text).join(' | ')}`)
  // As it stood then: it is edited in place.
  return structuredClone(found)
}
const feedOf = async (one: Person) =>
  (
    await bot.shop.do(
      'notifications.list',
      { limit: 200 },
      { actor: { ...bot.shop.user, userId: await idOf(one) } },
    )
  ).items.filter(({ data }) => data['what'] === 'device')
const acts = () => bot.shop.look<number>('select count(*) from activities')

describe('a device that is new', () => {
  it('is told to its person alone, but the first one, and but another release of the same', async () => {
    await enters(rui, PHONE)
    await enters(rui, PHONE.replace('18_1', '18_2').replace('11.2', '11.3'))
    expect([news(rui), await feedOf(rui)]).toEqual([[], []])
    const id = await enters(rui, DESK)
    expect(newest(rui).text).toMatch(
      /^🔑 Aparelho novo no seu acesso: Windows, .*\d\d:\d\d\.\nNão foi você\?/,
    )
    expect(newest(rui).buttons.map(({ text }) => text)).toEqual(['Encerrar essa sessão'])
    expect(await feedOf(rui)).toMatchObject([
      {
        kind: 'security',
        entity: 'user',
        entityId: await idOf(rui),
        data: { what: 'device', sessionId: id, client: DESK },
        action: { operation: 'sessions.end', input: { id } },
        readAt: null,
      },
    ])
    for (const one of [nina, bot.staff, bot.owner]) expect(news(one)).toEqual([])
    await enters(rui, DESK)
    expect(news(rui)).toHaveLength(1)
  })

  it('says so in the person’s language, in quiet hours too, and to whoever turned off what can be turned off', async () => {
    const actor = { ...bot.shop.user, userId: await idOf(nina) }
    const { version } = await bot.shop.do('preferences.get', {}, { actor })
    const notices = Object.fromEntries(
      ['sale', 'payment', 'contract', 'broadcast'].map((kind) => [kind, { app: false, chat: false }]),
    )
    await bot.shop.do(
      'preferences.edit',
      { version, notices, quiet: { from: '00:00', to: '23:59' } },
      { actor },
    )
    await enters(nina, PHONE)
    await enters(nina, null)
    expect(newest(nina).text).toMatch(/^🔑 New device on your access, .*\nWas that not you\?/)
  })

  it('is ended by a tap, that session alone, and both places say so; a second tap ends nothing', async () => {
    const kept = await enters(rui, 'Telegram Desktop/5.1')
    const id = await enters(rui, 'Mozilla/5.0 (Linux; Android 15)')
    const message = newest(rui)
    await bot.deliver(rui.tapping(message, /Encerrar/))
    expect([await isOpen(id), await isOpen(kept)]).toEqual([false, true])
    await told()
    const now = rui.messages.find((one) => one.id === message.id)
    expect(now?.text).toMatch(
      /^🔑 Aparelho novo no seu acesso: Android, .*\n🔒 Sessão encerrada, .*\d\d:\d\d\.$/,
    )
    expect(now?.buttons).toEqual([])
    expect((await feedOf(rui))[0]).toMatchObject({ action: null, doneBy: { id: await idOf(rui) } })
    const before = await acts()
    expect(await bot.deliver(rui.tapping(message, /Encerrar/))).toEqual([
      expect.stringMatching(/não existe mais/),
    ])
    expect(await acts()).toBe(before)
  })

  it('that is ended elsewhere, with all others, says so in the chat; the one that stays does not', async () => {
    const { id: sessionId, proof } = await session(rui, 'Mozilla/5.0 (X11; CrOS)')
    await enters(rui, 'Mozilla/5.0 (iPad)')
    const all = news(rui)
    const actor = { ...bot.shop.user, userId: await idOf(rui), sessionId, proof }
    await bot.shop.do('sessions.endOthers', {}, { actor })
    await told()
    expect(all.map(({ text }) => /encerrada/.test(text))).toEqual([false, true])
    expect(all[0]?.buttons).toHaveLength(1)
  })

  it('is ended by nobody else: not by who was sent the message, whoever they are', async () => {
    const id = await enters(rui, 'Mozilla/5.0 (Macintosh)')
    const message = newest(rui)
    const before = await acts()
    for (const other of [nina, bot.staff, bot.owner]) {
      expect(await bot.deliver(other.tapping(message, /Encerrar/))).toEqual([expect.stringMatching(/.+/)])
      expect(other.messages).toEqual([])
    }
    expect([await isOpen(id), await acts()]).toEqual([true, before])
  })
})
