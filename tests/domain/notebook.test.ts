// The notebook of debts brought in: read as shops keep it, what people owed before stands on their accounts, and goes back as one.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Previewed } from '#domain/imports/index.ts'
import { addDays } from '#lib/days.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let today: string
beforeAll(async () => {
  shop = await TestShop.open()
  today = String(await shop.look('select to_json(current_date)'))
})
afterAll(() => shop.close())
afterEach(() => shop.expectSound())

let named = 0
const tag = () => `n${++named}`
const asOwner = () => ({ actor: shop.owner })
const preview = (text: string): Promise<Previewed> =>
  shop.do('imports.create', { kind: 'customers', text }, asOwner())
const numbers = ({ id, creates, changes }: Previewed) => ({ id, creates, changes })
const commit = (shown: Previewed) => shop.run('imports.commit', numbers(shown), asOwner())
const sums = ({ rows, creates, changes, same, errors }: Previewed) => [
  rows,
  creates,
  changes,
  same,
  errors.length,
]
const written = (day: string) => day.split('-').toReversed().join('/')
const found = async (q: string) =>
  (await shop.all('customers.list', { q }, shop.staff)) as unknown as {
    id: number
    name: string
    due: number
    credit: number
    note: string | null
    creditLimit: number | null
    phone: string | null
    oldestOn: string | null
    version: number
  }[]
const one = async (q: string) => {
  const [customer] = await found(q)
  if (!customer) throw new Error(`nobody is called ${q}`)
  return customer
}
const issues = ({ errors }: Previewed) => errors.map(({ line, column, issue }) => [line, column, issue])
const account = (customerId: number) => shop.do('debts.get', { customerId })
const pay = (customerId: number, amount: number, more: object = {}) =>
  shop.run('payments.create', { customerId, amount, method: 'cash', ...more })
const sold = async (customerId: number, amount: number) => {
  const productId = await shop.product([[5, 1]], { name: `Coisa ${tag()}`, price: amount })
  return shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
}
const inUse = { code: 'wrong_state', details: { state: 'in_use' } }
const undoing = (undoId: number | null) => shop.undo(undoId).catch((error: unknown) => error)

