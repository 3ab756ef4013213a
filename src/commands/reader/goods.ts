// Goods of a line: what may stand from one word to another as so much of something, and for how much.
import type { ProductName } from '#domain/products/index.ts'
import { isCounted } from '#lib/counted-units.ts'
import { lineTotal } from '#lib/money.ts'
import { looksLikeNumber, readMoney } from '#lib/numbers.ts'
import type { LineForm } from '../goods.ts'
import { type Item, readItem, readSign } from '../items.ts'
import { isEmpty, isOfQuantity, JOINED, type Lexicon } from '../lexicon.ts'
import { CommandError } from '../outcome.ts'
import { isMoneyMark, unitOf } from '../tokens.ts'
import { type Near, OTHERWISE, unknownItem } from '../unknown.ts'
import type { Words } from '../words.ts'
import { isAnd, isSign, type Token, textsOf } from './lexer.ts'
import { eachAt, priceEach, REAIS } from './money.ts'
import { readQuantityAt } from './quantity.ts'
import { EACH_AT, phraseAt } from './vocabulary.ts'

/** Words of a quantity, and articles, beside those of a name. */
const BESIDE_NAME = 6
/** Looks for names within a slip, of one line: more than any honest line needs. */
const LOOKS_MAX = 1000
/** Words beside goods that are of no name: before a price, or of one. */
const BESIDE = new Set(
  'at each cada por for reais real conto contos pila pilas worth half meio meia and e x'.split(' '),
)

/** Reads goods between two words of a line, each pair when it is asked for. */
export class GoodsReader {
  readonly #tokens: readonly Token[]
  readonly #folded: readonly string[]
  readonly #goods: Lexicon<ProductName>
  readonly #words: Words
  /** Goods that were found, and cannot be had so. */
  readonly #refused = new Map<number, CommandError>()
  /** By their words: a line that says the same again and again is read once. */
  readonly #items = new Map<string, Item | null>()
  #looks = LOOKS_MAX

  constructor(tokens: readonly Token[], goods: Lexicon<ProductName>, words: Words) {
    this.#tokens = tokens
    this.#folded = tokens.map(({ said }) => said)
    this.#goods = goods
    this.#words = words
  }

  /** From one word to another; `slips`: also names that are near. Undefined where these words are no goods. */
  read(at: number, to: number, slips: boolean): Item | undefined {
    const item = this.#item(at, to, slips)
    return item && this.#mayCross(at, to, item) ? item : undefined
  }

