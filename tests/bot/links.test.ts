// An account that is one's own: shown by one's telephone and agreed to by the team, or picked by the team with Telegram's own picker.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TestBot } from '../support/bot.ts'
import type { Person } from '../support/telegram.ts'

type Shown = Awaited<ReturnType<TestBot['staff']['type']>>

let bot: TestBot
beforeAll(async () => {
  bot = await TestBot.open()
  await bot.owner.type('/start')
  await bot.staff.type('/start')
})
afterAll(() => bot.close())

let last = 800_000
const stranger = (name: string) => {
  const id = ++last
  return { id, person: bot.telegram.person(id, name), shared: `55119${String(id).padStart(8, '8')}` }
}
const customer = (name: string, phone: string | null = null) =>
  bot.shop.do('customers.create', { name, ...(phone ? { phone } : {}) })
const linkedTo = async (id: number) => (await bot.shop.do('customers.get', { id })).userId
const keyboardOf = ({ from }: Person) =>
  bot.telegram.calls.findLast(
    ({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === from.id,
  )?.payload['reply_markup']
const show = (who: Person, contact: object, more: object = {}) =>
  who.send(who.sending({ contact: { first_name: 'x', ...contact }, ...more }))
const asked = (person: Person, name: string) =>
  vi.waitFor(() => {
    const found = person.messages.find(({ text }) => text.includes(`ficha de ${name}.`))
    expect(found).toBeDefined()
    return found as Shown
  }, 60_000)

describe('by one’s own telephone', () => {
  it('a button asks for it, the team is asked, the first yes gives the account, and who asked hears of it', async () => {
    const { id: telegramId, person, shared } = stranger('Rita')
    const { id } = await customer('Rita Souza', `(11) 9${shared.slice(5)}`)
    const home = await person.type('/start')
    await bot.deliver(person.tapping(home, /Mandar meu telefone/))
    expect(keyboardOf(person)).toEqual({
      keyboard: [[{ text: '📱 Mandar meu telefone', request_contact: true }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    })
    const said = await show(person, { user_id: telegramId, phone_number: `+${shared}` })
    expect(said.text).toMatch(/^Recebi! Se este telefone/)
    expect(keyboardOf(person)).toEqual({ remove_keyboard: true })
    const [mine, hers] = [await asked(bot.staff, 'Rita Souza'), await asked(bot.owner, 'Rita Souza')]
    expect(await linkedTo(id)).toBeNull()
    await bot.staff.tap(mine, /Sim/)
    expect(mine.text).toMatch(/^✅ Rita Souza agora vê/)
    expect(await linkedTo(id)).not.toBeNull()
    await bot.owner.tap(hers, /Não/)
    expect(bot.telegram.answers.at(-1)).toMatch(/Já responderam/)
    await vi.waitFor(
      () => expect(person.messages.at(-1)?.text).toMatch(/confirmou: esta é a conta de Rita/),
      60_000,
    )
    await bot.deliver(person.tapping(person.messages.at(-1) as Shown, /Ver minha conta/))
    expect(person.messages.at(-1)?.text).toMatch(/Rita Souza/)
  })

  it('two who answer at once: one counts, and both are told', async () => {
    const { id: telegramId, person, shared } = stranger('Nair')
    const { id } = await customer('Nair Lima', shared)
    await show(person, { user_id: telegramId, phone_number: shared })
    const [mine, hers] = [await asked(bot.staff, 'Nair Lima'), await asked(bot.owner, 'Nair Lima')]
    const before = bot.telegram.answers.length
    await Promise.all([bot.staff.tap(mine, /Sim/), bot.owner.tap(hers, /Sim/)])
    await vi.waitFor(() => {
      expect([mine.text, hers.text].filter((text) => text.startsWith('✅'))).toHaveLength(1)
      expect(bot.telegram.answers.slice(before).some((text) => /Já responderam/.test(text))).toBe(true)
    }, 60_000)
    expect(await linkedTo(id)).not.toBeNull()
  })

  it('is told alike whether it is nobody’s, one’s or two people’s; of a no nobody hears', async () => {
    const one = stranger('Um')
    await customer('Um Só', one.shared)
    const two = stranger('Dois')
    await customer('Dois A', two.shared)
    await customer('Dois B', `+${two.shared}`)
    const none = stranger('Nenhum')
    const heard = new Set<string>()
    for (const { id, person, shared } of [one, two, none]) {
      const { text, buttons } = await show(person, { user_id: id, phone_number: shared })
      heard.add(JSON.stringify([text, buttons]))
    }
    expect(heard.size).toBe(1)
    const question = await asked(bot.owner, 'Um Só')
    const said = one.person.messages.length
    await bot.owner.tap(question, /Não/)
    expect(question.text).toMatch(/nada mudou/)
    const { id: telegramId, person, shared } = stranger('Depois')
    await customer('Depois Dele', shared)
    await show(person, { user_id: telegramId, phone_number: shared })
    await bot.staff.tap(await asked(bot.staff, 'Depois Dele'), /Sim/)
    await vi.waitFor(() => expect(person.messages.at(-1)?.text).toMatch(/confirmou/), 60_000)
    expect(one.person.messages.length).toBe(said)
    expect([...bot.owner.messages].some(({ text }) => /Dois [AB]/.test(text))).toBe(false)
  })

  it('another’s, one without an owner, and one that was handed on ask nobody', async () => {
    const { id: telegramId, person, shared } = stranger('Vera')
    const { id } = await customer('Vera Cruz', shared)
    for (const [contact, more] of [
      [{ user_id: 111, phone_number: shared }, {}],
      [{ phone_number: shared }, {}],
      [{ user_id: telegramId, phone_number: shared }, { forward_origin: { type: 'hidden_user' } }],
    ] as const)
      expect((await show(person, contact, more)).text).toMatch(/não ficou guardado/)
    expect((await show(bot.staff, { user_id: 222, phone_number: shared })).text).toMatch(/começa numa venda/)
    expect(await bot.shop.look(`select count(*) from links where customer_id = ${id}`)).toBe(0)
  })
})

describe('by Telegram’s picker', () => {
  const pick = (who: Person, customerId: number, ...ids: readonly number[]) =>
    who.send(
      who.sending({ users_shared: { request_id: customerId, users: ids.map((user_id) => ({ user_id })) } }),
    )

  it('staff choose who an account’s person is, from its card; undo lets go again', async () => {
    const { id: telegramId, person } = stranger('Célia')
    await person.type('/start')
    const { id } = await customer('Célia Prado')
    const card = await bot.owner.type('/dividas Célia Prado')
    await bot.deliver(bot.owner.tapping(card, /Ligar ao Telegram/))
    expect(keyboardOf(bot.owner)).toMatchObject({
      keyboard: [[{ request_users: { request_id: id, user_is_bot: false, max_quantity: 1 } }]],
    })
    const done = await pick(bot.owner, id, telegramId)
    expect(done.text).toMatch(/^✅ Célia Prado agora vê/)
    expect(await linkedTo(id)).not.toBeNull()
    const again = await bot.owner.type('/dividas Célia Prado')
    expect(again.buttons.map(({ text }) => text)).not.toContain('🔗 Ligar ao Telegram')
    await bot.owner.tap(done, /Desfazer/)
    expect(await linkedTo(id)).toBeNull()
  })

  it('who has never met the shop is not made up: an invite brings them', async () => {
    const { id } = await customer('Sem Conversa')
    expect((await pick(bot.staff, id, 987_654_321)).text).toMatch(/ainda não falou comigo/)
    expect(await linkedTo(id)).toBeNull()
  })

  it('rights are those of linking: a customer picks nobody, staff no one of the team, and nobody who has another', async () => {
    const { id: telegramId, person } = stranger('Ivo')
    await person.type('/start')
    const { id } = await customer('Ivo Reis')
    expect((await pick(person, id, telegramId)).text).toMatch(/equipe/i)
    expect((await pick(bot.staff, id, 111)).text).toMatch(/só para gestão/)
    expect(await linkedTo(id)).toBeNull()
    await pick(bot.staff, id, telegramId)
    const { id: other } = await customer('Ivo Outro')
    expect((await pick(bot.staff, other, telegramId)).text).toMatch(/Já existe|Ivo Reis/)
    expect(await linkedTo(other)).toBeNull()
    const before = bot.staff.messages.length
    await bot.staff
      .send(bot.staff.sending({ users_shared: { request_id: other, users: [] } }))
      .catch(() => {})
    expect(await linkedTo(other)).toBeNull()
    expect(bot.staff.messages.length).toBeGreaterThanOrEqual(before)
  })
})
