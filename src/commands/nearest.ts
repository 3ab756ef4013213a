// What a line that cannot be read may have been: up to three lines that can, made of whom and what it names.
import type { Context } from './context.ts'
import { lexiconOf } from './lexicon.ts'
import { tokensIn } from './reader/lexer.ts'
import { readQuantityAt } from './reader/quantity.ts'

const OFFERED = 3
/** Words that are looked at; who says more is not helped by a guess. */
const WORDS_MAX = 30
const RUN_MAX = 3
const LETTERS_MIN = 3

/** The nearest first; what may always be asked where nothing is named. */
export async function nearestTo(text: string, context: Context): Promise<readonly string[]> {
  const { nearest } = context.words.t
  const [products, customers] = await Promise.all([context.products(text), context.customers(text)])
  const words = tokensIn(text)
    .slice(0, WORDS_MAX)
    .map((token) => token.text)
  const [goods] = namedIn(words, products)
  const [who] = namedIn(words, customers)
  const at = words.findIndex((word) => /^\d/.test(word))
  const number = at >= 0 && readQuantityAt(words.slice(at, at + 1), context.words) ? words[at] : undefined
  const some = goods && [number, goods].filter(Boolean).join(' ')
  const lines = [
    ...(some ? [nearest.sold(some, who ?? null)] : []),
    ...(who && !goods && number ? [nearest.paid(who, number)] : []),
    ...(who ? [nearest.owes(who)] : []),
    ...(goods ? [nearest.stock(goods), nearest.price(goods)] : []),
    ...nearest.others,
  ]
  return lines.slice(0, OFFERED)
}

/** Names that words of the line mean, or are near. */
function namedIn(
  words: readonly string[],
  all: readonly { readonly name: string; readonly folded: string }[],
) {
  const lexicon = lexiconOf(all)
  const names: string[] = []
  // Of a word in a slip what stands beside it says nothing more.
  for (const [slips, most] of [
    [false, RUN_MAX],
    [true, 1],
  ] as const)
    for (let length = most; length > 0; length--)
      for (let at = 0; at + length <= words.length; at++) {
        const typed = words.slice(at, at + length).join(' ')
        if (typed.length < LETTERS_MIN || !/^\p{L}/u.test(typed)) continue
        const [one] = lexicon.find(typed, { slips }).items
        if (one && !names.includes(one.name)) names.push(one.name)
      }
  return names
}
