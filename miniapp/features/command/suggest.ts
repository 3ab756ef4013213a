// What may be meant by what is typed so far. Pure.
import { fold } from '#lib/fold.ts'
import { type Pieces, standing } from './pieces.ts'

const SHOWN = 4

/** Lines that begin as typed stand first, then those in which it stands, then the latest; never the line itself. */
export function suggestionsFor(typed: string, used: readonly string[]): readonly string[] {
  const folded = fold(typed)
  const rank = (one: string) => {
    const at = fold(one).indexOf(folded)
    return at === 0 ? 0 : at > 0 ? 1 : 2
  }
  return used
    .filter((one) => fold(one) !== folded)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, SHOWN)
}

/** One more of what sells most and is not in the sale yet, put behind its goods. `pieces`: none where it is no sale. */
export function oneMore(
  text: string,
  pieces: Pieces,
  products: readonly string[],
): { readonly name: string; readonly line: string } | null {
  const goods = standing(pieces, text).filter(({ is }) => is === 'goods' || is === 'quantity')
  const end = Math.max(0, ...goods.map(({ to }) => to))
  const said = goods.map(({ from, to }) => fold(text.slice(from, to)))
  const isIn = (name: string) => said.some((one) => one.includes(fold(name).split(' ')[0] ?? ''))
  const name = goods.length ? products.find((one) => !isIn(one)) : undefined
  return name ? { name, line: `${text.slice(0, end)}, 1 ${name}${text.slice(end)}` } : null
}
