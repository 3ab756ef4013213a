// What is said, as data, and which piece of a typed line was understood as what: for chat, programs and screens alike.

export const LINK_KINDS = ['product', 'customer', 'sale', 'user'] as const
/** What a row is about, for a door that can open it. */
export interface Link {
  readonly is: (typeof LINK_KINDS)[number]
  readonly id: number
}

/** What stands at the left, how much at the right, and what is said below that. */
export interface Row {
  /** A sign before the name: 🔴, ✅. */
  readonly mark?: string | undefined
  readonly name: string
  readonly value?: string | undefined
  readonly under?: string | undefined
  readonly link?: Link | undefined
}

export const SPAN_KINDS = [
  'command',
  'customer',
  'person',
  'goods',
  'quantity',
  'payment',
  'amount',
  'method',
  'cost',
  'due',
  'discount',
  'note',
  'change',
] as const

/** A piece of the line, from and to in UTF-16 units of the trimmed line in NFC, and what it was understood as. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly is: (typeof SPAN_KINDS)[number]
  /** The key by which it is asked about, or was chosen. */
  readonly key?: string | undefined
}

export interface Said {
  readonly head: Row
  /** Those without a name part what is above from what is below. */
  readonly rows: readonly Row[]
  /** What is asked, in words. */
  readonly question?: string | undefined
  /** Of a line that would act, where it reads in one way alone. */
  readonly spans?: readonly Span[] | undefined
}
