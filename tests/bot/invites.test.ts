// Invites in the chat: made by a line or by taps, opened by their link, asked about where they make an owner, and told alike when wrong.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TestBot } from '../support/bot.ts'

type Shown = Awaited<ReturnType<TestBot['staff']['type']>>

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  await bot.owner.type('/start')
})
afterAll(() => bot.close())

let last = 600_000
const stranger = (name: string) => bot.telegram.person(++last, name)
const labels = (card: Shown) => card.buttons.map(({ text }) => text)
const codeIn = (text: string) => /start=(i_[\w-]+)/.exec(text)?.[1] ?? ''
const make = async (fields: object) => {
  const { link } = await bot.shop.do('invites.create', fields, { actor: bot.shop.owner })
  return codeIn(link ?? '')
}
const roleOf = (telegramId: number) =>
  bot.shop.look<string>(`select to_json(role) from users where telegram_id = ${telegramId}`)

describe('making one', () => {
  it('by a line: shown, confirmed, and its link is there to be sent on; undo cancels it', async () => {
    const card = await bot.owner.type('/usuario convidar equipe Caio Novo')
    expect(card.text).toMatch(/^🎟 Convidar Caio Novo: vende e recebe \(equipe\)/)
    await bot.owner.tap(card, /Fazer o convite/)
    expect(card.text).toMatch(
      /^🎟 Convite para Caio Novo: [\s\S]*https:\/\/t\.me\/loja_bot\?start=i_[\w-]{22}/,
    )
    expect(labels(card)).toEqual(['📋 Copiar link', '↩ Desfazer', 'Mandar a alguém'])
    const code = codeIn(card.text)
    await bot.owner.tap(card, /Desfazer/)
    expect(card.text).toMatch(/^(?:↩ )?Desfeito: convite, Caio Novo/)
    expect((await stranger('Caio').type(`/start ${code}`)).text).toMatch(/não vale mais/)
  })

  it('by taps, from the list of people; one of a customer is for their account', async () => {
    const list = await bot.owner.type('/usuario')
    await bot.owner.tap(list, '🔗 Convidar')
    expect(list.text).toMatch(/Convidar como quem\?/)
    await bot.owner.tap(list, 'Equipe')
    expect(list.text).toMatch(/quem abrir o link: vende e recebe/)
    await bot.owner.type('/cancelar')
    const ana = await bot.shop.do('customers.create', { name: 'Ana Souza' })
    const card = await bot.owner.type('/usuario convidar cliente ana souza')
    await bot.owner.tap(card, /Fazer o convite/)
    const guest = stranger('Ana')
    const joined = await guest.type(`/start ${codeIn(card.text)}`)
    expect(joined.text).toMatch(/^🎉[\s\S]*Esta é a conta de Ana Souza/)
    const { userId } = await bot.shop.do('customers.get', { id: ana.id })
    expect(await bot.shop.look(`select telegram_id from users where id = ${userId}`)).toBe(last)
  })
})

describe('opening one', () => {
  it('lets in at once, with the tour to begin, and a repeated delivery says the same', async () => {
    const guest = stranger('Caio')
    const code = await make({ role: 'admin' })
    const joined = await guest.type(`/start ${code}`)
    expect(joined.text).toMatch(/Você é da equipe/)
    expect(labels(joined)).toEqual(['▶️ Começar'])
    await bot.deliver(guest.tapping(joined, /Começar/))
    expect(guest.messages.at(-1)?.text).toMatch(/^Oi, Caio![\s\S]*1\/3/)
    expect(await roleOf(last)).toBe('admin')
  })

  it('used, cancelled, late, wrong and misspelt ones are answered alike', async () => {
    const used = await make({ role: 'admin' })
    await stranger('Bruno').type(`/start ${used}`)
    const heard = new Set<string>()
    for (const code of [used, `${used.slice(0, -2)}xA`, 'i_', 'i_x', `i_${'a'.repeat(200)}`]) {
      const { text, buttons } = await stranger('Nina').type(`/start ${code}`)
      heard.add(JSON.stringify([text, buttons]))
      expect(await roleOf(last)).toBe('user')
    }
    expect([...heard]).toEqual([JSON.stringify(['Este convite não vale mais. Peça outro à loja.', []])])
  })

  it('one that was handed on opens nothing by that', async () => {
    const code = await make({ role: 'admin' })
    const guest = stranger('Nina')
    const { message } = guest.message(`/start ${code}`) as { message: object }
    await bot.deliver({ message: { ...message, forward_origin: { type: 'hidden_user' } } })
    expect(guest.messages.at(-1)?.text).toMatch(/pelo próprio link/)
    expect(await roleOf(last)).toBe('user')
  })
})

describe('one that makes an owner', () => {
  const asked = async (name: string) => {
    const guest = stranger(name)
    const telegramId = last
    const waits = await guest.type(`/start ${await make({ role: 'owner' })}`)
    expect(waits.text).toMatch(/^⏳ Falta um sim/)
    const question = await vi.waitFor(() => {
      const found = bot.owner.messages.find(({ text }) => text.includes(`${name} abriu um convite de gestão`))
      expect(found).toBeDefined()
      return found as Shown
    }, 60_000)
    return { guest, telegramId, question }
  }

  it('asks an owner, whose one tap gives it; who waits hears of it', async () => {
    const { guest, telegramId, question } = await asked('Otto')
    expect(await roleOf(telegramId)).toBe('user')
    await bot.owner.tap(question, /Sim/)
    expect(question.text).toMatch(/^✅ Otto agora cuida da loja/)
    expect(await roleOf(telegramId)).toBe('owner')
    await vi.waitFor(() => expect(guest.messages.at(-1)?.text).toMatch(/Disseram sim/), 60_000)
  })

  it('a no gives nothing, and is told', async () => {
    const { guest, telegramId, question } = await asked('Pedro')
    await bot.owner.tap(question, /Não/)
    expect(question.text).toMatch(/^🚫 Convite cancelado/)
    expect(await roleOf(telegramId)).toBe('user')
    await vi.waitFor(() => expect(guest.messages.at(-1)?.text).toMatch(/convite foi cancelado/i), 60_000)
  })
})
