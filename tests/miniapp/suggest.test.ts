// What the palette offers while a line is typed.
import { describe, expect, test } from 'vitest'
import { oneMore, suggestionsFor } from '../../miniapp/features/command/suggest.ts'

const KNOWN = {
  commands: ['buy', 'sell', 'pagar'],
  customers: ['Ana Beatriz'],
  products: ['Café coado', 'Leite', 'Pão de queijo'],
}

describe('lines that were run', () => {
  const used = ['ana 3 café pix', 'pagar ana 25', 'pagar bento 10', '2 leite pago', '1 café pago']

  test.each([
    ['', used.slice(0, 4)],
    ['pagar', ['pagar ana 25', 'pagar bento 10', 'ana 3 café pix', '2 leite pago']],
    ['CAFE', ['ana 3 café pix', '1 café pago', 'pagar ana 25', 'pagar bento 10']],
    ['pagar ana 25', ['ana 3 café pix', 'pagar bento 10', '2 leite pago', '1 café pago']],
  ])('of “%s”', (typed, shown) => expect(suggestionsFor(typed, used)).toEqual(shown))
})

describe('one more', () => {
  test.each([
    ['ana 2 café fiado', 'ana 2 café, 1 Leite fiado'],
    ['/buy ana 2 café, 1 leite', '/buy ana 2 café, 1 leite, 1 Pão de queijo'],
    ['café', null],
    ['pagar ana 25', null],
    ['2 xyz pago', null],
  ])('of “%s”', (typed, line) => expect(oneMore(typed, KNOWN)?.line ?? null).toBe(line))
})
