// Contracts: who sees them, who may do what and when, and what an instalment does to the ledger.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { type Contract, codeOfContract, codeOfStep, endContracts } from '#domain/contracts/index.ts'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

let last = 0
async function somebody(): Promise<Actor> {
  const { id } = await upsertUser(shop.runtime, { telegramId: 800_000 + ++last, name: `Parte ${last}` })
  return { ...shop.user, userId: id }
}
const customer = async (userId?: number) => {
  const made = await shop.do('customers.create', { name: `Freguês ${++last}` }, { actor: shop.owner })
  if (userId !== undefined)
    await shop.do('customers.edit', { id: made.id, version: made.version, userId }, { actor: shop.owner })
  return made.id
}
const owes = async (customerId: number, total: number) => {
  const productId = await shop.product([[1, 100]], { price: total })
  await shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
}
const money = async (id: number) => {
  const { due, credit } = await shop.do('customers.get', { id })
  return [due, credit]
}
const soon = (ms = 3_600_000) => new Date(Date.now() + ms).toISOString()
const party = ({ userId }: Actor, role = 'other') => ({ person: { userId }, role })
const draftOf = (fields: object = {}) => {
  const parties = [party(shop.owner, 'seller')]
  return {
    code: `C-${++last}`,
    title: 'Freezer',
    terms: 'Em 2x.',
    quorum: 1,
    deadline: soon(),
    parties,
    ...fields,
  }
}
const make = (fields: object = {}) => shop.do('contracts.create', draftOf(fields), { actor: shop.owner })
const act = (
  name: 'propose' | 'accept' | 'decline' | 'cancel' | 'complete',
  actor: Actor,
  one: { code: string },
  more = {},
) =>
  shop.do<'contracts.accept'>(
    `contracts.${name}` as 'contracts.accept',
    { code: one.code, ...more },
    { actor },
  )
const refused = async (
  name: Parameters<TestShop['refusal']>[0],
  actor: Actor,
  one: { code: string },
  more: object = {},
) => {
  const { code, details } = await shop.refusal(name, { code: one.code, ...more }, { actor })
  return details.state === undefined ? code : `${code} ${details.state}`
}
const get = (one: { code: string }, actor = shop.owner) =>
  shop.do('contracts.get', { code: one.code }, { actor })

/** Olga and a buyer who owes 20.00, in two instalments. */
async function proposed(fields: object = {}) {
  const buyer = await somebody()
  const customerId = await customer(buyer.userId)
  await owes(customerId, 2000)
  const on = await shop.day(0)
  const contract = await make({
    parties: [party(shop.owner, 'seller'), party(buyer, 'buyer')],
    quorum: 2,
    instalments: [
      { on, amount: 1500, customerId },
      { on, amount: 500, customerId },
    ],
    ...fields,
  })
  await act('propose', shop.owner, contract)
  return { contract, buyer, customerId }
}
async function active(fields: object = {}) {
  const all = await proposed(fields)
  await act('accept', shop.owner, all.contract)
  await act('accept', all.buyer, all.contract)
  return all
}
const say = (actor: Actor, { code }: { code: string }, body: object) =>
  shop.do('transactions.create', { code, ...body }, { actor })
const pays = (actor: Actor, one: { code: string }, instalment = 1) =>
  say(actor, one, { kind: 'instalment', instalment })
const confirm = (actor: Actor, { code }: { code: string }, id: number) =>
  shop.run('transactions.confirm', { code, id }, { actor })
const set = (column: string, value: string, where: string) =>
  shop.database.run([step(`test.contract_set:${++last}`, `update ${column} = ${value} where ${where}`)], {})

const entriesOf = ({ id }: { id: number }, kind: string) =>
  shop.look<object[]>(
    `select coalesce(json_agg(data order by id), '[]') from contract_entries where contract_id = ${id} and kind = '${kind}'`,
  )
/** Where the act that made that revision of it, or of a step of it, was announced, and as what. */
const told = (entity: 'contract' | 'transaction', id: number, rev: number) =>
  shop.look<string[]>(
    `select json_agg(e.topic || ' ' || (e.data->>'state') order by e.topic) from events e, events o
     where o.entity = '${entity}' and o.entity_id = ${id} and o.rev = ${rev} and e.x = o.x and e.name = o.name and e.data->'contractId' = o.data->'contractId'`,
  )

const issuesOf = async (fields: object) => {
  const { code, details } = await shop.refusal('contracts.create', draftOf(fields), { actor: shop.owner })
  return [code, ...(details.errors ?? []).map(({ path, issue }) => `${path} ${issue}`)]
}

