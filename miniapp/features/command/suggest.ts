// What may be meant by what is typed so far. Pure.
import { fold } from '#lib/fold.ts'
import { commandOf, type Known, lineOf, tokensOf } from './tokens.ts'

export const SHOWN = 4
const SALES: readonly (string | null)[] = ['buy', 'vender', 'sell']

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

/** One more of what sells most and is not in the sale yet, put behind its goods; null where the line is no sale. */
export function oneMore(
  typed: string,
  known: Known,
): { readonly name: string; readonly line: string } | null {
  if (!SALES.includes(commandOf(lineOf(typed, known) ?? '', known.commands))) return null
  const goods: string[] = []
  let at = 0
  let end = 0
  for (const { kind, text } of tokensOf(typed, known)) {
    at += text.length
    if (kind !== 'goods') continue
    goods.push(fold(text))
    end = at
  }
  const isIn = (name: string) => goods.some((text) => text.includes(fold(name).split(' ')[0] ?? ''))
  const name = goods.length ? known.products.find((one) => !isIn(one)) : undefined
  return name ? { name, line: `${typed.slice(0, end)}, 1 ${name}${typed.slice(end)}` } : null
}
