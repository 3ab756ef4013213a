// Whose account is meant: a name typed before a colon, or at the head of a line.
import type { CustomerName } from '#domain/customers/index.ts'
import { find } from './names.ts'
import { type Buyer, type Choice, CommandError } from './outcome.ts'
import { tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

/** A choice that makes a new customer of the typed name. */
const NEW = 'new'

const known = ({ id, name, credit, due }: CustomerName): Buyer => ({ is: 'known', id, name, credit, due })

/** `mayBeNew`: a name that nobody has makes a customer; otherwise it is said. A slip is never taken silently. */
export function buyerNamed(
  typed: string,
  customers: readonly CustomerName[],
  words: Words,
  mayBeNew: boolean,
): Buyer {
  const found = find(typed, customers)
  const [first, second] = found.items
  if (first && !second && found.by !== 'slip') return known(first)
  if (first) {
    const choices: Choice[] = found.items.map(({ id, name }) => ({ id, name }))
    if (found.by === 'slip' && mayBeNew) choices.push({ id: NEW, name: words.t.newCustomer(typed.trim()) })
    return { is: 'asked', typed: typed.trim(), choices }
  }
  if (mayBeNew) return { is: 'new', name: typed.trim() }
  throw new CommandError(words.t.noCustomer(typed.trim()))
}

/** The choice among those offered; throws what to say for another. */
export function buyerChosen(
  buyer: Buyer,
  value: string | number,
  customers: readonly CustomerName[],
  words: Words,
): Buyer {
  if (buyer.is === 'asked' && buyer.choices.some((choice) => choice.id === value)) {
    if (value === NEW) return { is: 'new', name: buyer.typed }
    return buyerOf(value, customers, words)
  }
  throw new CommandError(words.t.notOffered)
}

/** Of this id; throws what to say when there is none. */
export function buyerOf(value: string | number, customers: readonly CustomerName[], words: Words): Buyer {
  const chosen = customers.find((one) => one.id === value)
  if (!chosen) throw new CommandError(words.t.notOffered)
  return known(chosen)
}

/** Without a colon: the longest run of first words that is one customer, before a number. */
export function buyerAtHead(
  text: string,
  customers: readonly CustomerName[],
): { buyer: Buyer; rest: string } | undefined {
  const tokens = tokensOf(text)
  for (let taken = tokens.length - 1; taken > 0; taken--) {
    if (!/^\d/.test(tokens[taken] ?? '')) continue
    const found = find(tokens.slice(0, taken).join(' '), customers, { slips: false })
    const [only, other] = found.items
    if (only && !other) return { buyer: known(only), rest: restAfter(text, taken) }
  }
  return undefined
}

/** The text behind so many words, with its line breaks. */
function restAfter(text: string, words: number): string {
  const match = new RegExp(`^\\s*(?:\\S+\\s+){${words}}`, 'u').exec(text)
  return text.slice(match?.[0].length ?? 0)
}
