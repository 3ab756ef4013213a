// Whose account is meant: a name typed before a colon, or at the head of a line; and when that must be asked.
import type { CustomerName } from '#domain/customers/index.ts'
import { fold } from '#lib/fold.ts'
import type { Context } from './context.ts'
import { chosenOf } from './doubts.ts'
import type { Open } from './form.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { type Choice, type Line, rowLine } from './message.ts'
import { find, isNear } from './names.ts'
import { CommandError } from './outcome.ts'
import { RESERVED } from './reader/terms.ts'
import type { Words } from './words.ts'

export type Buyer =
  | { readonly is: 'nobody' }
  | {
      readonly is: 'known'
      readonly id: number
      readonly name: string
      readonly credit: number
      readonly due: number
    }
  | { readonly is: 'new'; readonly name: string }
  | { readonly is: 'asked'; readonly typed: string; readonly choices: readonly Choice[] }

type AskedBuyer = Buyer & { readonly is: 'asked' }

/** A choice that makes a new customer of the typed name, and one that leaves the sale without any. */
const NEW = 'new'
const NOBODY = 'nobody'

/** Most known customers that a new name is asked beside. */
const NEAR_MAX = 5
/** What is said before a name and is none of it. */
const TITLES = new Set('a o d da de do das dos dona seu sr sra the mr mrs ms'.split(' '))
/** Between the names of two people. */
const TOGETHER = /\s(?:e|and)\s|[,;+/]/iu

const known = ({ id, name, credit, due }: CustomerName): Buyer => ({ is: 'known', id, name, credit, due })
/** As it is shown: what was typed while it is asked, nothing for nobody. */
export const nameOf = (buyer: Buyer): string =>
  buyer.is === 'nobody' ? '' : buyer.is === 'asked' ? buyer.typed : buyer.name

/** The line that says who it is, with the account to open. */
export const buyerLine = (buyer: Buyer, { t }: Words): Line => {
  const name = nameOf(buyer) || t.noName
  return rowLine('', buyer.is === 'known' ? { name, link: { is: 'customer', id: buyer.id } } : { name })
}

const choiceOf = ({ id, name }: CustomerName): Choice => ({ id, name })
const wordsIn = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Each typed word is a whole word of the name, articles and titles apart; a number alone is a part of one. */
function isWhole(typed: string, name: string): boolean {
  if (!/\p{L}/u.test(typed)) return false
  const words = new Set([...wordsIn(name), ...fold(name).split(' ')])
  const joined = fold(name).replaceAll(/[^\p{L}\p{N}\s]+/gu, '')
  return (
    fold(typed).replaceAll(/[^\p{L}\p{N}\s]+/gu, '') === joined ||
    wordsIn(typed).every((word) => words.has(word) || TITLES.has(word))
  )
}

/**
 * `mayBeNew`: a name that nobody has makes a customer; otherwise it is said. A slip, a part of a word, a word of the
 * grammar, two people, and a new name that is much like a known one are asked, never taken silently.
 */
export function buyerNamed(
  typed: string,
  customers: readonly CustomerName[],
  words: Words,
  mayBeNew: boolean,
): Buyer {
  const name = typed.trim()
  const found = find(name, customers)
  const [first, second] = found.items
  if (first && !second && (found.by === 'exact' || (found.by === 'words' && isWhole(name, first.name))))
    return known(first)
  const slipped = isNear(found) ? found.items : []
  const near =
    found.by === 'exact' || found.by === 'words'
      ? found.items
      : nearest(name, slipped.length || !mayBeNew ? slipped : nearOnes(name, lexiconOf(customers)))
  const reserved = wordsIn(name).some((word) => RESERVED.has(word))
  const doubtful = near.length > 0 || reserved || TOGETHER.test(name)
  if (!doubtful && !mayBeNew) throw new CommandError(words.t.noCustomer(name))
  if (!doubtful) return { is: 'new', name }
  const choices = [
    ...near.map(choiceOf),
    // Several whose names begin so are people who are known: what was typed is too little for a name of its own.
    ...(mayBeNew && !(second && found.by === 'words') ? [{ id: NEW, name: words.t.newCustomer(name) }] : []),
    ...(mayBeNew && reserved ? [{ id: NOBODY, name: words.t.noName }] : []),
  ]
  if (!choices.length) throw new CommandError(words.t.noCustomer(name))
  return { is: 'asked', typed: name, choices }
}

