// What is noted on a sale: `obs sem açúcar`, at the end of its line.
import type { ProductName } from '#domain/catalog/index.ts'
import { find } from './names.ts'
import { tokensOf } from './tokens.ts'

const NOTE = /(?:^|\s)(obs|nota|note)\.?:?\s+(?=\S)/giu

/** The first word that begins a note, and all behind it; one in a product's name (“papel nota”) begins none. */
export function splitNote(
  text: string,
  products: readonly ProductName[],
): { readonly body: string; readonly note: string | null } {
  for (const match of text.matchAll(NOTE)) {
    const word = match[1] ?? ''
    const before = text.slice(0, match.index)
    const after = text.slice(match.index + match[0].length).trim()
    if (/^obs$/iu.test(word) || !isNamed(before, word, after, products)) return { body: before, note: after }
  }
  return { body: text, note: null }
}

/** Does the word end what is typed of a product's name, or begin one? */
function isNamed(before: string, word: string, after: string, products: readonly ProductName[]): boolean {
  const isGoods = (name: string) => find(name, products, { slips: false }).items.length > 0
  const item = before.split(/[\n:]|(?<!\d),|,(?!\d)|\s(?:e|and)\s/iu).at(-1) ?? ''
  const [unitAndName = ''] = /[^\d]*$/u.exec(item) ?? []
  const name = unitAndName.trim().replace(/^(?:kg|g|l|ml|m|un|dz|pct|cx)\s+/iu, '')
  if (name) return isGoods(`${name} ${word}`)
  return isGoods(`${word} ${tokensOf(after)[0] ?? ''}`) || (isGoods(word) && /^[\d.,\s]*$/.test(item))
}
