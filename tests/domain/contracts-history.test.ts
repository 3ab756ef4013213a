// A contract's history: all that became of it in its order, checked with nothing else; for its parties and owners alone.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#domain/operation.ts'
import { sealBefore, sealFresh, startSealing } from '#domain/proof/index.ts'
import { upsertUser } from '#domain/users/index.ts'
import { saltedText, verifyText } from '#lib/chain.ts'
import { settled } from '../support/horizon.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
/** Made before anything is sealed. */
let before: { readonly code: string }
beforeAll(async () => {
  shop = await TestShop.open()
  before = await active()
  await settled(shop.fresh.config)
  await startSealing(shop.database)
})
afterAll(() => shop.close())

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
async function sealed(code: string, actor: Actor = shop.owner) {
  await settled(shop.fresh.config)
  while (await sealFresh(shop.database));
  const { lines, next } = await shop.do('contracts.history', { code }, { actor })
  expect(next).toBeNull()
  const text = lines.join('\n')
  const verdict = await verifyText(text, sha256)
  expect(verdict.broken).toBeNull()
  return { text, lines: verdict.lines }
}

let last = 0
async function active() {
  const { id: userId } = await upsertUser(shop.runtime, { telegramId: 82_000 + ++last, name: `Nina ${last}` })
  const buyer: Actor = { ...shop.user, userId }
  const account = await shop.do('customers.create', { name: `Nina ${last}`, userId }, { actor: shop.owner })
  const code = `H-${last}`
  const parties = [
    { person: { userId: shop.owner.userId }, role: 'seller' },
    { person: { userId }, role: 'buyer' },
  ]
  const instalments = [{ on: await shop.day(0), amount: 500, customerId: account.id }]
  const deadline = new Date(Date.now() + 3_600_000).toISOString()
  const draft = {
    code,
    title: `Freezer de Nina ${last}`,
    terms: 'Em 1x.',
    quorum: 2,
    deadline,
    parties,
    instalments,
  }
  const { id } = await shop.do('contracts.create', draft, { actor: shop.owner })
  await shop.do('contracts.propose', { code }, { actor: shop.owner })
  for (const actor of [shop.owner, buyer]) await shop.do('contracts.accept', { code }, { actor })
  return { code, id, buyer, account }
}

