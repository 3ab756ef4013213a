// How buttons stand on a phone: as many beside one another as can be read.
import { expect, it } from 'vitest'
import { inRows } from '../../src/commands/buttons.ts'

const rowsOf = (labels: readonly string[], perRow?: number) =>
  inRows(
    labels.map((label) => ({ label, action: { do: 'cancel' } as const })),
    perRow,
  ).map((row) => row.map(({ label }) => label))

const LONG = '🔁 O de sempre: 2 Café coado'

it.each([
  [['1', '2', '3', '4', '5', '6'], undefined, [5, 1]],
  [['R$ 5', 'R$ 10', 'R$ 20'], undefined, [3]],
  [['☕ Café coado', '🧀 Pão de queijo', '🥐 Croissant'], undefined, [2, 1]],
  [[LONG, '☕ Café', '🧀 Pão', '🥐 Croá', LONG, '☕ Café'], undefined, [1, 3, 1, 1]],
  [['−', '12 ☕ Café coado com leite', '+', '−', '1', '+'], 3, [3, 3]],
  [[], undefined, []],
])('%j', (labels, perRow, lengths) => {
  const rows = rowsOf(labels, perRow)
  expect(rows.map(({ length }) => length)).toEqual(lengths)
  expect(rows.flat()).toEqual(labels)
})