  /** Goods that the shop does not have, with those that may have been meant. */
  unknown(at: number, to: number, near: Near): Item | undefined {
    return unknownItem(textsOf(this.#tokens.slice(at, to)), this.#goods, this.#words, near)
  }

  /** Whether they begin with how much of them it is. */
  isCounted(at: number, to: number): boolean {
    const { text = '' } = this.#tokens[at] ?? {}
    if (/^\d+\p{L}/u.test(text)) return true
    return (
      readQuantityAt(textsOf(this.#tokens.slice(at, to)), this.#words) !== undefined && !/^[.,]/.test(text)
    )
  }

  /** What was said of goods that cannot be had so, at the nearest place before. */
  refusedBefore(from: number): CommandError | undefined {
    const [at] = [...this.#refused.keys()].filter((place) => place <= from).toSorted((a, b) => b - a)
    return at === undefined ? undefined : this.#refused.get(at)
  }

  /** Where a line of goods that begins there may end: before marks, "e", terms, a number, who buys, and at the end. */
  ends(at: number, near: boolean, mayFollow: (at: number) => boolean): number[] {
    return this.#endsUpTo(this.#reach(at, near), at, near, mayFollow)
  }

  /** The same, whatever words they are: to say what was taken for goods. */
  endsOfAny(at: number, mayFollow: (at: number) => boolean): number[] {
    return this.#endsUpTo(this.#furthest(at), at, true, mayFollow)
  }

  #furthest = (at: number) => Math.min(this.#tokens.length, at + this.#goods.longest + BESIDE_NAME)

  #endsUpTo(most: number, at: number, near: boolean, mayFollow: (at: number) => boolean): number[] {
    const goods = this.#goods
    const ends: number[] = []
    for (let to = at + 1; to <= most; to++) {
      const token = this.#tokens[to]
      if (!token || mayFollow(to)) ends.push(to)
      // Only a name that holds a comma goes on behind one.
      if (!token || token.text === '\n' || (token.parts && (near || !goods.parted))) break
      if (isAnd(token) && !near && !goods.joined && !this.#isHalf(to)) break
    }
    return ends
  }

  /** How far words go on that some name has, or is near: what costs little to know of what costs much. */
  #reach(at: number, near: boolean): number {
    const most = this.#furthest(at)
    let those: Uint32Array | undefined
    for (let to = at; to < most; to++) {
      const { parts, text, folded } = this.#tokens[to] ?? { parts: true, text: '', folded: '' }
      if (parts || isSign(text) || BESIDE.has(folded)) continue
      if (near && !this.#goods.mayBeNear(folded)) return to
      if (near || isOfQuantity(folded)) continue
      those = this.#goods.narrowed(those, folded)
      if (those && isEmpty(those)) return to
    }
    return most
  }

  #isHalf = (at: number) => /^(?:meio|meia|half|a)$/.test(this.#folded[at + 1] ?? '')

  #item(at: number, to: number, slips: boolean): Item | undefined {
    if (slips && (this.#looks-- <= 0 || this.#isOtherwise(at, to))) return undefined
    try {
      const texts = textsOf(this.#tokens.slice(at, to))
      const key = `${slips} ${texts.join(' ')}`
      const known = this.#items.get(key)
      if (known !== undefined) return known ?? undefined
      const item = this.#itemIn(texts, at, to, slips)
      this.#items.set(key, item ?? null)
      return item
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      if (!this.#refused.has(at)) this.#refused.set(at, error)
      return undefined
    }
  }

  /** "Não" is no slip of "pão". */
  #isOtherwise = (at: number, to: number) =>
    this.#tokens.slice(at, to).some(({ folded }) => OTHERWISE.has(folded))

  #itemIn(texts: readonly string[], at: number, to: number, slips: boolean): Item | undefined {
    const isOver = this.#tokens.slice(at + 1, to - 1).some((token) => token.parts || isAnd(token))
    const goods = isOver ? this.#goods.over() : this.#goods
    const mayGoOn = !isOver || slips || goods.mayHave(this.#namesIn(at, to))
    return (
      (mayGoOn ? readItem(texts, goods, this.#words, { slips }) : undefined) ??
      this.#otherwise(at, to, slips) ??
      (isOver ? this.#halved(at, to, slips) : undefined)
    )
  }

  /** Words that may be of a name. */
  #namesIn = (at: number, to: number): string[] =>
    this.#tokens
      .slice(at, to)
      .filter(({ parts, text, folded }) => !parts && !isSign(text) && !BESIDE.has(folded))
      .map(({ folded }) => folded)

  /** With marks behind its words, as in `Yes!`; with what stands against a number apart, as in `2l`; or by its sign alone. */
  #otherwise(at: number, to: number, slips: boolean): Item | undefined {
    const goods = this.#goods
    const tokens = this.#tokens.slice(at, to)
    const read = (texts: readonly string[]) => readItem(texts, goods, this.#words, { slips })
    const isMeasure = (text: string) => unitOf(text.replace(/^[\d.,]+/u, '')) !== undefined
    const isGlued = (text: string) => /^\d+(?:[.,]\d+)?\p{L}+$/u.test(text)
    const apart = (text: string) => (isGlued(text) ? (text.match(/[\d.,]+|\p{L}+/gu) ?? [text]) : [text])
    const last = tokens.at(-1)
    return (
      (tokens.some(({ raw, text }) => raw !== text)
        ? read(textsOf(this.#tokens.slice(at, to), 'raw'))
        : undefined) ??
      (tokens.some(({ text }, n) => isGlued(text) && (n > 0 || !isMeasure(text)))
        ? read(textsOf(this.#tokens.slice(at, to)).flatMap(apart))
        : undefined) ??
      this.#priced(tokens, slips) ??
      (last && isSign(last.text)
        ? readSign(textsOf(this.#tokens.slice(at, to)), goods, this.#words)
        : undefined)
    )
  }

  /** For another price than its own: `2 café a 4,50`. */
  #priced(tokens: readonly Token[], slips: boolean): Item | undefined {
    if (!tokens.slice(1).some(({ text }) => looksLikeNumber(text))) return undefined
    const folded = tokens.map((token) => token.said)
    const { took, unit } = eachEnding(folded)
    const each = tokens.length - took
    const end = REAIS.has(folded[each - 1] ?? '') ? each - 1 : each
    const typed = tokens[end - 1]?.text ?? ''
    const marked = isMoneyMark(tokens[end - 2]?.text) ? 1 : 0
    const before = end - 1 - marked
    const price = looksLikeNumber(typed)
      ? readMoney(typed, this.#words.language, this.#words.minorDigits)
      : undefined
    if (price === undefined || before < 1) return undefined
    const isLed = before > 1 && phraseAt(EACH_AT, folded, before - 1) > 0
    const texts = tokens.slice(0, isLed ? before - 1 : before).map(({ text }) => text)
    const isMoney = marked > 0 || end < each || MONEY.test(typed)
    if (!isLed && !isMoney) return undefined
    const item = readItem(texts, this.#goods, this.#words, { slips })
    if (!item) return undefined
    if (isLed || each < tokens.length) {
      const { product, choices } = item.line
      const own = priceEach(price, unit, product ? [product] : choices)
      return own === undefined ? undefined : { ...item, line: soldFor(item.line, own) }
    }
    return comesTo(item.line, price) ? { ...item, noted: true } : undefined
  }

  /** An "e" of its quantity, as in `um quilo e meio`, is no mark. */
  #halved(at: number, to: number, slips: boolean): Item | undefined {
    const texts = textsOf(this.#tokens.slice(at, to))
    const said = readQuantityAt(texts, this.#words)
    const ands = this.#tokens.slice(at, to).filter(isAnd).length
    const inSaid = this.#tokens.slice(at, at + (said?.took ?? 0)).filter(isAnd).length
    if (!ands || inSaid < ands || this.#tokens.slice(at, to).some(({ parts }) => parts)) return undefined
    return readItem(texts, this.#goods, this.#words, { slips })
  }

  /** Over a mark goes only a whole name; over an "e", a name that holds one. */
  #mayCross(at: number, to: number, item: Item): boolean {
    const over = this.#tokens.slice(at + 1, to - 1)
    if (over.some(({ parts }) => parts)) return item.exact
    const ands = over.filter(isAnd).length
    if (!ands) return true
    const inName = this.#tokens.slice(at + item.name[0], at + item.name[1]).filter(isAnd).length
    return inName === 0 || item.names.some((name) => JOINED.test(name))
  }
}

/** That it is each, said last. */
function eachEnding(folded: readonly string[]): ReturnType<typeof eachAt> {
  for (const at of [folded.length - 2, folded.length - 1]) {
    const said = at > 0 ? eachAt(folded, at) : { took: 0 }
    if (said.took && at + said.took === folded.length) return said
  }
  return { took: 0 }
}

/** Written as money: `5,79`, `R$5`. */
const MONEY = /^(?:r?\$.+|.*[.,]\d\d)$/iu

/** Whether so much is what one of it costs, or all of it: what a list has behind its goods. */
const comesTo = ({ product, milli, unit, worth, ways, other, bare }: LineForm, cents: number): boolean => {
  if (!product || worth !== undefined || ways || other !== undefined) return false
  if (cents === product.price) return true
  const isPlain = unit === product.unit || (bare === true && isCounted(product.unit))
  return isPlain && lineTotal(milli, product.price) === cents
}

/** The line at that price, whatever goods it may be. */
function soldFor(line: LineForm, price: number): LineForm {
  const { product, choices, ways } = line
  return {
    ...line,
    product: product && { ...product, price },
    choices: choices.map((one) => ({ ...one, price })),
    ...(ways ? { ways: ways.map((way) => soldFor(way, price)) } : {}),
    agreed: true,
  }
}