describe('a draft', () => {
  it('is refused where it names nobody, somebody twice, or a time that is past or too far', async () => {
    const who = await somebody()
    const account = await customer(who.userId)
    const gone = await somebody()
    await set('users set disabled_at', 'now()', `id = ${gone.userId}`)
    expect(await issuesOf({ parties: [party(gone)] })).toEqual([
      'not_found',
      'parties.0.person.userId no_such',
    ])
    expect(await issuesOf({ parties: [{ person: { customerId: 999_999 }, role: 'buyer' }] })).toEqual([
      'not_found',
      'parties.0.person.customerId no_such',
    ])
    expect(await issuesOf({ parties: [{ person: { inviteId: 999_999 }, role: 'buyer' }] })).toEqual([
      'not_found',
      'parties.0.person.inviteId no_such',
    ])
    const twice = [party(who), { person: { customerId: account }, role: 'buyer' }]
    expect(await issuesOf({ parties: twice })).toEqual(['invalid_input', 'parties.1.person twice'])
    const of = async (fields: object) =>
      issuesOf({ instalments: [{ on: await shop.day(0), amount: 1, ...fields }] })
    expect(await of({ customerId: 999_999 })).toEqual(['not_found', 'instalments.0.customerId no_such'])
    expect(await of({ on: '2090-01-01' })).toEqual(['invalid_input', 'instalments.0.on too_far'])
    expect(await issuesOf({ deadline: soon(-1000) })).toEqual(['invalid_input', 'deadline past_moment'])
    expect(await issuesOf({ deadline: '2090-01-01T00:00:00Z' })).toEqual([
      'invalid_input',
      'deadline too_far',
    ])
    expect(await issuesOf({ quorum: 2 })).toEqual(['invalid_input', 'quorum above_parties'])
    expect(await issuesOf({ parties: [{ person: {}, role: 'buyer' }] })).toEqual([
      'invalid_input',
      'parties.0.person.userId required',
    ])
    expect(await issuesOf({ parties: [{ person: { userId: 1, customerId: 1 }, role: 'buyer' }] })).toEqual([
      'invalid_input',
      'parties.0.person.userId one_of_these',
    ])
  })

  it('has a code of its own', async () => {
    const one = await make()
    const { code, details } = await shop.refusal('contracts.create', draftOf({ code: one.code }), {
      actor: shop.owner,
    })
    expect([code, details.existing]).toEqual(['duplicate', { id: one.id, name: 'Freezer' }])
  })

  it('is changed value by value, parties and instalments whole, and a stale change says who changed what', async () => {
    const one = await make()
    const edit = (fields: object, version = one.version) =>
      shop.do('contracts.edit', { code: one.code, version, ...fields }, { actor: shop.owner })
    const who = await somebody()
    const parties = [party(shop.owner, 'seller'), party(who, 'buyer')]
    const changed = await edit({ title: 'Freezer usado', parties, quorum: 2 })
    expect(changed).toMatchObject({
      title: 'Freezer usado',
      terms: 'Em 2x.',
      quorum: 2,
      version: one.version + 1,
    })
    expect(changed.parties.map(({ person }) => person.userId)).toEqual([shop.owner.userId, who.userId])
    const stale = await shop.refusal(
      'contracts.edit',
      { code: one.code, version: one.version, terms: 'Outros.' },
      { actor: shop.owner },
    )
    expect(stale.code).toBe('version_conflict')
    expect(Object.keys(stale.details.changed ?? {}).toSorted()).toEqual(['parties', 'quorum', 'title'])
    const again = await edit(
      { terms: 'Outros.', deadline: soon(7_200_000), instalments: [{ on: await shop.day(0), amount: 5 }] },
      changed.version,
    )
    expect(again.instalments).toMatchObject([{ n: 1, amount: 5, customerId: null, state: 'open' }])
    const few = await shop.refusal(
      'contracts.edit',
      { code: one.code, version: again.version, parties: [party(who)] },
      { actor: shop.owner },
    )
    expect(few.details.errors).toMatchObject([{ path: 'quorum', issue: 'above_parties' }])
    expect(await refused('contracts.edit', shop.owner, one, { version: again.version })).toBe('invalid_input')
    await act('propose', shop.owner, one)
    expect(await refused('contracts.edit', shop.owner, one, { version: again.version, title: 'X' })).toBe(
      'wrong_state proposed',
    )
  })

  it('is seen by owners alone, also by who is a party of it', async () => {
    const who = await somebody()
    const one = await make({ parties: [party(who, 'buyer')] })
    expect(await refused('contracts.get', who, one)).toBe('not_found')
    expect(await refused('contracts.accept', who, one)).toBe('not_found')
    expect(await refused('contracts.accept', shop.owner, one)).toBe('forbidden')
    expect((await shop.do('contracts.list', {}, { actor: who })).items).toEqual([])
    await act('propose', shop.owner, one)
    expect((await get(one, who)).parties).toMatchObject([{ own: true }])
    expect((await shop.do('contracts.list', {}, { actor: who })).items).toHaveLength(1)
  })

  it('is not proposed too late, to who is gone, or to one person twice', async () => {
    const late = await make({ deadline: soon(500_000) })
    await set('contracts set deadline', `now() - interval '1 minute'`, `id = ${late.id}`)
    expect(await refused('contracts.propose', shop.owner, late)).toBe('wrong_state late')
    const who = await somebody()
    const account = await customer()
    const both = await make({
      parties: [party(who, 'seller'), { person: { customerId: account }, role: 'buyer' }],
    })
    await set('customers set user_id', String(who.userId), `id = ${account}`)
    expect(await refused('contracts.propose', shop.owner, both)).toBe('wrong_state party_twice')
    const invite = await shop.do('invites.create', { role: 'user', name: 'Nina' }, { actor: shop.owner })
    const invited = await make({ parties: [{ person: { inviteId: invite.id }, role: 'buyer' }] })
    expect(invited.parties).toMatchObject([{ person: { inviteId: invite.id, name: 'Nina' }, own: false }])
    await shop.do('invites.revoke', { id: invite.id }, { actor: shop.owner })
    expect(await refused('contracts.propose', shop.owner, invited)).toBe('wrong_state party_gone')
  })
})

