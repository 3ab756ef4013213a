// Cursors: what we sealed for a list goes on there, under the secret before too; anything else is refused by name.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cursorKeysOf, cursorOf, readCursor } from '#domain/cursor.ts'
import type { OperationName } from '#domain/operations.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let customer: number
beforeAll(async () => {
  shop = await TestShop.open()
  const items = [{ productId: await shop.product([[9, 100]]), quantity: 1 }]
  for (const customerName of ['Ana', 'Bia', 'Caio'])
    customer = (await shop.do('sales.create', { customerName, items })).customer?.id ?? 0
})
afterAll(() => shop.close())

/** Every list, with the input it needs beside the cursor. */
const lists = (): [OperationName, object][] => [
  ['products.list', {}],
  ['products.list', { sort: 'popular' }],
  ['categories.list', {}],
  ['stock.list', {}],
  ['stock.lots', {}],
  ['stock.movements', {}],
  ['customers.list', {}],
  ['customers.list', { sort: 'recent' }],
  ['customers.statement', { id: customer }],
  ['sales.list', {}],
  ['payments.list', {}],
  ['debts.list', {}],
  ['users.list', {}],
  ['people.list', {}],
  ['sessions.list', {}],
  ['undo.list', {}],
]
const notACursor = { code: 'invalid_input', details: { errors: [{ path: 'cursor', issue: 'not_a_cursor' }] } }
const refusalOf = (name: OperationName, input: object, cursor: string) =>
  shop.refusal(name, { ...input, cursor }, { actor: shop.owner })

/** What a list's own place may hold, and what it may not: other shapes, other kinds, what no column takes. */
const BODIES = [
  '[]',
  '{}',
  'null',
  '1',
  '"x"',
  '[1]',
  '["x"]',
  '[null]',
  '[{}]',
  '[[1]]',
  '[true]',
  '[1e300]',
  '[1.5]',
  '["2026-13-45", 1]',
  '["x", "y", "z", 4]',
  `[${'9'.repeat(40)}]`,
  '["\\u0000"]',
  '[',
  '',
]

describe('a cursor that is not ours', () => {
  it('is refused by every list, whatever is in it and however it is sealed', async () => {
    const { cursorKeys } = shop.runtime
    const sealsOf = (list: string, body: string) => [
      body,
      // As they were sealed once, by what everybody knows.
      createHash('sha256').update(`${list}\n${body}`).digest('base64url').slice(0, 8) + body,
      Buffer.alloc(16).toString('latin1') + body,
      // For another list; by another secret.
      Buffer.from(cursorOf(cursorKeys, `${list}s`, [body]), 'base64url').toString('latin1'),
      Buffer.from(cursorOf(cursorKeysOf('another'), list, [body]), 'base64url').toString('latin1'),
    ]
    for (const [name, input] of lists())
      for (const body of BODIES)
        for (const text of sealsOf(name, body))
          expect(
            await refusalOf(name, input, Buffer.from(text, 'latin1').toString('base64url')),
          ).toMatchObject(notACursor)
  })

  it('is refused however long it is, before it is looked into', async () => {
    for (const length of [2049, 8000, 1024 * 1024])
      expect(await refusalOf('sales.list', {}, 'A'.repeat(length))).toMatchObject(notACursor)
  })

  it('is refused where one bit of ours was changed, and where ours is of another list', async () => {
    const { nextCursor } = await shop.do('sales.list', { limit: 1 })
    const ours = Buffer.from(nextCursor ?? '', 'base64url')
    expect((await shop.do('sales.list', { limit: 1, cursor: nextCursor })).items).toHaveLength(1)
    for (let at = 0; at < ours.length; at++) {
      const changed = Buffer.from(ours)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await refusalOf('sales.list', {}, changed.toString('base64url'))).toMatchObject(notACursor)
    }
    for (const [name, input] of lists())
      if (name !== 'sales.list')
        expect(await refusalOf(name, input, nextCursor ?? '')).toMatchObject(notACursor)
  })
})

describe('a cursor that is ours', () => {
  it('is told alike by every process of the secret, and after the secret was changed by those that know the one before', () => {
    const [old, fresh] = [cursorKeysOf('the old secret'), cursorKeysOf('the new secret')]
    const rotated = cursorKeysOf('the new secret', 'the old secret')
    const cursor = cursorOf(old, 'sales.list', ['Ça', 7, null])
    expect(readCursor(cursorKeysOf('the old secret'), 'sales.list', cursor)).toEqual(['Ça', 7, null])
    expect(readCursor(rotated, 'sales.list', cursor)).toEqual(['Ça', 7, null])
    expect(() => readCursor(fresh, 'sales.list', cursor)).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    )
    expect(readCursor(fresh, 'sales.list', cursorOf(rotated, 'sales.list', [1]))).toEqual([1])
  })

  it('goes on behind the longest name that there can be', async () => {
    for (const [n, letter] of ['𝕬', '"', '⣿', 'ﷺ'].entries())
      await shop.do('customers.create', { name: `${letter.repeat(119)}${n}` })
    expect(await shop.names('customers.list', {})).toHaveLength(7)
  })
})

it('one that is longer than any of ours is refused before it is decoded', () => {
  const keys = cursorKeysOf('a-secret-of-the-tests-0123456789-01')
  expect(() => readCursor(keys, 'sales.list', 'x'.repeat(100_000))).toThrow(
    expect.objectContaining(notACursor),
  )
})
