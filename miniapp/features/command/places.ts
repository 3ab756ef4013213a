// Where in the line a value of the card stands. Pure.
import { fold } from '#lib/fold.ts'
import { type Known, type Token, tokensOf } from './tokens.ts'

/** A value of the card; `item` counts from 0. */
export type Part =
  | { readonly is: 'customer' | 'payment' | 'due' | 'discount' | 'amount' | 'method' | 'note' }
  | { readonly is: 'quantity' | 'goods'; readonly item: number }

export interface Place {
  readonly from: number
  readonly to: number
}

const DUE = /^(?:vence|due) /
const DISCOUNT = /^(?:desconto|discount) /
const METHOD = /^(?:pix|dinheiro|cartao|transferencia|outro|cash|card|transfer|other)$/
const AMOUNT = /^(?:[\d.,]+|tudo|all)$/

const FITS: Readonly<Record<Exclude<Part['is'], 'quantity' | 'goods'>, (token: Token) => boolean>> = {
  customer: ({ kind }) => kind === 'customer',
  note: ({ kind }) => kind === 'note',
  due: ({ kind, text }) => kind === 'money' && DUE.test(fold(text)),
  discount: ({ kind, text }) => kind === 'money' && DISCOUNT.test(fold(text)),
  method: ({ kind, text }) => kind === 'money' && METHOD.test(fold(text)),
  amount: ({ kind, text }) => kind === 'money' && AMOUNT.test(fold(text)),
  payment: ({ kind, text }) => kind === 'money' && !DUE.test(fold(text)) && !DISCOUNT.test(fold(text)),
}

/** Null where the line does not say it. */
export function placeOf(line: string, known: Known, part: Part): Place | null {
  let from = 0
  let item = 0
  for (const token of tokensOf(line, known)) {
    const isItem = token.kind === 'goods' || token.kind === 'unknown'
    if ('item' in part) {
      if (isItem && item++ === part.item) return within(token.text, from, part.is)
    } else if (FITS[part.is](token)) return { from, to: from + token.text.length }
    from += token.text.length
  }
  return null
}

/** The quantity before or behind the name, or the name. */
function within(piece: string, from: number, is: 'quantity' | 'goods'): Place {
  const leading = /^[\d.,]+(?:\s*(?:kg|g|l|ml|un|dz|pct|cx|m)(?=\s))?\s*/i.exec(piece)?.[0] ?? ''
  const trailing = leading ? '' : (/\s+[\d.,]+\s*(?:kg|g|l|ml|un|dz|pct|cx|m)?$/i.exec(piece)?.[0] ?? '')
  const name = { from: from + leading.length, to: from + piece.length - trailing.length }
  if (is === 'goods') return name
  if (leading) return { from, to: from + leading.trimEnd().length }
  return trailing ? { from: name.to + 1, to: from + piece.length } : name
}