describe('what became of a contract', () => {
  it('stands line by line in its order, with what an instalment posted; a text as its salted hash', async () => {
    const { code, id, buyer } = await active()
    const one = await shop.do(
      'transactions.create',
      { code, kind: 'instalment', instalment: 1 },
      { actor: buyer },
    )
    await shop.do('transactions.confirm', { code, id: one.id }, { actor: shop.owner })
    const other = await shop.do(
      'transactions.create',
      { code, kind: 'note', text: 'Chega terça' },
      { actor: shop.owner },
    )
    await shop.do('transactions.reject', { code, id: other.id, reason: 'Não chegou' }, { actor: buyer })
    await shop.do('contracts.complete', { code }, { actor: shop.owner })
    const { lines, text } = await sealed(code, buyer)
    expect(lines.map(({ kind }) => kind)).toEqual([
      'made',
      'proposed',
      'party',
      'party',
      'instalment',
      'accepted',
      'accepted',
      'active',
      'transaction',
      'confirmed',
      'settled',
      'transaction',
      'rejected',
      'completed',
    ])
    expect(lines.find(({ kind }) => kind === 'settled')).toMatchObject({ transactionId: one.id, amount: 500 })
    expect(text).not.toMatch(/Nina|Freezer|terça|chegou/)
    const salt = await shop.look<string>(
      `select to_json(salt) from chain_salts where subject = 'contract' and subject_id = ${id} and n = 2`,
    )
    expect(Object.values(lines[1] ?? {})).toContain(
      saltedText(salt, `Freezer de Nina ${last}\nEm 1x.`, sha256),
    )
  })

  it('tells what was taken back, what a void undid, and what ended with it, with no word of anybody', async () => {
    const { code, buyer } = await active()
    const pay = () =>
      shop.do('transactions.create', { code, kind: 'instalment', instalment: 1 }, { actor: buyer })
    const back = await pay()
    await shop.do('transactions.withdraw', { code, id: back.id }, { actor: buyer })
    const { id } = await pay()
    const { payment } = await shop.do('transactions.confirm', { code, id }, { actor: shop.owner })
    await shop.do('payments.void', { id: payment?.id, reason: 'Não caiu' })
    const waits = await pay()
    await shop.do('contracts.cancel', { code, reason: 'Sem freezer' }, { actor: shop.owner })
    const { lines, text } = await sealed(code, buyer)
    expect(lines.slice(8)).toMatchObject([
      { kind: 'transaction' },
      { kind: 'withdrawn', by: buyer.userId, transactionId: back.id },
      { kind: 'transaction' },
      { kind: 'confirmed' },
      { kind: 'settled', transactionId: id, paymentId: payment?.id },
      { kind: 'unsettled', by: shop.staff.userId, transactionId: id, paymentId: payment?.id, amount: 500 },
      { kind: 'transaction' },
      { kind: 'cancelled', by: shop.owner.userId },
      { kind: 'rejected', transactionId: waits.id },
    ])
    expect(lines.at(-1)).not.toHaveProperty('by')
    expect(text).not.toMatch(/caiu|freezer/i)
  })

  it('is for its parties and for owners; what another says of it later only adds to it', async () => {
    const { code, buyer } = await active()
    const then = await sealed(code, buyer)
    for (const actor of [shop.staff, shop.user])
      expect((await shop.refusal('contracts.history', { code }, { actor })).code).toBe('not_found')
    await shop.do('contracts.cancel', { code, reason: 'Sem freezer' }, { actor: shop.owner })
    const after = await sealed(code)
    expect(after.text.startsWith(then.text)).toBe(true)
    expect(after.lines.at(-1)?.kind).toBe('cancelled')
  })

  it('says what its texts were to its parties, from the copy of their own data, until one of them is erased', async () => {
    const { code, id, buyer } = await active()
    await shop.do('transactions.create', { code, kind: 'note', text: 'Chega terça' }, { actor: shop.owner })
    const { lines } = await sealed(code)
    const words = async (actor: Actor) => {
      const all = (await shop.do('me.export', {}, { actor })).words as unknown as {
        [key: string]: unknown
        n: number
        text: string
        salt: string
      }[]
      return all.filter((one) => one['subject'] === 'contract' && one['id'] === id)
    }
    const theirs = await words(buyer)
    expect(theirs.map(({ text }) => text)).toEqual(['Chega terça', `Freezer de Nina ${last}\nEm 1x.`])
    for (const { n, text, salt } of theirs)
      expect(saltedText(salt, text, sha256)).toBe(lines[n - 1]?.['text'])
    expect(await words(shop.owner)).toEqual(theirs)
    expect(await words(shop.staff)).toEqual([])
    const version = await shop.look<number>(`select version from users where id = ${buyer.userId}`)
    await shop.do('users.remove', { id: buyer.userId, version }, { actor: shop.owner })
    expect(await words(shop.owner)).toEqual([])
  })

  it('is read by who may at each page: an owner no more, or a party shut out, has no next one', async () => {
    const { code, buyer } = await active()
    await sealed(code, buyer)
    const { id: userId } = await upsertUser(shop.runtime, { telegramId: 82_900, name: 'Caio' })
    const edit = async (who: number, change: object) => {
      const version = await shop.look<number>(`select version from users where id = ${who}`)
      await shop.do('users.edit', { id: who, version, ...change }, { actor: shop.owner })
    }
    await edit(userId, { role: 'owner' })
    const other: Actor = { ...shop.owner, userId }
    await sealed(code, other)
    await edit(userId, { role: 'admin' })
    await edit(buyer.userId, { disabled: true })
    for (const actor of [other, buyer])
      expect((await shop.refusal('contracts.history', { code, after: 1 }, { actor })).code).toBe('not_found')
  })

  it('is sealed too where it was there before anything was', async () => {
    while (await sealBefore(shop.database));
    expect((await sealed(before.code)).lines.map(({ kind }) => kind)).toContain('active')
  })

  it('holds after a party was erased', async () => {
    const { code, buyer } = await active()
    const sealedThen = await sealed(code)
    const version = await shop.look<number>(`select version from users where id = ${buyer.userId}`)
    await shop.do('users.remove', { id: buyer.userId, version }, { actor: shop.owner })
    expect((await sealed(code)).text).toBe(sealedThen.text)
  })
})
