// Where in a line a value of the card stands.
import { describe, expect, test } from 'vitest'
import { type Part, placeOf } from '../../miniapp/features/command/places.ts'

const KNOWN = {
  commands: ['buy', 'pagar'],
  customers: ['Ana Beatriz'],
  products: ['Café coado', 'Pão de queijo'],
}
const SALE = '/buy ana 2 café, pao de queijo 3 pago 10 pix vence 15/12 desconto 2,00 obs sem pressa'

const placed = (line: string, part: Part) => {
  const place = placeOf(line, KNOWN, part)
  return place && line.slice(place.from, place.to)
}

describe('a value stands', () => {
  test.each<[string, Part, string | null]>([
    [SALE, { is: 'customer' }, 'ana'],
    [SALE, { is: 'quantity', item: 0 }, '2'],
    [SALE, { is: 'goods', item: 0 }, 'café'],
    [SALE, { is: 'quantity', item: 1 }, '3'],
    [SALE, { is: 'goods', item: 1 }, 'pao de queijo'],
    [SALE, { is: 'payment' }, 'pago'],
    [SALE, { is: 'due' }, 'vence 15/12'],
    [SALE, { is: 'discount' }, 'desconto 2,00'],
    [SALE, { is: 'note' }, 'obs sem pressa'],
    ['1,5 kg café fiado', { is: 'quantity', item: 0 }, '1,5 kg'],
    ['café fiado', { is: 'quantity', item: 0 }, 'café'],
    ['café fiado', { is: 'due' }, null],
    ['café fiado', { is: 'customer' }, null],
    ['pagar ana 25,50 pix', { is: 'amount' }, '25,50'],
    ['pagar ana tudo', { is: 'amount' }, 'tudo'],
    ['pagar ana 25,50 pix', { is: 'method' }, 'pix'],
  ])('in “%s”: %j at %j', (line, part, text) => expect(placed(line, part)).toBe(text))
})
