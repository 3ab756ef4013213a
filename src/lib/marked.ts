// A message as it is typed, with *bold*, _italic_ and ~struck~ as people write them, and as it is sent: its text, and what is marked in it.

/** As Telegram has it: from and how long in UTF-16 units. */
export interface Marking {
  readonly type:
    | 'bold'
    | 'italic'
    | 'underline'
    | 'strikethrough'
    | 'spoiler'
    | 'code'
    | 'blockquote'
    | 'text_link'
  readonly offset: number
  readonly length: number
  readonly url?: string | undefined
}

export const MARKS = { '*': 'bold', _: 'italic', '~': 'strikethrough' } as const
export type Mark = keyof typeof MARKS

/** A sign opens at the edge of a word and closes at one, in the same line; `2 * 3 * 4` is left as it is. */
const MARKED = /(?<![\p{L}\p{N}*_~])([*_~])(?=[^\s*_~])([^\n*_~]*?[^\s*_~]|[^\s*_~])\1(?![\p{L}\p{N}*_~])/gu

export function readMarked(typed: string): { readonly text: string; readonly entities: Marking[] } {
  const entities: Marking[] = []
  let text = ''
  let from = 0
  for (const found of typed.matchAll(MARKED)) {
    const [whole, sign = '*', inside = ''] = found
    text += typed.slice(from, found.index)
    entities.push({ type: MARKS[sign as Mark], offset: text.length, length: inside.length })
    text += inside
    from = found.index + whole.length
  }
  return { text: text + typed.slice(from), entities }
}

export interface Piece {
  readonly text: string
  readonly as: Marking['type'] | null
}

/** The text in its pieces, for marks that do not lie in each other. */
export function piecesOf(text: string, entities: readonly Marking[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { type, offset, length } of entities.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < at) continue
    pieces.push(
      { text: text.slice(at, offset), as: null },
      { text: text.slice(offset, offset + length), as: type },
    )
    at = offset + length
  }
  return [...pieces, { text: text.slice(at), as: null }].filter((piece) => piece.text)
}

/** What is chosen in the field, between two signs; taken out where they stand there. */
export function withMark(
  typed: string,
  from: number,
  to: number,
  mark: Mark,
): { readonly text: string; readonly to: number } {
  const chosen = typed.slice(from, to)
  const bare = chosen.trim()
  if (!bare) return { text: typed, to }
  const isOn = bare.length > 2 && bare.startsWith(mark) && bare.endsWith(mark)
  const now = chosen.replace(bare, () => (isOn ? bare.slice(1, -1) : `${mark}${bare}${mark}`))
  return { text: typed.slice(0, from) + now + typed.slice(to), to: from + now.length }
}