/** A name that would make a customer, as a question first. */
export const askedFor = (buyer: Buyer, { t }: Words): Buyer =>
  buyer.is === 'new'
    ? { is: 'asked', typed: buyer.name, choices: [{ id: NEW, name: t.newCustomer(buyer.name) }] }
    : buyer

/** Whose whole name is near, where there is one; a slip in one word of a longer name is further off. */
function nearest(name: string, near: readonly CustomerName[]): readonly CustomerName[] {
  const count = wordsIn(name).length
  const whole = near.filter((one) => wordsIn(one.name).length === count)
  return whole.length ? whole : near
}

/** Known customers who may be meant by a new name: each word of it near one of theirs, or one of two people. */
function nearOnes(name: string, customers: Lexicon<CustomerName>): readonly CustomerName[] {
  const people = name.split(TOGETHER).filter((one) => one.trim())
  if (people.length > 1) return people.flatMap((one) => customers.find(one).items).slice(0, NEAR_MAX)
  const typed = wordsIn(name).filter((word) => !TITLES.has(word) && !RESERVED.has(word))
  if (!typed.length) return []
  const theirs = customers.all.map((customer) => ({ customer, words: wordsIn(customer.folded) }))
  const all = [...new Set(theirs.flatMap(({ words }) => words))].filter((word) => !TITLES.has(word))
  const words = lexiconOf(all.map((word) => ({ name: word, folded: word })))
  const close = typed.map((word) => new Set(words.find(word).items.map(({ name: one }) => one)))
  return theirs
    .filter((one) => close.every((likes) => one.words.some((word) => likes.has(word))))
    .map(({ customer }) => customer)
    .slice(0, NEAR_MAX)
}

/** Asks who it is, for a form that has a buyer. */
export const whichBuyer = <F extends { readonly buyer: Buyer }>(
  form: F,
  buyer: AskedBuyer,
  context: Context,
  how: { mayBeNew: boolean },
): Open<F> => ({
  key: 'customer',
  question: context.words.t.whichCustomer(buyer.typed),
  choices: buyer.choices,
  settle: async (value) => ({
    ...form,
    buyer: buyerChosen(buyer, value, await context.customersOf([value]), context.words),
  }),
  answer: (text) => withBuyer(form, text, context, how),
})

/** The form with whoever is called so. Throws what to say for nobody. */
export const withBuyer = async <F extends { readonly buyer: Buyer }>(
  form: F,
  typed: string,
  context: Context,
  { mayBeNew }: { mayBeNew: boolean },
): Promise<F> => ({
  ...form,
  buyer: buyerNamed(typed, await context.customers(typed), context.words, mayBeNew),
})

/** The choice among those offered; throws what to say for another. */
function buyerChosen(
  buyer: AskedBuyer,
  value: string | number,
  customers: readonly CustomerName[],
  words: Words,
): Buyer {
  const choice = chosenOf(buyer.choices, value, words)
  if (choice.id === NEW) return { is: 'new', name: buyer.typed }
  return choice.id === NOBODY ? { is: 'nobody' } : buyerOf(choice.id, customers, words)
}

/** Of this id; throws what to say when there is none. */
export function buyerOf(value: string | number, customers: readonly CustomerName[], words: Words): Buyer {
  const chosen = customers.find((one) => one.id === value)
  if (!chosen) throw new CommandError(words.t.notOffered)
  return known(chosen)
}

/** `Ana's`: whose tab it is. */
export const withoutPossessive = (typed: string): string => typed.replace(/['’]s$/iu, '')

/** Someone at the head of a line, without a colon; undefined for words that are nobody's name. */
export function buyerAtHead(
  typed: string,
  customers: Lexicon<CustomerName>,
  { part }: { part: boolean },
): Buyer | undefined {
  const found = customers.find(withoutPossessive(typed), { slips: false })
  const [first, second] = found.items
  if (!first) return undefined
  if (found.by === 'exact' && !second) return known(first)
  // A number at the head is a quantity, unless the name begins with it.
  if (/^\d/.test(typed) && !found.items.every(({ folded }) => folded.startsWith(fold(typed))))
    return undefined
  const whole = found.items.filter(({ name }) => isWhole(withoutPossessive(typed), name))
  const [only] = whole
  if (only && whole.length === 1 && !second) return known(only)
  // A part of a word is somebody only where a number follows; who is asked.
  if (!whole.length && !part) return undefined
  return { is: 'asked', typed, choices: found.items.map(choiceOf) }
}
