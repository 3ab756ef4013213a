// /privacidade in the chat: what is kept, a copy as a file, and leaving for good; afterwards nothing of the chat is left either.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Leaving } from '../../src/leaving.ts'
import { TestBot } from '../support/bot.ts'
import type { Person } from '../support/telegram.ts'

let bot: TestBot
let goods = 0
beforeAll(async () => {
  bot = await TestBot.open()
  goods = await bot.shop.product([[500, 100]], { name: 'café' })
})
afterAll(() => bot.close())

type Shown = Awaited<ReturnType<Person['type']>>
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const labels = (card: Shown) => card.buttons.map(({ text }) => text)

/** Long enough to be no number of anything else. */
let last = 7_000_000_000
/** A customer who has written, with an account that owes so much. */
async function somebody(name: string, owes = 0) {
  const person = bot.telegram.person(++last, name)
  await person.type('/start')
  const userId = await bot.shop.look<number>(`select id from users where telegram_id = ${last}`)
  const { id } = await bot.shop.do(
    'customers.create',
    { name: `${name} Souza`, userId },
    { actor: bot.shop.owner },
  )
  const item = { productId: goods, quantity: 1, unitPrice: owes }
  if (owes) await bot.shop.do('sales.create', { customerId: id, items: [item] })
  return { person, userId, customer: id, telegramId: last }
}

/** Tables in which one of these words stands. */
async function left(...words: (string | number)[]): Promise<string[]> {
  const tables = await bot.shop.look<string[]>(
    `select json_agg(table_name order by 1) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const table of tables)
    for (const word of words)
      if (
        await bot.shop.look<boolean>(
          `select to_json(exists (select from "${table}" t where t::text ilike '%${word}%'))`,
        )
      )
        found.push(`${table}: ${word}`)
  return found
}

describe('/privacidade', () => {
  it('says what is kept, and sends it as a file', async () => {
    const { person } = await somebody('Zenaide')
    const card = await person.type('/privacidade')
    expect(card.text).toMatch(/^🔒 A loja guarda: seu nome, telefone e Telegram,/)
    expect(labels(card)).toEqual(['📥 Meus dados', '🗑 Apagar'])
    await person.tap(card, /Meus dados/)
    await bot.quiet()
    const sent = bot.telegram.calls.findLast(({ method }) => method === 'sendDocument')
    const file = JSON.parse(String((sent?.payload as { document?: Buffer } | undefined)?.document)) as object
    expect(file).toMatchObject({ user: { name: 'Zenaide' }, customer: { name: 'Zenaide Souza' } })
    expect(await bot.shop.look(`select count(*) from outbox where payload <> '{}'`)).toBe(0)
  })

  it('erases by its button and its word; the last message is the last, and nothing of the chat stays', async () => {
    const { person, userId, telegramId } = await somebody('Quitéria')
    const card = await person.type('/privacidade')
    await person.tap(card, /^🗑 Apagar$/)
    expect(card.text).toMatch(/^Nome, telefone, Telegram e mensagens somem/)
    await person.tap(card, /Apagar de vez/)
    expect(card.text).toMatch(/escreva “apagar”/)
    await person.type('sim')
    expect(await left('Quitéria')).not.toEqual([])
    expect((await person.type('Apagar')).text).toBe('✅ Apagado. Esta é a última mensagem que fica.')
    await bot.quiet()
    await vi.waitFor(async () => expect(await left('Quitéria', telegramId)).toEqual([]), 60_000)
    expect(await bot.shop.look(`select to_json(name) from users where id = ${userId}`)).toMatch(/apagado/)
    // Whoever writes again is somebody new.
    await person.type('/start')
    expect(await bot.shop.look(`select id from users where telegram_id = ${telegramId}`)).not.toBe(userId)
  })

  it('who owes is told how much, may ask for it now, and is erased once that is paid', async () => {
    const { person, customer, telegramId } = await somebody('Filomena', 9837)
    const card = await person.type('/privacy')
    await person.tap(card, /^🗑 Apagar$/)
    expect(plain(card.text)).toBe(
      'Você deve R$ 98,37. Quite antes, ou peça agora e apagamos quando a conta zerar.',
    )
    expect(labels(card)).toEqual(['💠 Pagar com Pix', '🗑 Apagar quando a conta zerar', '← Voltar'])
    await person.tap(card, /quando a conta zerar/)
    expect(card.text).toBe('⏳ Apagamos assim que a conta zerar.')
    await new Leaving(bot.shop.runtime, () => bot.bot.wake()).stop()
    expect(await left('Filomena')).not.toEqual([])
    const leaving = new Leaving(bot.shop.runtime, () => bot.bot.wake())
    await bot.shop.do('payments.create', { customerId: customer, amount: 9837, method: 'pix' })
    leaving.committed('payments.create')
    await vi.waitFor(async () => expect(await left('Filomena')).toEqual([]), 60_000)
    await leaving.stop()
    await bot.quiet()
    expect(person.messages.at(-1)?.text).toBe('✅ Apagado. Esta é a última mensagem que fica.')
    await vi.waitFor(async () => expect(await left(telegramId)).toEqual([]), 60_000)
  })

  it('who gives it up stays, also once all is paid', async () => {
    const { person, customer } = await somebody('Eulália', 500)
    const ask = async (label: RegExp) => {
      const card = await person.type('/privacidade')
      await person.tap(card, /^🗑 Apagar$/)
      await person.tap(card, label)
      return card.text
    }
    await ask(/quando a conta zerar/)
    expect(await ask(/Desistir/)).toBe('Seus dados ficam.')
    await bot.shop.do('payments.create', { customerId: customer, amount: 500, method: 'pix' })
    await new Leaving(bot.shop.runtime, () => bot.bot.wake()).stop()
    expect(await left('Eulália')).not.toEqual([])
  })

  it('the last owner is told why not, staff what stays', async () => {
    const owner = await bot.owner.type('/privacidade')
    await bot.owner.tap(owner, /^🗑 Apagar$/)
    expect(owner.text).toMatch(/precisa de alguém na gestão/)
    expect(labels(owner)).toEqual(['← Voltar'])
    const staff = await bot.staff.type('/privacidade')
    await bot.staff.tap(staff, /^🗑 Apagar$/)
    expect(staff.text).toMatch(/O que você fez na loja fica, sem seu nome/)
  })

  it('an update that was broken off when its person was erased makes nobody anew', async () => {
    const { person, userId, telegramId } = await somebody('Hermengarda')
    // Begun, and its process died; it is acted on again once they are gone.
    await bot.shop.database.run(
      [
        {
          name: 'test.privacy:begun',
          text: `insert into updates (update_id, chat_id, attempts, body, done_at) values (999001, ${telegramId}, 1, '${JSON.stringify({ update_id: 999_001, ...person.message('oi') })}', null)`,
          args: [],
        },
      ],
      {},
    )
    await bot.shop.do('me.erase', { confirm: 'Hermengarda' }, { actor: { ...bot.shop.user, userId } })
    await bot.quiet()
    await vi.waitFor(async () => expect(await left('Hermengarda', telegramId)).toEqual([]), 60_000)
  })
})
