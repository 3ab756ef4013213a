// The pieces of the text as the server understood them: for their colours, and for where a value of the card is said. Pure.
import type { Span } from '#lib/message.ts'
import type { TypedLine } from './typed.ts'

export interface Pieces {
  /** The text as it stood when it was read. */
  readonly of: string
  /** In places of that text, in its order. */
  readonly spans: readonly Span[]
}

export const NOTHING: Pieces = { of: '', spans: [] }

/** `typed`: how the text was sent; the command that was added to it is no piece of it. */
export function piecesIn(of: string, spans: readonly Span[], { from, isTried }: TypedLine): Pieces {
  const own = isTried ? spans.filter(({ is }) => is !== 'command') : spans
  const moved = own.map((span) => ({ ...span, from: Math.max(0, span.from + from), to: span.to + from }))
  // Accents of two characters were read as one: nothing stands where it was said to.
  return { of, spans: of === of.normalize('NFC') ? moved : [] }
}

/** Those that still stand there: typed on, what was read before is as it was. */
export function standing({ of, spans }: Pieces, text: string): readonly Span[] {
  let same = 0
  while (same < of.length && of[same] === text[same]) same++
  return spans.filter(({ to }) => to <= same)
}

/** `asked`: it fits several, and is asked about. */
type Kind = 'command' | 'customer' | 'goods' | 'money' | 'note' | 'asked' | 'plain'

const KINDS: Readonly<Record<Span['is'], Kind>> = {
  command: 'command',
  customer: 'customer',
  person: 'customer',
  goods: 'goods',
  quantity: 'goods',
  payment: 'money',
  amount: 'money',
  method: 'money',
  cost: 'money',
  due: 'money',
  discount: 'money',
  note: 'note',
  change: 'money',
}

interface Token {
  readonly text: string
  readonly kind: Kind
}

/** Which line of goods it is of. */
const itemOf = ({ key = '' }: Span) => key.split('.').slice(0, -1).join('.')

/** Of one line of goods, side by side: name and quantity are one piece. */
const isOne = (text: string, a: Span, b: Span) =>
  KINDS[a.is] === 'goods' &&
  KINDS[b.is] === 'goods' &&
  itemOf(a) === itemOf(b) &&
  !text.slice(a.to, b.from).trim()

/** The text in pieces: put together again they are the text. `asked`: the keys of what has choices. */
export function tokensOf(text: string, pieces: Pieces, asked: readonly string[]): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  let last: Span | null = null
  const push = (to: number, kind: Kind) => {
    if (to > at) tokens.push({ text: text.slice(at, to), kind })
    at = Math.max(at, to)
  }
  for (const span of standing(pieces, text)) {
    const kind = asked.includes(span.key ?? '') ? 'asked' : KINDS[span.is]
    const before = last && isOne(text, last, span) ? tokens.pop() : undefined
    if (before) at -= before.text.length
    else push(span.from, 'plain')
    push(span.to, before?.kind === 'asked' ? 'asked' : kind)
    last = span
  }
  push(text.length, 'plain')
  return tokens
}

/** A value of the card; `item` counts from 0. */
export type Part =
  | { readonly is: 'customer' | 'payment' | 'due' | 'discount' | 'amount' | 'method' | 'note' }
  | { readonly is: 'quantity' | 'goods'; readonly item: number }

export interface Place {
  readonly from: number
  readonly to: number
}

/** Null where the text does not say it; a quantity that is not said stands where its goods are. */
export function placeOf(text: string, pieces: Pieces, part: Part): Place | null {
  const spans = standing(pieces, text)
  const place =
    'item' in part
      ? (spans.find(({ is, key }) => is === part.is && key?.startsWith(`items.${part.item}.`)) ??
        spans.find(({ key }) => key?.startsWith(`items.${part.item}.`)))
      : spans.find(({ is }) => is === part.is)
  return place ? { from: place.from, to: place.to } : null
}
