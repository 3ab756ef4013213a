// Goods by a name that the shop does not have: those that may have been meant, to be chosen from.
import type { ProductName } from '#domain/products/index.ts'
import { fold } from '#lib/fold.ts'
import { fitting, type Item, lineAbout } from './items.ts'
import type { Lexicon } from './lexicon.ts'
import { readQuantityAt } from './reader/quantity.ts'
import type { Words } from './words.ts'

/** Where such names are looked for: `counted`, where it is said how much of them; `any`, also where that is left out. */
export type Near = 'counted' | 'any'

const OFFERED = 3
const isUnit = (token: string | undefined) => /^(?:kg|g|l|ml)$/iu.test(token ?? '')
/** Words of such a name. */
const WORDS_MAX = 4
/** A word of a name, or a measure in one: `2l`. */
const WORD = /^(?:\p{L}[\p{L}'’-]*|\d+(?:[.,]\d+)?(?:kg|g|l|ml))$/iu
/** Words that say something else of goods than that they are sold: no choice of goods would make that of it. */
export const OTHERWISE: ReadonlySet<string> = new Set(
  `nao not nunca never nem ou or don't didn't devolveu devolve devolver devolvi returned returns troca trocou cancela
  cancelou cancel alguns algumas some uns umas varios varias muitos muitas many todos todas tudo all every`.split(
    /\s+/,
  ),
)

/** Undefined where nothing is near, or the words are no name. */
export function unknownItem(
  tokens: readonly string[],
  goods: Lexicon<ProductName>,
  words: Words,
  near: Near,
): Item | undefined {
  const said = readQuantityAt(tokens, words)
  const from = said?.took ?? 0
  const name = tokens.slice(from)
  const isName = name.every(
    (one, n) => !OTHERWISE.has(fold(one)) && (WORD.test(one) || (/^\d+$/.test(one) && isUnit(name[n + 1]))),
  )
  if (!name.length || name.length > WORDS_MAX || !isName || (!said && near === 'counted')) return undefined
  const typed = name.join(' ')
  const items = goods.nearest(typed, OFFERED).filter((one) => !said || fitting(one, said))
  if (!items.length) return undefined
  const line = lineAbout(typed, said ?? null, { by: 'sound', items }, 'sold', words)
  return {
    line: { ...line, unknown: true },
    exact: false,
    slipped: true,
    said: said !== undefined,
    names: [],
    name: [from, tokens.length],
  }
}
