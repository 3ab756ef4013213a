// What each piece of a line looks like to be, for its colour alone: the server reads the line, and nothing here changes it.
import { fold } from '#lib/fold.ts'

/** `asked`: it fits several, and is asked about. */
type Kind = 'command' | 'customer' | 'goods' | 'money' | 'note' | 'asked' | 'unknown' | 'plain'

export interface Token {
  readonly text: string
  readonly kind: Kind
}

export interface Known {
  /** Names and aliases, without the slash. */
  readonly commands: readonly string[]
  readonly customers: readonly string[]
  readonly products: readonly string[]
}

/** How money and its terms are said, folded, in both languages; the chat's own words. */
const MONEY =
  /^(?:fiado|pendura|a prazo|na conta|on (?:the )?(?:credit|tab)|tab|pag[oa]|quitou|a vista|paid|pix|dinheiro|cartao|transferencia|outro|cash|card|transfer|other|tudo|all|(?:vence|due|desconto|discount) \S+)(?= |$)/

const NOTE = /^(obs|nota|note)\.?:?(?=\s|$)/i

/** A comma between digits is a decimal one. */
const AND = / (?:e|and) |(?<!\d),|,(?!\d)|\n/

const startsWithWords = (name: string, typed: string) => {
  const words = fold(name).split(' ')
  return typed.split(' ').every((part) => words.some((word) => word.startsWith(part)))
}

/** Does the line's first word name a command? Then which, without its slash. */
export function commandOf(line: string, commands: readonly string[]): string | null {
  const first = fold(line.trim().split(/\s/)[0] ?? '').replace(/^\//, '')
  return commands.includes(first) ? first : null
}

/** The line as it is sent: what names no command is a sale where it reads as one, for those who sell. */
export function lineOf(text: string, known: Known): string | null {
  const line = text.trim()
  if (!line) return null
  if (line.startsWith('/')) return line
  if (commandOf(line, known.commands)) return `/${line}`
  return known.commands.includes('buy') && isSale(line, known) ? `/buy ${line}` : null
}

/** Several words with a quantity, terms or a list among them, that are not the name of something or somebody. */
function isSale(line: string, { products, customers }: Known): boolean {
  const words = line.split(/\s+/)
  const typed = fold(line)
  if (words.length < 2 || [...products, ...customers].some((name) => fold(name).startsWith(typed)))
    return false
  if (/[:\n,]/.test(line) || words.some((word) => /^\d[\d.,]*\p{L}{0,3}$/u.test(word))) return true
  return words.some((_, at) => moneyLength(words.slice(at).join(' ')) > 0)
}

/** The line in pieces, each as it stands in it: put together again they are the line. `asked`: keys that have choices. */
export function tokensOf(line: string, known: Known, asked: readonly string[] = []): readonly Token[] {
  const tokens: Token[] = []
  let rest = line
  const take = (length: number, kind: Kind) => {
    if (length > 0) tokens.push({ text: rest.slice(0, length), kind })
    rest = rest.slice(length)
  }
  const space = () => take(/^\s*/.exec(rest)?.[0].length ?? 0, 'plain')
  space()
  if (rest.startsWith('/') || commandOf(rest, known.commands)) {
    const word = /^\S+/.exec(rest)?.[0] ?? ''
    take(word.length, commandOf(word, known.commands) ? 'command' : 'unknown')
    space()
  }
  take(customerLength(rest, known), asked.includes('customer') ? 'asked' : 'customer')
  let items = 0
  while (rest) {
    const gap = /^(?:[\s,:]+(?:(?:e|and) )?)/.exec(rest)?.[0].length ?? 0
    take(gap, 'plain')
    if (!rest) break
    if (isNote(rest, '', known)) {
      take(rest.length, 'note')
      break
    }
    const money = moneyLength(rest)
    if (money) take(money, 'money')
    else {
      const piece = pieceOf(rest, known)
      if (/^[\d.,]+$/.test(piece)) take(piece.length, 'money')
      else if (isAsked(asked, items++)) take(piece.length, 'asked')
      else take(piece.length, isGoods(piece, known) ? 'goods' : 'unknown')
    }
  }
  return tokens
}

/** A stock's one product or quantity, or those of a line of goods. */
const isAsked = (asked: readonly string[], item: number) =>
  asked.some((key) =>
    ['product', 'quantity', `items.${item}.product`, `items.${item}.quantity`].includes(key),
  )

/** Before a colon, or the longest beginning that fits somebody and is followed by a number or money. */
function customerLength(text: string, { customers }: Known): number {
  const colon = /^[^:,\n\d]+(?=:)/.exec(text)?.[0]
  if (colon) return colon.trimEnd().length
  const words = /^[^\d,\n]+/.exec(text)?.[0].trimEnd().split(' ') ?? []
  for (let count = words.length; count > 0; count--) {
    const beginning = words.slice(0, count).join(' ')
    const typed = fold(beginning)
    if (typed && !moneyLength(beginning) && customers.some((name) => startsWithWords(name, typed)))
      return beginning.length
  }
  return 0
}

/** Folding keeps the number of words, and so the piece is measured in words. */
function moneyLength(text: string): number {
  const said = MONEY.exec(fold(text))?.[0]
  if (!said) return 0
  const words = said.split(' ').length
  return new RegExp(`^\\s*\\S+(?:\\s+\\S+){${words - 1}}`).exec(text)?.[0].replace(/[,:]$/, '').length ?? 0
}

/** Up to the next item, or to where money begins. */
function pieceOf(text: string, known: Known): string {
  const item = text.split(AND)[0] ?? text
  const words = item.split(' ')
  for (let count = 1; count < words.length; count++) {
    const before = words.slice(0, count).join(' ').trimEnd()
    const after = words.slice(count).join(' ')
    if (isNote(after, before, known) || moneyLength(after)) return before
  }
  return item.trimEnd() || text.slice(0, 1)
}

/** Does a note begin here? One in a product's name (“papel nota”) begins none. */
function isNote(text: string, before: string, known: Known): boolean {
  const word = NOTE.exec(text)?.[1]?.toLowerCase()
  if (!word || word === 'obs') return word === 'obs'
  return !isGoods(before ? `${before} ${word}` : text.split(/\s+/).slice(0, 2).join(' '), known)
}

/** A quantity may stand before it. */
function isGoods(piece: string, { products }: Known): boolean {
  const name = fold(piece.replace(/^[\d.,]+\s*(?:x|kg|g|l|ml|un|dz|pct|cx|m)?\s+/i, ''))
  return name !== '' && products.some((product) => startsWithWords(product, name))
}
