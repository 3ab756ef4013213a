// The lines of an answer in the chat's words, each with what stands at its right. Pure.

export interface Said {
  readonly name: string
  /** An amount or a level; empty: the line is words alone. */
  readonly value: string
  /** What is said beside the amount. */
  readonly under: string
}

/** `· Ana: R$ 5,00 · vencido R$ 2,00`, `☕ Café: 4 un`, `· 25 nov.: venda R$ 5,00, saldo R$ 9,00`, `· 25 nov.: R$ 5,00 (café)` */
const LINE =
  /^(?:· )?(.+?): (?:(\p{L}+) )?(−?(?:\p{L}{0,3}\p{Sc}\s?)?\d(?:[\d.,]*\d)?(?: \p{L}{1,3})?)(?:(?:, | · )(.+)| \((.+)\))?$/u

const pieceOf = (line: string): Said => {
  const [, name, kind, value = '', beside, inside] = LINE.exec(line) ?? []
  if (!name) return { name: line, value: '', under: '' }
  return { name: kind ? `${name} · ${kind}` : name, value, under: beside ?? inside ?? '' }
}

/** Its first line is what it is about, if there are more; one alone is a sentence. */
export function piecesOf(text: string): { readonly first: Said | null; readonly lines: readonly Said[] } {
  const [first = '', ...rest] = text.trim().split('\n')
  return rest.length
    ? { first: pieceOf(first), lines: rest.map(pieceOf) }
    : { first: null, lines: [{ name: first, value: '', under: '' }] }
}
