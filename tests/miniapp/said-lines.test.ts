// What stands at the right of an answer's line.
import { expect, test } from 'vitest'
import { piecesOf } from '../../miniapp/features/command/said-lines.ts'

test.each([
  ['· Ana Rocha: R$ 1.105,85', ['Ana Rocha', 'R$ 1.105,85', '']],
  ['🔴 Bia: R$ 5,00 · vencido R$ 2,00', ['🔴 Bia', 'R$ 5,00', 'vencido R$ 2,00']],
  ['🟠 🍚 Arroz: 0,6 kg', ['🟠 🍚 Arroz', '0,6 kg', '']],
  ['· Zé: R$5.00', ['Zé', 'R$5.00', '']],
  ['· 25 nov.: venda R$ 10,00, saldo R$ 12,50', ['25 nov. · venda', 'R$ 10,00', 'saldo R$ 12,50']],
  ['· 25 nov.: pagamento −R$ 9,00, saldo R$ 0,00', ['25 nov. · pagamento', '−R$ 9,00', 'saldo R$ 0,00']],
  ['· 25 nov.: R$ 12,50 (Maçã gala, Café)', ['25 nov.', 'R$ 12,50', 'Maçã gala, Café']],
  ['Extrato, do mais novo:', ['Extrato, do mais novo:', '', '']],
])('%s', (line, pieces) => {
  const [piece] = piecesOf(`A\n${line.replaceAll('R$ ', 'R$\u00a0')}`).lines
  const { name, value, under } = piece ?? { name: null, value: null, under: null }
  expect([name, value, under].map((text) => text?.replaceAll('\u00a0', ' '))).toEqual(pieces)
})

test('what it is about stands in its first line, if there are more', () => {
  expect(piecesOf('☕ Café: 4 un\nPreço: 5').first).toEqual({ name: '☕ Café', value: '4 un', under: '' })
  const [only] = piecesOf('Café: mínimo 2 kg').lines
  expect(only?.name).toBe('Café: mínimo 2 kg')
})
