// The pieces of a text: their colours, where a value of the card is said, and what of them stands while one types on.
import { describe, expect, test } from 'vitest'
import type { Span } from '#lib/message.ts'
import { type Part, type Pieces, piecesIn, placeOf, tokensOf } from '../../miniapp/features/command/pieces.ts'
import { isSale, typedIn } from '../../miniapp/features/command/typed.ts'
import { fc, test as property } from '../support/property.ts'

const span = (line: string, words: string, is: Span['is'], key?: string): Span => {
  const from = line.indexOf(words)
  return { from, to: from + words.length, is, ...(key ? { key } : {}) }
}

const LINE = '/buy ana 2 café, pão de queijo 3 pago 10 pix vence 15/12 desconto 2,00 obs sem pressa'
const SPANS: readonly Span[] = [
  span(LINE, '/buy', 'command'),
  span(LINE, 'ana', 'customer', 'customer'),
  span(LINE, '2', 'quantity', 'items.0.quantity'),
  span(LINE, 'café', 'goods', 'items.0.product'),
  span(LINE, 'pão de queijo', 'goods', 'items.1.product'),
  span(LINE, '3', 'quantity', 'items.1.quantity'),
  span(LINE, 'pago 10 pix', 'payment', 'payment'),
  span(LINE, 'vence 15/12', 'due', 'dueOn'),
  span(LINE, 'desconto 2,00', 'discount', 'discount'),
  span(LINE, 'obs sem pressa', 'note'),
]
const AS_TYPED = { command: LINE, from: 0, isTried: false }
const WHOLE = piecesIn(LINE, SPANS, AS_TYPED)

const shown = (text: string, pieces: Pieces, asked: readonly string[] = []) =>
  tokensOf(text, pieces, asked)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ text: piece, kind }) => `${kind} ${piece}`)

describe('colours', () => {
  test('of each piece, a quantity and its goods as one', () => {
    expect(shown(LINE, WHOLE)).toEqual([
      'command /buy',
      'customer ana',
      'goods 2 café',
      'goods pão de queijo 3',
      'money pago 10 pix',
      'money vence 15/12',
      'money desconto 2,00',
      'note obs sem pressa',
    ])
  })

  test('of what is asked, by its key', () => {
    expect(shown(LINE, WHOLE, ['items.1.product'])).toContain('asked pão de queijo 3')
    expect(shown(LINE, WHOLE, ['items.0.quantity'])).toContain('asked 2 café')
    expect(shown(LINE, WHOLE, ['customer'])).toContain('asked ana')
  })

  test('stay where the text is as it was read, and go from where it is another', () => {
    expect(shown('/buy ana 2 cafés', WHOLE)).toEqual(['command /buy', 'customer ana', 'goods 2 café'])
    expect(shown('/buy bia 2 café', WHOLE)).toEqual(['command /buy'])
    expect(shown('', WHOLE)).toEqual([])
  })

  test('stand in the text where the command was added, and nowhere where accents are two characters', () => {
    const text = `  ${LINE.slice(5)}`
    expect(
      shown(text, piecesIn(text, SPANS, { command: LINE, from: -3, isTried: true })).slice(0, 2),
    ).toEqual(['customer ana', 'goods 2 café'])
    const short = LINE.slice(1)
    const slashed = piecesIn(short, SPANS, { command: LINE, from: -1, isTried: false })
    expect(shown(short, slashed).slice(0, 2)).toEqual(['command buy', 'customer ana'])
    const apart = LINE.normalize('NFD')
    expect(shown(apart, piecesIn(apart, SPANS, AS_TYPED))).toEqual([])
  })

  property.prop([fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(10)))])(
    'are pieces that make up the text, whatever was read of it',
    (text, places) => {
      const spans = places
        .map(([from, length]): Span => ({ from, to: from + length, is: 'goods' }))
        .toSorted((a, b) => a.from - b.from)
      const tokens = tokensOf(text, { of: text, spans }, [])
      expect(tokens.map(({ text: piece }) => piece).join('')).toBe(text)
    },
  )
})

describe('a value stands', () => {
  test.each<[Part, string | null]>([
    [{ is: 'customer' }, 'ana'],
    [{ is: 'quantity', item: 0 }, '2'],
    [{ is: 'goods', item: 0 }, 'café'],
    [{ is: 'quantity', item: 1 }, '3'],
    [{ is: 'goods', item: 1 }, 'pão de queijo'],
    [{ is: 'payment' }, 'pago 10 pix'],
    [{ is: 'due' }, 'vence 15/12'],
    [{ is: 'discount' }, 'desconto 2,00'],
    [{ is: 'note' }, 'obs sem pressa'],
    [{ is: 'amount' }, null],
    [{ is: 'quantity', item: 2 }, null],
  ])('%j at %j', (part, words) => {
    const place = placeOf(LINE, WHOLE, part)
    expect(place && LINE.slice(place.from, place.to)).toBe(words)
  })

  test('where its goods are, when no quantity was said', () => {
    const line = '/buy café fiado'
    const pieces = piecesIn(line, [span(line, 'café', 'goods', 'items.0.product')], AS_TYPED)
    expect(placeOf(line, pieces, { is: 'quantity', item: 0 })).toEqual({ from: 5, to: 9 })
  })
})

describe('a text', () => {
  const SELLS = ['buy', 'vender', 'pagar', 'estoque']

  test.each([
    ['ana 2 café fiado', { command: 'ana 2 café fiado', from: 0, isTried: true }],
    [' café', { command: 'café', from: 1, isTried: true }],
    [' Pagar ana 25', { command: '/Pagar ana 25', from: 0, isTried: false }],
    ['  /estoque café', { command: '/estoque café', from: 2, isTried: false }],
    ['  ', null],
  ])('“%s” is sent as %j', (text, typed) => expect(typedIn(text, SELLS)).toEqual(typed))

  test('of who may not sell is none unless it names a command', () => {
    expect(typedIn('2 café', ['debts', 'dividas'])).toBeNull()
    expect(typedIn('Dívidas', ['debts', 'dividas'])?.command).toBe('/Dívidas')
  })

  test('is a sale where more than one name was understood, or it reads in two ways', () => {
    const [command, customer, quantity, goods] = SPANS
    const of = (...spans: (Span | undefined)[]) => isSale(spans.filter((one) => one !== undefined))
    expect(of(command, goods)).toBe(false)
    expect(of(command, quantity, goods)).toBe(true)
    expect(of(command, customer, goods)).toBe(true)
    expect(of()).toBe(true)
  })
})
