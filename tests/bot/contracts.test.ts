// Contracts in the chat: each party is asked, answers by one tap, and nobody else's tap does anything, however it came to them.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { endContracts } from '#domain/contracts/index.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import { TestBot } from '../support/bot.ts'
import { settled } from '../support/horizon.ts'
import type { Person } from '../support/telegram.ts'

type Shown = Person['messages'][number]

let bot: TestBot
let last = 0
beforeAll(async () => {
  bot = await TestBot.open()
  await followNotices(bot.shop.database)
  await bot.owner.type('/start')
  await bot.staff.type('/start')
})
afterAll(() => bot.close())

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

const chat = (of: number) => bot.telegram.chats.get(of) ?? []
const OWNER = 111
/** Taps; what stands last in the chat then. */
async function tap(person: Person, message: Shown, label: RegExp): Promise<Shown> {
  await bot.deliver(person.tapping(message, label))
  const now = chat(person.from.id).at(-1)
  if (!now) throw new Error('nothing is shown')
  return now
}
async function somebody(more: object = {}) {
  const telegramId = 810_000 + ++last
  const person = bot.telegram.person(telegramId, `Nina ${last}`, more)
  await person.type('/start')
  const userId = await bot.shop.look<number>(`select id from users where telegram_id = ${telegramId}`)
  return { person, telegramId, userId, actor: { ...bot.shop.user, userId } }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const soon = () => new Date(Date.now() + 3_600_000).toISOString()
async function proposed(buyer: Somebody, fields: object = {}) {
  const code = `CHAT-${++last}`
  const { id: customerId } = await bot.shop.do(
    'customers.create',
    { name: `Conta ${last}`, userId: buyer.userId },
    { actor: bot.shop.owner },
  )
  const productId = await bot.shop.product([[1, 100]], { price: 2000 })
  await bot.shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
  const parties = [
    { person: { userId: bot.shop.owner.userId }, role: 'seller' },
    { person: { customerId }, role: 'buyer' },
  ]
  const on = await bot.shop.day(0)
  const instalments = [{ on, amount: 1500, customerId }]
  const draft = {
    code,
    title: `Freezer ${last}`,
    terms: 'Em 1x.',
    quorum: 2,
    deadline: soon(),
    parties,
    instalments,
  }
  const contract = await bot.shop.do('contracts.create', { ...draft, ...fields }, { actor: bot.shop.owner })
  await bot.shop.do('contracts.propose', { code }, { actor: bot.shop.owner })
  await told()
  return { contract, code, customerId }
}
const stateOf = async (code: string) =>
  (await bot.shop.do('contracts.get', { code }, { actor: bot.shop.owner })).state
const withText = (of: number, text: string | RegExp): Shown => {
  const found = chat(of).findLast((one) =>
    typeof text === 'string' ? one.text.includes(text) : text.test(one.text),
  )
  if (!found)
    throw new Error(
      `not heard: ${text}, but ${chat(of)
        .map((one) => one.text)
        .join(' | ')}`,
    )
  return found
}
const says = async (who: Somebody, code: string) => {
  const body = { code, kind: 'delivery', text: 'Chegou ontem' }
  const made = await bot.shop.do('transactions.create', body, { actor: who.actor })
  await told()
  return made
}
const stepOf = async (code: string, id: number) =>
  (await bot.shop.do('contracts.get', { code }, { actor: bot.shop.owner })).transactions.find(
    (one) => one.id === id,
  )?.state
const acceptAs = (actor: Somebody['actor'], code: string) =>
  bot.shop.do('contracts.accept', { code }, { actor })

describe('a party of what is proposed', () => {
  it('is asked with all of it, says yes by one tap, and the question says so in its place', async () => {
    const buyer = await somebody()
    const { code, contract } = await proposed(buyer)
    const asked = withText(buyer.telegramId, code)
    expect(asked.text).toMatch(/propõe: Freezer[\s\S]*Em 1x\.[\s\S]*1ª de 1[\s\S]*15,00[\s\S]*falta você/)
    await acceptAs(bot.shop.owner, code)
    await tap(buyer.person, asked, /Confirmo/)
    expect(await stateOf(code)).toBe('active')
    await told()
    const now = chat(buyer.telegramId).find(({ id }) => id === asked.id)
    expect(now?.text).toMatch(/Confirmado por você[\s\S]*Vale desde/)
    expect(now?.text).not.toContain(code)
    await tap(buyer.person, now ?? asked, /Ver acordo/)
    expect(withText(buyer.telegramId, contract.code).text).toMatch(/Vale desde/)
  })

  it('says no after why, which the owner hears; a late tap changes nothing and says so', async () => {
    const buyer = await somebody()
    const { code, contract } = await proposed(buyer)
    const asked = withText(buyer.telegramId, code)
    const late = buyer.person.tapping(asked, /Confirmo/)
    const why = await tap(buyer.person, asked, /Recuso/)
    expect(why.text).toMatch(/Por que recusar/)
    const done = await tap(buyer.person, why, /Caro demais/)
    expect(done.text).toMatch(/Recusado/)
    expect(await stateOf(code)).toBe('declined')
    await told()
    expect(withText(OWNER, 'Caro demais').text).toContain(contract.title)
    const answers = await bot.deliver(late)
    expect(answers.join()).toMatch(/recusado/i)
    expect(await stateOf(code)).toBe('declined')
  })

  it('hears that its time has passed, and the question has no buttons to answer by any more', async () => {
    const buyer = await somebody()
    const { code, contract } = await proposed(buyer)
    const asked = withText(buyer.telegramId, code)
    const late = buyer.person.tapping(asked, /Confirmo/)
    await bot.shop.database.run(
      [
        step(
          `test.contract_late:${++last}`,
          `update contracts set deadline = now() where id = ${contract.id}`,
        ),
      ],
      {},
    )
    expect((await bot.deliver(late)).join()).toMatch(/prazo/i)
    // What is held by who was just refused is left to the next look.
    await vi.waitFor(async () => expect((await endContracts(bot.shop.database)).some).toBe(true), 60_000)
    await told()
    expect(withText(buyer.telegramId, /prazo passou: /).text).toContain(contract.title)
    const now = chat(buyer.telegramId).find(({ id }) => id === asked.id)
    expect(now?.buttons.map(({ text }) => text)).toEqual(['👀 Ver acordo'])
  })

  it('asks the owners, in words of their own', async () => {
    const buyer = await somebody()
    const { code, contract } = await proposed(buyer)
    const ask = await tap(buyer.person, withText(buyer.telegramId, code), /Perguntar/)
    expect(ask.text).toMatch(/O que quer perguntar/)
    await buyer.person.type('Inclui o frete?')
    await bot.quiet()
    expect(withText(OWNER, 'Inclui o frete?').text).toContain(contract.title)
  })

  it('of an account is asked once it is theirs', async () => {
    const { id: customerId, version } = await bot.shop.do(
      'customers.create',
      { name: `Sem conta ${++last}` },
      { actor: bot.shop.owner },
    )
    const code = `CHAT-${++last}`
    await bot.shop.do(
      'contracts.create',
      {
        code,
        title: 'Depois',
        terms: '',
        quorum: 1,
        deadline: soon(),
        parties: [{ person: { customerId }, role: 'buyer' }],
      },
      { actor: bot.shop.owner },
    )
    await bot.shop.do('contracts.propose', { code }, { actor: bot.shop.owner })
    const who = await somebody()
    await told()
    expect(chat(who.telegramId).some(({ text }) => text.includes(code))).toBe(false)
    await bot.shop.do(
      'customers.edit',
      { id: customerId, version, userId: who.userId },
      { actor: bot.shop.owner },
    )
    await told()
    await tap(who.person, withText(who.telegramId, code), /Confirmo/)
    expect(await stateOf(code)).toBe('active')
  })
})

describe('a step', () => {
  it('is confirmed by one tap of the other side, once, and its payment is taken back as any', async () => {
    const buyer = await somebody()
    const { code, customerId } = await proposed(buyer)
    for (const actor of [bot.shop.owner, buyer.actor]) await acceptAs(actor, code)
    await bot.shop.do(
      'transactions.create',
      { code, kind: 'instalment', instalment: 1 },
      { actor: buyer.actor },
    )
    await told()
    const asked = withText(OWNER, code)
    expect(asked.text).toMatch(/marcou: Parcela 1 de 1, R\$.15,00/)
    const due = async () => (await bot.shop.do('customers.get', { id: customerId })).due
    await bot.deliver(buyer.person.tapping(asked, /Confirmar/))
    expect(await due()).toBe(2000)
    const again = bot.owner.tapping(asked, /Confirmar/)
    const done = await tap(bot.owner, asked, /Confirmar/)
    expect(await due()).toBe(500)
    expect((await bot.deliver(again)).join()).toMatch(/já foi confirmado/i)
    await told()
    expect(withText(buyer.telegramId, /confirmou: Parcela 1/).text).toContain('15,00')
    await tap(bot.owner, done, /Desfazer/)
    expect(await due()).toBe(2000)
  })

  it('is not so after why, which who said it hears', async () => {
    const buyer = await somebody()
    const { code } = await proposed(buyer)
    for (const actor of [bot.shop.owner, buyer.actor]) await acceptAs(actor, code)
    await bot.shop.do(
      'transactions.create',
      { code, kind: 'delivery', text: 'Chegou ontem' },
      { actor: bot.shop.owner },
    )
    await told()
    const why = await tap(buyer.person, withText(buyer.telegramId, 'Chegou ontem'), /Não foi assim/)
    await tap(buyer.person, why, /Não recebi/)
    await told()
    expect(withText(OWNER, 'Não recebi').text).toMatch(/não confirmou/)
  })
})

describe('a step that is taken back', () => {
  it('is so by one tap of who proposed it, on what they read of it; who was asked reads it in the place', async () => {
    const buyer = await somebody()
    const { code } = await proposed(buyer)
    for (const actor of [bot.shop.owner, buyer.actor]) await acceptAs(actor, code)
    const { id } = await says(buyer, code)
    const asked = withText(OWNER, 'Chegou ontem')
    const late = bot.owner.tapping(asked, /Confirmar/)
    const card = await tap(buyer.person, withText(buyer.telegramId, 'Confirmado por você'), /Ver acordo/)
    for (const person of [bot.owner, bot.staff])
      await bot.deliver(person.tapping(card, /Voltar atrás: Entrega/))
    expect(await stepOf(code, id)).toBe('waiting')
    expect((await tap(buyer.person, card, /Voltar atrás: Entrega/)).text).toMatch(/Desfeito: Entrega/)
    expect(await stepOf(code, id)).toBe('rejected')
    await told()
    expect(chat(OWNER).find((one) => one.id === asked.id)?.text).toMatch(/voltou atrás: Entrega/)
    await bot.deliver(late)
    expect(await stepOf(code, id)).toBe('rejected')
  })
})

describe('a step that is reminded of', () => {
  it('asks once more, by whom it was; one answer turns both, and no other tap does anything', async () => {
    const [buyer, stranger, next] = [
      await somebody(),
      await somebody(),
      await somebody({ language_code: 'en' }),
    ]
    const { code, customerId } = await proposed(buyer)
    for (const actor of [bot.shop.owner, buyer.actor]) await acceptAs(actor, code)
    const said = { code, kind: 'delivery', text: 'Freezer entregue' }
    const { id } = await bot.shop.do('transactions.create', said, { actor: bot.shop.owner })
    await told()
    const asked = withText(buyer.telegramId, 'Freezer entregue')
    await bot.shop.do('transactions.remind', { code, id }, { actor: bot.shop.owner })
    await told()
    const reminded = withText(buyer.telegramId, 'Freezer entregue')
    expect(reminded.id).not.toBe(asked.id)
    expect(reminded.text).toBe(`🔔 Olga lembra: falta o seu sim.\n${asked.text}`)
    expect(reminded.buttons.map(({ text }) => text)).toEqual(asked.buttons.map(({ text }) => text))
    // The account is another's since: who had it is a stranger, and who has it is asked.
    const version = await bot.shop.look<number>(`select version from customers where id = ${customerId}`)
    const handed = { id: customerId, version, userId: next.userId }
    await bot.shop.do('customers.edit', handed, { actor: bot.shop.owner })
    await told()
    for (const person of [stranger.person, bot.staff, buyer.person])
      for (const label of [/Confirmar/, /Não foi assim/]) await bot.deliver(person.tapping(reminded, label))
    expect(await stepOf(code, id)).toBe('waiting')
    await bot.shop.database.run(
      [
        step(
          `test.contract_reminded:${++last}`,
          `update contract_transactions set reminded_on = current_date - 1 where id = ${id}`,
        ),
      ],
      {},
    )
    await bot.shop.do('transactions.remind', { code, id }, { actor: bot.shop.owner })
    await told()
    const again = withText(next.telegramId, 'Freezer entregue')
    expect(again.text).toMatch(/^🔔 Olga reminds you: your yes is missing\.\nOlga marked: Delivery/)
    expect(withText(buyer.telegramId, 'Freezer entregue').id).toBe(reminded.id)
    await tap(next.person, again, /Confirm/)
    expect(await stepOf(code, id)).toBe('confirmed')
    await told()
    const now = chat(next.telegramId).filter(
      ({ text, buttons }) => /Confirmed by you/.test(text) && buttons.every((one) => /See/.test(one.text)),
    )
    expect(now.filter(({ text }) => text.includes('Freezer entregue'))).toHaveLength(2)
  })
})

describe('every button of it', () => {
  it('of a step, and of its end, does nothing for a stranger, staff who are no party, or an owner no more', async () => {
    const [buyer, stranger, manager] = [await somebody(), await somebody(), await somebody()]
    const { code } = await proposed(buyer)
    for (const actor of [bot.shop.owner, buyer.actor]) await acceptAs(actor, code)
    const { id } = await says(buyer, code)
    const asked = withText(OWNER, 'Chegou ontem')
    for (const person of [stranger.person, bot.staff, buyer.person])
      for (const label of [/Confirmar/, /Não foi assim/]) await bot.deliver(person.tapping(asked, label))
    expect(await stepOf(code, id)).toBe('waiting')
    const role = (name: string) =>
      bot.shop.database.run(
        [
          step(
            `test.contract_role:${++last}`,
            `update users set role = '${name}' where id = ${manager.userId}`,
          ),
        ],
        {},
      )
    await role('owner')
    const card = await tap(bot.owner, asked, /Ver acordo/)
    await role('user')
    const before = chat(manager.telegramId).length
    for (const person of [manager.person, stranger.person, bot.staff])
      for (const label of [/Concluir/, /Cancelar acordo/]) await bot.deliver(person.tapping(card, label))
    expect([await stateOf(code), await stepOf(code, id)]).toEqual(['active', 'waiting'])
    expect(
      chat(manager.telegramId)
        .slice(before)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/Freezer/)
  })

  it('does nothing for a stranger, a former party, who was shut out or in another chat', async () => {
    const [buyer, stranger, next] = [await somebody(), await somebody(), await somebody()]
    const { code, customerId } = await proposed(buyer)
    const asked = withText(buyer.telegramId, code)
    const tries = async (person: Person) => {
      for (const label of [/Confirmo/, /Recuso/, /Perguntar/]) await bot.deliver(person.tapping(asked, label))
      expect(await stateOf(code)).toBe('proposed')
    }
    await tries(stranger.person)
    await tries(bot.staff)
    const version = await bot.shop.look<number>(`select version from customers where id = ${customerId}`)
    await bot.shop.do(
      'customers.edit',
      { id: customerId, version, userId: next.userId },
      { actor: bot.shop.owner },
    )
    await tries(buyer.person)
    await bot.shop.database.run(
      [step(`test.contract_out:${++last}`, `update users set disabled_at = now() where id = ${next.userId}`)],
      {},
    )
    await tries(next.person)
    expect(chat(OWNER).some(({ text }) => text.includes(`“`) && text.includes(code))).toBe(false)
  })
})

describe('/smartcontract', () => {
  it('makes one with whoever owes, in parts, sends it, and lists what is open', async () => {
    const buyer = await somebody()
    const { id: customerId, name } = await bot.shop.do(
      'customers.create',
      { name: 'Quitéria Ramos', userId: buyer.userId },
      { actor: bot.shop.owner },
    )
    const productId = await bot.shop.product([[1, 100]], { price: 28_951 })
    await bot.shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
    let card = await bot.owner.type('/smartcontract')
    card = await tap(bot.owner, card, /Novo/)
    card = await tap(bot.owner, card, /Parcelar/)
    expect(card.text).toMatch(/Com quem/)
    card = await bot.owner.type('Quitéria Ramos')
    card = await tap(bot.owner, card, /3×/)
    card = await tap(bot.owner, card, /^10$/)
    expect(card.text).toMatch(
      /Quitéria Ramos paga R\$.289,51 em 3×[\s\S]*96,51[\s\S]*96,50[\s\S]*96,50[\s\S]*Vale quando/,
    )
    card = await tap(bot.owner, card, /Mandar a Quitéria/)
    expect(card.text).toMatch(/Proposto/)
    await told()
    await tap(buyer.person, withText(buyer.telegramId, /propõe/), /Confirmo/)
    const [one] = (await bot.shop.do('contracts.list', { customerId }, { actor: bot.shop.owner })).items
    expect(one).toMatchObject({
      state: 'active',
      instalments: [{ amount: 9651 }, { amount: 9650 }, { amount: 9650 }],
    })
    const list = await bot.owner.type('/acordo')
    expect(list.text).toContain(`${name} em 3×`)
  })

  it('takes an order without money too, asks again for what does not fit, and ends one', async () => {
    const buyer = await somebody()
    await bot.shop.do(
      'customers.create',
      { name: 'Raimundo Lima', userId: buyer.userId },
      { actor: bot.shop.owner },
    )
    let card = await bot.owner.type('/acordo')
    card = await tap(bot.owner, card, /Novo/)
    card = await tap(bot.owner, card, /Encomenda/)
    card = await bot.owner.type('Raimundo Lima')
    card = await bot.owner.type('Cesta de Natal')
    card = await bot.owner.type('muito')
    expect(card.text).toMatch(/Qual o valor/)
    card = await tap(bot.owner, card, /Sem dinheiro/)
    card = await tap(bot.owner, card, /Mandar a Raimundo/)
    card = await tap(bot.owner, card, /Ver acordo/)
    expect(card.text).toMatch(/Cesta de Natal/)
    card = await tap(bot.owner, card, /Cancelar acordo/)
    card = await bot.owner.type('Mudou de ideia')
    expect(card.text).toMatch(/Cancelado/)
    await told()
    expect(chat(buyer.telegramId).at(-1)?.text ?? '').toMatch(/cancel/i)
  })

  it('and /transactions are an owner’s; who waits is answered from there', async () => {
    const buyer = await somebody()
    const { code, contract } = await proposed(buyer)
    for (const actor of [bot.shop.owner, buyer.actor]) await acceptAs(actor, code)
    await bot.shop.do(
      'transactions.create',
      { code, kind: 'instalment', instalment: 1 },
      { actor: buyer.actor },
    )
    const card = await bot.owner.type('/transactions')
    expect(card.text).toContain(contract.title)
    await tap(bot.owner, card, /Confirmar R\$.15,00/)
    expect((await bot.owner.type('/transactions')).text).not.toContain(contract.title)
    expect((await bot.staff.type('/smartcontract')).text).toMatch(/gestão/)
    expect((await bot.staff.type('/transactions')).text).toMatch(/gestão/)
  })

  it('completes one that is in force', async () => {
    const buyer = await somebody()
    const { code, contract } = await proposed(buyer)
    for (const actor of [bot.shop.owner, buyer.actor]) await acceptAs(actor, code)
    const list = await bot.owner.type('/acordo')
    const card = await tap(bot.owner, list, new RegExp(contract.title))
    expect((await tap(bot.owner, card, /Concluir/)).text).toMatch(/Concluído/)
    expect(await stateOf(code)).toBe('completed')
  })
})