describe('what is proposed', () => {
  it('is active once as many as the quorum accepted, sellers and buyers among them; each once, nobody for another', async () => {
    const [buyer, witness, stranger] = [await somebody(), await somebody(), await somebody()]
    const one = await make({
      parties: [party(shop.owner, 'seller'), party(buyer, 'buyer'), party(witness, 'witness')],
      quorum: 2,
    })
    await act('propose', shop.owner, one)
    expect(await refused('contracts.propose', shop.owner, one)).toBe('wrong_state proposed')
    expect((await act('accept', witness, one)).state).toBe('proposed')
    expect(await refused('contracts.accept', witness, one)).toBe('wrong_state answered')
    expect(await refused('contracts.accept', stranger, one)).toBe('not_found')
    expect((await act('accept', shop.owner, one)).state).toBe('proposed')
    const now = await act('accept', buyer, one)
    expect(now).toMatchObject({
      state: 'active',
      parties: [{ answer: 'accepted' }, { answer: 'accepted' }, { answer: 'accepted' }],
    })
    expect(await refused('contracts.decline', buyer, one, { reason: 'x' })).toBe('wrong_state active')
  })

  it('two last answers at one moment, from two processes, make it active once', async () => {
    const { contract, buyer } = await proposed()
    const other = shop.another()
    const answers = await Promise.allSettled(
      [shop.owner, buyer, shop.owner, buyer].map((actor, n) =>
        shop.do(
          'contracts.accept',
          { code: contract.code },
          { actor, ...(n % 2 ? { runtime: other.runtime } : {}) },
        ),
      ),
    )
    await other.database.close()
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect((await get(contract)).state).toBe('active')
    expect(
      await shop.look(
        `select count(*) from contract_entries where contract_id = ${contract.id} and kind = 'active'`,
      ),
    ).toBe(1)
  })

  it('one no ends it, with why', async () => {
    const { contract, buyer } = await proposed()
    const now = await act('decline', buyer, contract, { reason: 'Caro' })
    expect(now).toMatchObject({ state: 'declined', reason: 'Caro', endedBy: { id: buyer.userId } })
    expect(await refused('contracts.accept', shop.owner, contract)).toBe('wrong_state declined')
    expect(await refused('contracts.cancel', shop.owner, contract, { reason: 'x' })).toBe(
      'wrong_state declined',
    )
  })

  it('is expired once its deadline is past, before anybody has announced it, and is announced once', async () => {
    const { contract, buyer } = await proposed()
    await set('contracts set deadline', `now() - interval '1 second'`, `id = ${contract.id}`)
    expect(await refused('contracts.accept', buyer, contract)).toBe('wrong_state expired')
    expect(await refused('contracts.cancel', shop.owner, contract, { reason: 'x' })).toBe(
      'wrong_state expired',
    )
    const found = async (state: string) =>
      (await shop.do('contracts.list', { state, q: contract.code }, { actor: shop.owner })).items.length
    expect([await found('expired'), await found('proposed')]).toEqual([1, 0])
    const before = await get(contract)
    expect(
      (await Promise.all([endContracts(shop.database), endContracts(shop.database)])).filter(
        ({ some }) => some,
      ),
    ).toHaveLength(1)
    expect(await endContracts(shop.database)).toEqual({ some: false, more: false })
    const after = await get(contract)
    expect(after).toEqual({ ...before, rev: before.rev + 1 })
    const told = await shop.look(
      `select json_agg(data->>'state' || ' ' || topic order by topic) from events where name = 'contract.changed' and rev = ${after.rev} and entity_id = ${contract.id} and topic = 'contracts'`,
    )
    expect(told).toEqual(['expired contracts'])
  })

  it('an owner cancels or completes it, whoever is a party', async () => {
    const { contract, buyer } = await active()
    expect(await refused('contracts.complete', buyer, contract)).toBe('forbidden')
    expect(await act('complete', shop.owner, contract)).toMatchObject({
      state: 'completed',
      endedBy: { id: shop.owner.userId },
    })
    expect(await refused('contracts.cancel', shop.owner, contract, { reason: 'x' })).toBe(
      'wrong_state completed',
    )
    const other = await make()
    expect(await act('cancel', shop.owner, other, { reason: 'Sem freezer' })).toMatchObject({
      state: 'cancelled',
      reason: 'Sem freezer',
    })
    expect(await refused('contracts.complete', shop.owner, other)).toBe('wrong_state cancelled')
  })

  it('whose account a party is asks and answers; who had it before is a stranger', async () => {
    const [first, second] = [await somebody(), await somebody()]
    const account = await customer(first.userId)
    const one = await make({ parties: [{ person: { customerId: account }, role: 'buyer' }] })
    await act('propose', shop.owner, one)
    expect((await get(one, first)).code).toBe(one.code)
    await set('customers set user_id', String(second.userId), `id = ${account}`)
    expect(await refused('contracts.accept', first, one)).toBe('not_found')
    expect((await act('accept', second, one)).state).toBe('active')
    expect((await shop.do('contracts.list', { customerId: account }, { actor: second })).items).toHaveLength(
      1,
    )
    expect((await shop.do('transactions.list', { code: one.code }, { actor: second })).items).toEqual([])
    expect(await refused('transactions.list', first, one)).toBe('not_found')
  })
})

