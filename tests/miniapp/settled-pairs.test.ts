import { describe, expect, test } from 'vitest'
import type { StatementLine } from '../../miniapp/client/api-types.ts'
import { settledPairs } from '../../miniapp/features/customers/settled-pairs.ts'

type Kind = StatementLine['kind']

const line = (
  kind: Kind,
  entity: 'sale' | 'payment',
  entityId: number,
  amount: number,
  balance: number,
): StatementLine => ({
  kind,
  entity,
  entityId,
  amount,
  balance,
  on: '2026-11-20',
  at: '',
  summary: '',
  confirmation: null,
})

const shown = (lines: readonly StatementLine[]) =>
  settledPairs(lines).map((one) => [
    `${one.line.kind} ${one.line.entityId}`,
    one.line.balance,
    ...(one.isGone ? ['gone'] : []),
  ])

describe('what was taken back', () => {
  test('at once is one line, struck through, at the balance that it left', () => {
    const lines = [
      line('void', 'payment', 7, 400, 900),
      line('payment', 'payment', 7, -400, 500),
      line('sale', 'sale', 1, 900, 900),
    ]
    expect(shown(lines)).toEqual([
      ['payment 7', 900, 'gone'],
      ['sale 1', 900],
    ])
  })
  test('with its payment is the sale and the payment, and nothing more', () => {
    const lines = [
      line('void', 'payment', 7, 400, 100),
      line('void', 'sale', 2, -500, -300),
      line('payment', 'payment', 7, -400, 200),
      line('sale', 'sale', 2, 500, 600),
      line('sale', 'sale', 1, 100, 100),
    ]
    expect(shown(lines)).toEqual([
      ['payment 7', 100, 'gone'],
      ['sale 2', 100, 'gone'],
      ['sale 1', 100],
    ])
  })
  test('after something else stays two lines, so that the balances between are explained', () => {
    const lines = [
      line('void', 'sale', 2, -500, 100),
      line('sale', 'sale', 3, 100, 600),
      line('sale', 'sale', 2, 500, 500),
    ]
    expect(shown(lines)).toEqual([
      ['void 2', 100],
      ['sale 3', 600],
      ['sale 2', 500, 'gone'],
    ])
  })
  test('before what is shown so far stands alone until that comes', () =>
    expect(shown([line('void', 'sale', 2, -500, 100)])).toEqual([['void 2', 100]]))
})
