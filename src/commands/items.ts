// Lines of goods as typed: quantities, names, and the commas, line breaks and "e" between them.
import type { ProductName } from '#domain/catalog/index.ts'
import { type Found, find } from './names.ts'
import { CommandError, type GoodsName, type LineForm } from './outcome.ts'
import { badNumber, inUnitOf, readQuantityAt, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

export const goodsOf = ({ id, name, emoji, unit, price }: ProductName): GoodsName => ({
  id,
  name,
  emoji,
  unit,
  price,
})

/** All lines. Throws what to say for the first that cannot be read. */
export function readLines(text: string, products: readonly ProductName[], words: Words): LineForm[] {
  // A comma between digits is always decimal, any other parts.
  const parts = text
    .split(/\n|(?<!\d),|,(?!\d)/u)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.flatMap((part) => readPart(part, products, words))
}

/** One line, or several parted by "e" where both sides read and the whole is no product. */
function readPart(part: string, products: readonly ProductName[], words: Words): LineForm[] {
  const whole = readLine(part, products, words, false)
  if (whole) return [whole]
  const tokens = tokensOf(part)
  for (const [i, token] of tokens.entries()) {
    if (!/^(e|and)$/iu.test(token) || i === 0 || i === tokens.length - 1) continue
    const [left, right] = [tokens.slice(0, i).join(' '), tokens.slice(i + 1).join(' ')]
    const before = readLine(left, products, words, true)
    const after = before && tryPart(right, products, words)
    if (before && after) return [before, ...after]
  }
  const slipped = readLine(part, products, words, true)
  if (slipped) return [slipped]
  const bad = tokens.find((token) => badNumber([token]) && !readQuantityAt([token], words))
  throw new CommandError(bad ? words.t.noNumber(bad) : words.t.noProduct(nameIn(tokens, words)))
}

function tryPart(part: string, products: readonly ProductName[], words: Words): LineForm[] | undefined {
  try {
    return readPart(part, products, words)
  } catch (error) {
    if (error instanceof CommandError) return undefined
    throw error
  }
}

/** What is left of a line when its quantity is taken off: what the shop does not have. */
function nameIn(tokens: readonly string[], words: Words): string {
  const quantity = readQuantityAt(tokens, words)
  return tokens.slice(quantity?.took ?? 0).join(' ') || tokens.join(' ')
}

/**
 * One line: a leading number is the quantity; else the whole is a product; else a trailing number is, where what stands
 * before it is a product by itself. Undefined when it does not read.
 */
function readLine(
  part: string,
  products: readonly ProductName[],
  words: Words,
  slips: boolean,
): LineForm | undefined {
  const tokens = tokensOf(part)
  const leading = readQuantityAt(tokens, words)
  if (leading) {
    const rest = tokens.slice(leading.took).join(' ')
    const found = find(rest, products, { slips })
    if (found.items.length) return lineOf(rest, leading, found, words)
    // "2 l…": the letter may begin the name.
    const longer = tokens.slice(1).join(' ')
    const other = leading.took === 2 ? find(longer, products, { slips }) : undefined
    return other?.items.length
      ? lineOf(longer, { milli: leading.milli, unit: null }, other, words)
      : undefined
  }
  const whole = find(part, products, { slips: false })
  if (whole.items.length) return lineOf(part, { milli: 1000, unit: null }, whole, words)
  for (const took of [1, 2]) {
    const trailing = readQuantityAt(tokens.slice(-took), words)
    const name = tokens.slice(0, -took).join(' ')
    if (trailing?.took !== took || !name) continue
    const found = find(name, products, { slips: true })
    if (found.items.length) return lineOf(name, trailing, found, words)
  }
  if (!slips || badNumber(tokens)) return undefined
  const slipped = find(part, products)
  return slipped.items.length ? lineOf(part, { milli: 1000, unit: null }, slipped, words) : undefined
}

function lineOf(
  typed: string,
  { milli, unit }: { milli: number; unit: string | null },
  found: Found<ProductName>,
  words: Words,
): LineForm {
  const [only, ...others] = found.items
  if (only && !others.length)
    return withProduct({ typed, milli, unit, product: null, choices: [] }, goodsOf(only), words)
  return { typed, milli, unit, product: null, choices: found.items.map(goodsOf) }
}

/** The line about this product; throws what to say where its quantity does not fit it. */
export function withProduct(line: LineForm, product: GoodsName, words: Words): LineForm {
  inUnitOf(product, line, words)
  return { ...line, product, choices: [] }
}