describe('the notebook', () => {
  it('goes in: who owes, since when, until when, with a phone, a limit and a note', async () => {
    const t = tag()
    const [since, due] = [addDays(today, -60), addDays(today, 5)]
    const shown = await preview(
      `nome;telefone;limite;deve;desde;vence;observação\nJandira ${t};(11) 98765-4321;500,00;"1.234,56";${written(since)};${written(due)};"paga dia 5; mãe do Beto"\nNelson ${t};;;;;;\nCreuza ${t};;;10,5;;;\n`,
    )
    expect(sums(shown)).toEqual([3, 3, 0, 0, 0])
    expect(shown.items[0]).toMatchObject({
      odd: true,
      after: { owes: 123_456, since, due, creditLimit: 50_000 },
    })
    const { value } = await commit(shown)
    expect(value).toEqual({ kind: 'customers', created: 3, changed: 0, received: 2 })
    const jandira = await one(`Jandira ${t}`)
    expect(jandira).toMatchObject({
      due: 123_456,
      oldestOn: since,
      creditLimit: 50_000,
      note: 'paga dia 5; mãe do Beto',
      phone: '(11) 98765-4321',
      version: 1,
    })
    expect(await account(jandira.id)).toMatchObject({
      opening: { on: since, dueOn: due, amount: 123_456, due: 123_456 },
      sales: [],
    })
    const { items } = await shop.do('debts.list', { q: `Jandira ${t}` })
    expect(items).toMatchObject([{ due: 123_456, firstDueOn: due, oldestOn: since, overdue: 0, sales: 0 }])
    // Without a day it is owed from today, and due by the shop's days.
    const creuza = await one(`Creuza ${t}`)
    expect((await account(creuza.id)).opening).toMatchObject({ on: today, dueOn: null, due: 1050 })
    expect((await account((await one(`Nelson ${t}`)).id)).opening).toBeUndefined()
  })

  it('is paid like anything owed, oldest first, and the payment says how much of it went there', async () => {
    const t = tag()
    const since = addDays(today, -10)
    await commit(await preview(`nome;deve;desde\nAna ${t};30;${since}\n`))
    const { id } = await one(t)
    const sale = await sold(id, 2000)
    const { value: first } = await pay(id, 4000)
    expect(first).toMatchObject({
      opening: 3000,
      allocations: [{ saleId: sale.id, amount: 1000 }],
      credit: 0,
    })
    expect(await account(id)).toMatchObject({ due: 1000, sales: [{ id: sale.id, due: 1000 }] })
    expect(await account(id)).not.toHaveProperty('opening')
    await shop.do('payments.void', { id: first.id, reason: 'errado' })
    expect(await account(id)).toMatchObject({ due: 5000, opening: { due: 3000 }, sales: [{ due: 2000 }] })
    // A sale that is named is paid before it.
    const { value: second } = await pay(id, 500, { customerId: undefined, saleIds: [sale.id] })
    expect(second).toMatchObject({ opening: 0, allocations: [{ saleId: sale.id, amount: 500 }] })
    await shop.do('sales.void', { id: sale.id, reason: 'errado', payments: 'credit' })
    expect(await account(id)).toMatchObject({ due: 2500, opening: { amount: 3000, due: 2500 }, sales: [] })
  })

  it('stands on the statement in its place, and a debt’s number is never taken for a sale’s', async () => {
    const t = tag()
    await commit(await preview(`nome;deve\nUm ${t};1\nDois ${t};2\nTrês ${t};3\n`))
    const { id } = await one(`Dois ${t}`)
    await pay(id, 200)
    const lines = await shop.all('customers.statement', { id }, shop.staff)
    expect(lines).toMatchObject([
      { kind: 'payment', amount: -200, balance: 0 },
      { kind: 'opening', entity: 'opening', amount: 200, balance: 200, summary: '' },
    ])
    const early = await shop.do('customers.statement', { id, from: today, to: today }, asOwner())
    expect(early.items).toHaveLength(2)
  })

  it('of the same number as a sale touches nothing of it', async () => {
    const t = tag()
    await shop.look(
      `select json_agg(setval(pg_get_serial_sequence(name, 'id'), (select max(id) from (select id from sales union select id from openings) x)))
       from (values ('sales'), ('openings')) s (name)`,
    )
    const { id: other } = await shop.do('customers.create', { name: `Outra ${t}` })
    const sale = await sold(other, 900)
    await commit(await preview(`nome;deve\nUma ${t};5\n`))
    const { id } = await one(`Uma ${t}`)
    expect((await account(id)).opening?.id).toBe(sale.id)
    const untouched = async () => {
      expect(await shop.do('sales.get', { id: sale.id })).toMatchObject({ rev: sale.rev, due: 900, paid: 0 })
      expect((await account(other)).due).toBe(900)
    }
    await untouched()
    const { value } = await pay(id, 300)
    expect(value).toMatchObject({ opening: 300, allocations: [] })
    await untouched()
    await shop.do('payments.void', { id: value.id, reason: 'engano' })
    await untouched()
    // And the other way round: what is paid by name is the sale.
    await pay(other, 900, { customerId: undefined, saleIds: [sale.id] })
    expect((await account(id)).opening?.due).toBe(500)
    await shop.do('sales.void', { id: sale.id, reason: 'engano', payments: 'void' })
    expect((await account(id)).opening?.due).toBe(500)
    const open = await shop.do('sales.list', { status: 'open', customerId: id })
    expect(open.items).toEqual([])
  })

  it('is first paid by what somebody has to their credit', async () => {
    const t = tag()
    const { id } = await shop.do('customers.create', { name: `Rica ${t}` })
    await pay(id, 5000, { allowCredit: true })
    const { undoId } = await commit(await preview(`nome;deve\nRica ${t};70\n`))
    expect(await one(t)).toMatchObject({ due: 2000, credit: 0, version: 1 })
    await shop.undo(undoId)
    expect(await one(t)).toMatchObject({ due: 0, credit: 5000 })
  })

  it('twice doubles nothing; another sum is for a person to judge', async () => {
    const t = tag()
    const list = `nome;deve;limite\nZé ${t};10;5\n`
    await commit(await preview(list))
    expect(sums(await preview(list))).toEqual([1, 0, 0, 1, 0])
    expect(issues(await preview(`nome;deve\nzé  ${t};11\n`))).toEqual([[2, 'deve', 'opened']])
    // Who is there without one gets it beside what they bought.
    const { id } = await shop.do('customers.create', { name: `Bia ${t}` })
    await sold(id, 700)
    const shown = await preview(`nome;deve;telefone\nBia ${t};10;11 5555-1234\n`)
    expect(shown.items).toMatchObject([{ entityId: id, before: { phone: null }, after: { owes: 1000 } }])
    await commit(shown)
    expect(await one(`Bia ${t}`)).toMatchObject({ due: 1700, phone: '11 5555-1234', version: 2 })
  })

  it('errs at a name that stands twice, at days and sums that nobody can owe by', async () => {
    const t = tag()
    const late = addDays(today, 1)
    const shown = await preview(
      `nome;deve;desde;vence\nA ${t};1;;\na ${t};2;;\nB ${t};;${addDays(today, -3)};\nC ${t};1;${late};\nD ${t};1;1999-01-01;\n` +
        `E ${t};1;${today};${addDays(today, -1)}\nF ${t};1;;${addDays(today, 900)}\nG ${t};-5;;\nH ${t};1;31/02/2026;\n;1;;\nI ${t};0;${addDays(today, -3)};\n`,
    )
    expect(issues(shown)).toEqual([
      [3, 'nome', 'stands_twice'],
      [4, 'deve', 'required'],
      [5, 'desde', 'day_too_late'],
      [6, 'desde', 'day_too_early'],
      [7, 'vence', 'before_it_began'],
      [8, 'vence', 'too_far'],
      [9, 'deve', 'not_a_number'],
      [10, 'desde', 'not_a_day'],
      [11, 'nome', 'required'],
    ])
    expect(shown.creates).toBe(2)
  })

  it.each([
    ['nome;deve;desde', '25/02/2026', '3/4/2026', '2026-04-03'],
    ['name;owes;since', '02/25/2026', '3/4/2026', '2026-03-04'],
    ['name;owes;since', '25.02.26', '3.4.26', '2026-04-03'],
    ['nome;deve;desde', '5-5-2026', '3-4-2026', '2026-04-03'],
    ['nome;deve;desde', '5/5/2026', '03/04/2026 00:00', '2026-04-03'],
  ])('in %s with %s, %s is one day', async (header, other, day, read) => {
    const shown = await preview(`${header}\nUm ${tag()};1;${other}\nDois ${tag()};1;${day}\n`)
    expect(shown.items.map(({ after }) => after['since'])[1]).toBe(read)
  })

  it('asks about a day that may be two', async () => {
    expect(
      issues(await preview(`name;owes;since\nUm ${tag()};1;3/4/2026\nDois ${tag()};1;4/4/2026\n`)),
    ).toEqual([[2, 'since', 'two_days']])
  })
})

