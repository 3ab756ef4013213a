// What the palette offers while a line is typed.
import { describe, expect, test } from 'vitest'
import { oneMore, suggestionsFor } from '../../miniapp/features/command/suggest.ts'

const PRODUCTS = ['Café coado', 'Leite', 'Pão de queijo']

/** The text with these words of it understood as goods. */
const withGoods = (text: string, goods: readonly string[]) => ({
  of: text,
  spans: goods.map((words) => {
    const from = text.indexOf(words)
    return { from, to: from + words.length, is: 'goods' as const }
  }),
})

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
    ['ana 2 café fiado', ['2 café'], 'ana 2 café, 1 Leite fiado'],
    ['/buy ana 2 café, 1 leite', ['2 café', '1 leite'], '/buy ana 2 café, 1 leite, 1 Pão de queijo'],
    ['pagar ana 25', [], null],
  ])('of “%s”', (text, goods, line) =>
    expect(oneMore(text, withGoods(text, goods), PRODUCTS)?.line ?? null).toBe(line),
  )
})