describe('a step', () => {
  it('is confirmed by the others, as many as the quorum, who proposed it counted; never by oneself or twice', async () => {
    const [buyer, witness] = [await somebody(), await somebody()]
    const parties = [party(shop.owner, 'seller'), party(buyer, 'buyer'), party(witness, 'witness')]
    const one = await make({ parties, quorum: 3 })
    await act('propose', shop.owner, one)
    for (const actor of [shop.owner, buyer, witness]) await act('accept', actor, one)
    const { id } = await say(buyer, one, { kind: 'delivery', text: 'Chegou' })
    const answered = (actor: Actor) => refused('transactions.confirm', actor, one, { id })
    expect(await answered(buyer)).toBe('forbidden')
    expect(await answered(shop.staff)).toBe('not_found')
    expect(
      (await shop.do('transactions.list', { state: 'waiting' }, { actor: witness })).items,
    ).toMatchObject([{ id, awaitsYou: true }])
    expect((await confirm(witness, one, id)).value).toMatchObject({ state: 'waiting', awaitsYou: false })
    expect(await answered(witness)).toBe('wrong_state answered')
    expect((await confirm(shop.owner, one, id)).value).toMatchObject({
      state: 'confirmed',
      answers: [{ party: 2 }, { party: 3 }, { party: 1 }],
    })
    expect(await answered(shop.owner)).toBe('wrong_state confirmed')
    expect(await refused('transactions.confirm', shop.owner, await make(), { id })).toBe('not_found')
  })

  it('is refused before and after its contract’s life, and where it is none', async () => {
    const { contract, buyer } = await proposed()
    const saying = (actor: Actor, body: object) => refused('transactions.create', actor, contract, body)
    expect(await saying(buyer, { kind: 'note', text: 'cedo' })).toBe('wrong_state proposed')
    await act('accept', buyer, contract)
    await act('accept', shop.owner, contract)
    expect(await saying(buyer, { kind: 'instalment', instalment: 9 })).toBe('not_found')
    expect(await saying(buyer, { kind: 'instalment', instalment: 1, amount: 3 })).toBe('invalid_input')
    for (const body of [
      { kind: 'note' },
      { kind: 'payment' },
      { kind: 'instalment' },
      { kind: 'note', text: 'x', instalment: 1 },
      { kind: 'delivery', amount: 1 },
    ])
      expect(await saying(buyer, body)).toBe('invalid_input')
    const { id } = await say(buyer, contract, { kind: 'payment', amount: 300 })
    await act('complete', shop.owner, contract)
    expect(await refused('transactions.confirm', shop.owner, contract, { id })).toBe('wrong_state completed')
    expect(await saying(buyer, { kind: 'note', text: 'tarde' })).toBe('wrong_state completed')
  })

  it('an instalment that staff stand behind posts its payment once, and is open again where that is taken back', async () => {
    const { contract, buyer, customerId } = await active()
    const { id } = await pays(buyer, contract)
    expect(
      await refused('transactions.create', shop.owner, contract, { kind: 'instalment', instalment: 1 }),
    ).toBe('wrong_state waiting')
    const [one, two] = await Promise.allSettled([
      confirm(shop.owner, contract, id),
      confirm(shop.owner, contract, id),
    ])
    const done = one.status === 'fulfilled' ? one : two
    expect([one.status, two.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await money(customerId)).toEqual([500, 0])
    const [payment] = (await shop.do('payments.list', { customerId })).items
    expect(payment).toMatchObject({
      amount: 1500,
      method: 'other',
      note: contract.code,
      by: { id: shop.owner.userId },
    })
    expect((await get(contract)).instalments).toMatchObject([
      { state: 'paid', transactionId: id },
      { state: 'open' },
    ])
    expect(await refused('transactions.create', buyer, contract, { kind: 'instalment', instalment: 1 })).toBe(
      'wrong_state paid',
    )
    if (done.status === 'fulfilled') await shop.undo(done.value.undoId)
    expect(await money(customerId)).toEqual([2000, 0])
    expect((await get(contract)).instalments).toMatchObject([
      { state: 'open', transactionId: null },
      { state: 'open' },
    ])
    await confirm(shop.owner, contract, (await pays(buyer, contract)).id)
    expect(await money(customerId)).toEqual([500, 0])
    await shop.expectSound()
  })

  it('its payment voided or taken back is told to its contract: rev, history, events; also after the contract is over', async () => {
    const { contract, buyer, customerId } = await active()
    const { undoId } = await confirm(shop.owner, contract, (await pays(buyer, contract)).id)
    await confirm(shop.owner, contract, (await pays(buyer, contract, 2)).id)
    const [second] = (await shop.do('payments.list', { customerId })).items
    const before = await get(contract)
    await shop.undo(undoId)
    const then = await get(contract)
    expect(then.rev).toBe(before.rev + 1)
    expect(then.transactions[0]).toMatchObject({
      state: 'confirmed',
      payment: { voided: true },
      rev: (before.transactions[0]?.rev ?? 0) + 1,
    })
    expect(then.transactions[1]).toEqual(before.transactions[1])
    await act('complete', shop.owner, contract)
    await shop.do('payments.void', { id: second?.id, reason: 'Não caiu' })
    expect((await get(contract)).instalments.map(({ state }) => state)).toEqual(['open', 'open'])
    expect(await entriesOf(contract, 'unsettled')).toEqual(
      before.transactions.map(({ id, amount, payment }) => ({
        transactionId: id,
        amount,
        paymentId: payment?.id,
      })),
    )
    expect(await told('contract', contract.id, (await get(contract)).rev)).toEqual([
      'contracts completed',
      'me completed',
      'me completed',
    ])
    const step = (await get(contract)).transactions[1]
    expect(await told('transaction', step?.id ?? 0, step?.rev ?? 0)).toEqual([
      'contracts confirmed',
      'me confirmed',
      'me confirmed',
    ])
    await shop.expectSound()
  })

  it('proposed by staff it waits for the buyer, whose yes posts it as taken by them, with no way back for the buyer', async () => {
    const { contract, buyer, customerId } = await active()
    const { id } = await pays(shop.owner, contract, 2)
    expect(await money(customerId)).toEqual([2000, 0])
    const { undoId, value } = await confirm(buyer, contract, id)
    expect([undoId, value.payment]).toMatchObject([null, { voided: false }])
    expect((await shop.do('payments.list', { customerId })).items).toMatchObject([
      { amount: 500, by: { id: shop.owner.userId } },
    ])
  })

  it('an instalment of no account posts nothing, and holds without staff', async () => {
    const [seller, buyer] = [await somebody(), await somebody()]
    const account = await customer(buyer.userId)
    const on = await shop.day(0)
    const one = await make({
      parties: [party(seller, 'seller'), party(buyer, 'buyer'), party(shop.owner, 'witness')],
      quorum: 2,
      instalments: [
        { on, amount: 100, customerId: account },
        { on, amount: 100 },
      ],
    })
    await act('propose', shop.owner, one)
    for (const actor of [seller, buyer]) await act('accept', actor, one)
    await confirm(seller, one, (await pays(buyer, one, 2)).id)
    expect(await money(account)).toEqual([0, 0])
    expect((await get(one)).instalments).toMatchObject([{ state: 'open' }, { state: 'paid' }])
  })

  it('an instalment into an account waits for somebody of staff, whatever the quorum and whoever else stands behind it', async () => {
    const [buyer, witness] = [await somebody(), await somebody()]
    const account = await customer(buyer.userId)
    await owes(account, 100)
    const one = await make({
      parties: [party(shop.owner, 'seller'), party(buyer, 'buyer'), party(witness, 'witness')],
      instalments: [{ on: await shop.day(0), amount: 100, customerId: account }],
    })
    await act('propose', shop.owner, one)
    for (const actor of [shop.owner, buyer]) await act('accept', actor, one)
    const { id, state } = await pays(buyer, one)
    expect(state).toBe('waiting')
    expect((await confirm(witness, one, id)).value.state).toBe('waiting')
    expect(await money(account)).toEqual([100, 0])
    expect((await confirm(shop.owner, one, id)).value.state).toBe('confirmed')
    expect(await money(account)).toEqual([0, 0])
  })

  it('who was demoted meanwhile is no staff; more than is owed stays as credit', async () => {
    const { contract, buyer, customerId } = await active()
    const { id } = await pays(buyer, contract)
    const owner = await somebody()
    await set('users set role', `'owner'`, `id = ${owner.userId}`)
    await set('users set role', `'user'`, `id = ${shop.owner.userId}`)
    await confirm({ ...shop.owner, role: 'user' }, contract, id)
    await set('users set role', `'owner'`, `id = ${shop.owner.userId}`)
    expect(await money(customerId)).toEqual([2000, 0])
    expect((await get(contract)).instalments).toMatchObject([{ state: 'waiting' }, { state: 'open' }])
    await shop.do('payments.create', { customerId, amount: 2000, method: 'cash' })
    await confirm(shop.owner, contract, (await pays(buyer, contract, 2)).id)
    expect(await money(customerId)).toEqual([0, 500])
    await set('users set role', `'user'`, `id = ${owner.userId}`)
  })

  it('who proposed it takes it back while it waits; nobody else does, and it is no answer', async () => {
    const { contract, buyer } = await active()
    const { id } = await pays(buyer, contract)
    const back = (actor: Actor) => refused('transactions.withdraw', actor, contract, { id })
    expect([await back(shop.owner), await back(shop.user)]).toEqual(['forbidden', 'not_found'])
    expect(await refused('transactions.reject', buyer, contract, { id, reason: 'x' })).toBe('forbidden')
    expect(
      await shop.do('transactions.withdraw', { code: contract.code, id }, { actor: buyer }),
    ).toMatchObject({
      state: 'rejected',
      reason: null,
      answers: [{ by: { id: buyer.userId }, answer: 'rejected' }],
      awaitsYou: false,
    })
    expect(await back(buyer)).toBe('wrong_state rejected')
    expect(await refused('transactions.confirm', shop.owner, contract, { id })).toBe('wrong_state rejected')
    expect(await entriesOf(contract, 'withdrawn')).toEqual([{ transactionId: id }])
    const again = await pays(buyer, contract)
    await confirm(shop.owner, contract, again.id)
    expect(await refused('transactions.withdraw', buyer, contract, { id: again.id })).toBe(
      'wrong_state confirmed',
    )
  })

  it.each(['complete', 'cancel'] as const)('that waits ends with its contract: %s', async (end) => {
    const { contract, buyer } = await active()
    const { id } = await pays(buyer, contract)
    const done = await say(shop.owner, contract, { kind: 'note', text: 'Chegou' })
    await confirm(buyer, contract, done.id)
    const over = await act(end, shop.owner, contract, end === 'cancel' ? { reason: 'Sem freezer' } : {})
    expect(over.transactions).toMatchObject([
      { id, state: 'rejected', reason: null, awaitsYou: false, answers: [{ answer: 'confirmed' }] },
      { state: 'confirmed' },
    ])
    expect(over.instalments.map(({ state }) => state)).toEqual(['open', 'open'])
    expect(over.transactions[0]?.endedAt).toBe(over.endedAt)
    expect(await entriesOf(contract, 'rejected')).toEqual([{ transactionId: id }])
    expect(await told('transaction', id, over.transactions[0]?.rev ?? 0)).toEqual([
      'contracts rejected',
      'me rejected',
      'me rejected',
    ])
    expect(
      (await shop.do('transactions.list', { state: 'waiting', code: contract.code }, { actor: buyer })).items,
    ).toEqual([])
  })

  it('one no ends it with why, and the instalment is open again', async () => {
    const { contract, buyer, customerId } = await active()
    const { id } = await pays(buyer, contract)
    expect(await refused('transactions.reject', buyer, contract, { id, reason: 'x' })).toBe('forbidden')
    const no = await shop.do(
      'transactions.reject',
      { code: contract.code, id, reason: 'Não caiu' },
      { actor: shop.owner },
    )
    expect(no).toMatchObject({ state: 'rejected', reason: 'Não caiu', payment: null })
    expect(await refused('transactions.confirm', shop.owner, contract, { id })).toBe('wrong_state rejected')
    expect((await get(contract)).instalments[0]?.state).toBe('open')
    expect(await money(customerId)).toEqual([2000, 0])
  })

  it('alone in its contract a step holds at once', async () => {
    const one = await make()
    await act('propose', shop.owner, one)
    await act('accept', shop.owner, one)
    expect(await say(shop.owner, one, { kind: 'note', text: 'Feito' })).toMatchObject({ state: 'confirmed' })
  })
})

describe('an invite that nobody opens', () => {
  const invite = async (name: string) =>
    (await shop.do('invites.create', { role: 'user', name }, { actor: shop.owner })) as unknown as {
      id: number
    }
  const withInvite = async (role: string, quorum: number, inviteId: number) => {
    const witness = await somebody()
    const one = await make({
      parties: [party(shop.owner, 'seller'), { person: { inviteId }, role }, party(witness, 'witness')],
      quorum,
    })
    await act('propose', shop.owner, one)
    return { one, witness }
  }
  const ended = async () => {
    while ((await endContracts(shop.database)).some);
  }

  it('ends what is proposed where they sell or buy, once it is revoked or too late', async () => {
    const [first, second] = [await invite('Ana'), await invite('Rita')]
    const [revoked, late] = [await withInvite('buyer', 1, first.id), await withInvite('seller', 1, second.id)]
    await ended()
    expect((await get(revoked.one)).state).toBe('proposed')
    expect((await get(revoked.one)).parties[1]).toMatchObject({ id: 2, gone: false, person: { name: 'Ana' } })
    await shop.do('invites.revoke', { id: first.id }, { actor: shop.owner })
    await set('invites set expires_at', `now() - interval '1 second'`, `id = ${second.id}`)
    const before = await get(revoked.one)
    await ended()
    for (const { one, witness } of [revoked, late]) {
      const now = await get(one)
      expect(now).toMatchObject({ state: 'cancelled', endedBy: null, reason: null })
      expect(now.parties.map(({ gone }) => gone)).toEqual([false, true, false])
      expect(await entriesOf(one, 'cancelled')).toEqual([{}])
      expect(await told('contract', one.id, now.rev)).toEqual([
        'contracts cancelled',
        'me cancelled',
        'me cancelled',
      ])
      expect(await refused('contracts.accept', witness, one)).toBe('wrong_state cancelled')
    }
    expect((await get(revoked.one)).rev).toBe(before.rev + 1)
  })

  it('ends it where there are not enough without them; else it goes on', async () => {
    const one = await invite('Ana')
    const [all, some] = [await withInvite('witness', 3, one.id), await withInvite('witness', 2, one.id)]
    await shop.do('invites.revoke', { id: one.id }, { actor: shop.owner })
    await ended()
    expect([(await get(all.one)).state, (await get(some.one)).state]).toEqual(['cancelled', 'proposed'])
    await act('accept', shop.owner, some.one)
    expect((await act('accept', some.witness, some.one)).state).toBe('active')
  })
})

describe('a list', () => {
  it('has of each the steps that wait, for oneself first, then the newest; ten at most, all of them where it is opened', async () => {
    const { contract, buyer } = await active()
    const ids: number[] = []
    for (let n = 0; n < 13; n++) {
      const by = n === 3 ? shop.owner : buyer
      ids.push((await say(by, contract, { kind: 'note', text: `Nota ${n}` })).id)
    }
    for (const n of [0, 1, 2]) await confirm(shop.owner, contract, ids[n] ?? 0)
    const listed = async (actor: Actor) => {
      const { items } = await shop.do('contracts.list', { q: contract.code }, { actor })
      return items[0]?.transactions.map(({ id }) => ids.indexOf(id))
    }
    expect(await listed(buyer)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    await confirm(buyer, contract, ids[3] ?? 0)
    expect(await listed(shop.owner)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    await confirm(shop.owner, contract, ids[12] ?? 0)
    expect(await listed(shop.owner)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect((await get(contract)).transactions).toHaveLength(13)
  })
})

describe('who is erased', () => {
  const erase = (who: Actor) =>
    shop
      .look<{ name: string; version: number }>(
        `select json_build_object('name', name, 'version', version) from users where id = ${who.userId}`,
      )
      .then(({ version }) => shop.run('users.remove', { id: who.userId, version }, { actor: shop.owner }))
  const nameOf = (who: Actor) => shop.look<string>(`select to_json(name) from users where id = ${who.userId}`)

  it('takes along what waits for them: proposed it is cancelled, where it cannot become active without them', async () => {
    const [buyer, witness] = [await somebody(), await somebody()]
    const parties = [party(shop.owner, 'seller'), party(buyer, 'buyer')]
    const [one, other] = [
      await make({ parties, quorum: 1 }),
      await make({ parties: [parties[0], party(witness, 'witness')], quorum: 1 }),
    ]
    for (const contract of [one, other]) await act('propose', shop.owner, contract)
    await erase(buyer)
    await erase(witness)
    expect(await get(one)).toMatchObject({ state: 'cancelled', endedBy: null, reason: null })
    expect((await act('accept', shop.owner, other)).state).toBe('active')
  })

  it('leaves what was agreed, without their name and their words; who stays goes on alone', async () => {
    const buyer = await somebody()
    const name = await nameOf(buyer)
    const one = await make({
      title: `Freezer de ${name}`,
      terms: `${name} paga.`,
      parties: [party(shop.owner, 'seller'), party(buyer, 'buyer')],
      quorum: 2,
    })
    await act('propose', shop.owner, one)
    for (const actor of [shop.owner, buyer]) await act('accept', actor, one)
    await say(buyer, one, { kind: 'note', text: `Disse ${name}` })
    const waits = await say(shop.owner, one, { kind: 'note', text: `Falei com ${name}` })
    await erase(buyer)
    const now: Contract = await get(one)
    expect(now).toMatchObject({ title: 'Freezer de •', terms: '• paga.', state: 'active' })
    expect(now.transactions).toMatchObject([
      { text: null, state: 'waiting' },
      { id: waits.id, text: 'Falei com •', state: 'rejected' },
    ])
    expect(JSON.stringify(now)).not.toContain(name)
    expect(await say(shop.owner, one, { kind: 'delivery' })).toMatchObject({ state: 'confirmed' })
  })

  it('does not come back with money: an instalment into their account posts nothing', async () => {
    const buyer = await somebody()
    const account = await customer(buyer.userId)
    const instalments = [{ on: await shop.day(0), amount: 100, customerId: account }]
    const parties = [party(shop.owner, 'seller'), party(buyer, 'buyer')]
    const one = await make({ parties, quorum: 2, instalments })
    await act('propose', shop.owner, one)
    for (const actor of [shop.owner, buyer]) await act('accept', actor, one)
    await erase(buyer)
    expect(await pays(shop.owner, one)).toMatchObject({ state: 'confirmed', payment: null })
    expect(
      await shop.look(
        `select json_build_array(due, credit, archived_at is not null) from customers where id = ${account}`,
      ),
    ).toEqual([0, 0, true])
    await shop.expectSound()
  })
})

it('has its code found by an id that a button carries, and none of an id that nobody has', async () => {
  const contract = await make()
  const id = await shop.look<number>(`select id from contracts where code = '${contract.code}'`)
  expect(await codeOfContract(shop.database, id)).toBe(contract.code)
  expect([await codeOfContract(shop.database, 999_999), await codeOfStep(shop.database, 999_999)]).toEqual([
    undefined,
    undefined,
  ])
})