describe('taking the notebook back', () => {
  it('takes all of it back: debts are void, who came with them is archived or gone, the rest is as it was', async () => {
    const t = tag()
    const { id } = await shop.do('customers.create', { name: `Velha ${t}`, phone: '1', note: 'amiga' })
    const sale = await sold(id, 500)
    const { undoId } = await commit(
      await preview(`nome;deve;telefone;limite\nVelha ${t};10;2;9\nNova ${t};20;;\nVazia ${t};;3;\n`),
    )
    expect(await one(`Velha ${t}`)).toMatchObject({ due: 1500, phone: '2', creditLimit: 900 })
    const nova = await one(`Nova ${t}`)
    await shop.undo(undoId)
    expect(await found(t)).toMatchObject([
      { name: `Velha ${t}`, due: 500, phone: '1', note: 'amiga', creditLimit: null },
    ])
    expect(await account(id)).toMatchObject({ sales: [{ id: sale.id, due: 500 }] })
    expect(await account(id)).not.toHaveProperty('opening')
    expect(await shop.do('customers.get', { id: nova.id })).toMatchObject({ archived: true, due: 0 })
    const lines = await shop.all('customers.statement', { id: nova.id }, shop.staff)
    expect(lines).toMatchObject([
      { kind: 'void', entity: 'opening', amount: -2000, balance: 0 },
      { kind: 'opening', amount: 2000, balance: 2000 },
    ])
    expect(await undoing(undoId)).toMatchObject({ details: { state: 'undone' } })
    // The same notebook can come again.
    expect(sums(await preview(`nome;deve\nVelha ${t};11\nNova ${t};20\n`))).toEqual([2, 1, 1, 0, 0])
  })

  it.each<[string, (id: number) => Promise<unknown>, object]>([
    ['paid', (id) => pay(id, 100), inUse],
    [
      'edited',
      (id) => shop.do('customers.edit', { id, version: 1, note: 'x' }),
      { code: 'version_conflict', details: { current: { note: 'x', version: 2 } } },
    ],
    ['sold to', (id) => sold(id, 100), inUse],
  ])('takes nothing back once somebody of it was %s', async (_, act, refusal) => {
    const t = tag()
    const { undoId } = await commit(await preview(`nome;deve\nUma ${t};10\nOutra ${t};20\n`))
    await act((await one(`Uma ${t}`)).id)
    expect(await undoing(undoId)).toMatchObject(refusal)
    expect(await found(t)).toHaveLength(2)
  })

  it('may be once the payment is void again', async () => {
    const t = tag()
    const old = await shop.do('customers.create', { name: `Leal ${t}` })
    const { undoId } = await commit(await preview(`nome;deve\nLeal ${t};10\n`))
    const { value } = await pay(old.id, 300)
    expect(await undoing(undoId)).toMatchObject(inUse)
    await shop.do('payments.void', { id: value.id, reason: 'engano' })
    await shop.undo(undoId)
    expect(await one(t)).toMatchObject({ due: 0, credit: 0 })
  })

  it('and a payment in the same moment end as one after the other', async () => {
    for (let i = 0; i < 4; i++) {
      const t = tag()
      const { undoId } = await commit(await preview(`nome;deve\nRápida ${t};10\n`))
      const { id } = await one(t)
      const [undone, paid] = await Promise.allSettled([shop.undo(undoId), pay(id, 1000)])
      expect([undone.status, paid.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    }
  })
})

describe('carrying the notebook out', () => {
  it('does nothing when the shop has changed, and is never done halfway', async () => {
    for (let i = 0; i < 3; i++) {
      const t = tag()
      const old = await shop.do('customers.create', { name: `Antiga ${t}` })
      const shown = await preview(`nome;deve;telefone\nAntiga ${t};5;9\nNova ${t};6;\n`)
      const edit = shop.run('customers.edit', { id: old.id, version: 1, phone: '7' })
      const ends = await Promise.allSettled([commit(shown), commit(shown), edit])
      const done = ends.slice(0, 2).filter(({ status }) => status === 'fulfilled').length
      expect(done).toBeLessThanOrEqual(1)
      expect((await found(`Nova ${t}`)).length).toBe(done)
      expect((await one(`Antiga ${t}`)).due).toBe(500 * done)
    }
  })

  it('is one act, worth what it opened, with what changed by whose id', async () => {
    const t = tag()
    const old = await shop.do('customers.create', { name: `Conta ${t}` })
    await commit(await preview(`nome;deve;limite;telefone\nConta ${t};5;80;1\nNova ${t};7;;\n`))
    const [act] = (await shop.do('activities.list', { operation: 'imports.commit', limit: 1 }, asOwner()))
      .items
    expect(act).toMatchObject({
      amount: 1200,
      changes: { [`${old.id}.creditLimit`]: [null, 8000] },
      details: { created: 1, changed: 1, received: 2 },
    })
  })
})
