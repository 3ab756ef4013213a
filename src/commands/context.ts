// What reading a line needs: who types, their words, the shop's day, and the names that are meant, each asked for once.

import { type CustomerName, customerNames, customersNamed } from '#domain/customers/index.ts'
import type { Actor } from '#domain/operation.ts'
import { type ProductName, productNames, productsNamed, productsSigned } from '#domain/products/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { type Shop, shopNow } from '#domain/settings/index.ts'
import { type PersonName, peopleNames, today } from '#domain/users/index.ts'
import type { Asked } from '#lib/name-index.ts'
import { askedOf } from './asked.ts'
import { type Words, wordsOf } from './words.ts'

export class Context {
  readonly runtime: Runtime
  readonly actor: Actor
  readonly words: Words
  readonly #products = new Map<string, Promise<readonly ProductName[]>>()
  readonly #customers = new Map<string, Promise<readonly CustomerName[]>>()
  readonly #people = new Map<string, Promise<readonly PersonName[]>>()
  readonly #asked = new Map<string, Asked>()
  #today: Promise<string> | undefined
  #shop: Promise<Shop> | undefined

  constructor(runtime: Runtime, actor: Actor) {
    this.runtime = runtime
    this.actor = actor
    this.words = wordsOf(actor.language, runtime.shop.currency, runtime.shop.timeZone)
  }

  /** Products that a text may mean, anywhere in it: all that `find` needs for any run of its words, the best first. */
  products(text: string): Promise<readonly ProductName[]> {
    return once(this.#products, text, async () => {
      const signs = signsIn(text)
      const [named, signed] = await Promise.all([
        productNames.find(this.runtime, this.#namesIn(text)),
        signs.length ? productsSigned(this.runtime, signs) : [],
      ])
      const ids = new Set(named.map(({ id }) => id))
      return [...named, ...signed.filter(({ id }) => !ids.has(id))]
    })
  }

  /** The same of customers. */
  customers(text: string): Promise<readonly CustomerName[]> {
    return once(this.#customers, text, () => customerNames.find(this.runtime, this.#namesIn(text)))
  }

  /** The same of people, by username too. */
  people(text: string): Promise<readonly PersonName[]> {
    return once(this.#people, text, () => peopleNames.find(this.runtime, askedOf(text.replaceAll('@', ' '))))
  }

  /** What a text may mean by names is the same for goods and people. */
  #namesIn(text: string): Asked {
    return once(this.#asked, text, () => askedOf(text))
  }

  /** By their ids, as they are now, those that stand; what is no id stands for none. */
  async productsOf(ids: readonly unknown[]): Promise<ProductName[]> {
    const known = idsIn(ids)
    return known.length ? productsNamed(this.runtime, known) : []
  }

  /** The same of customers. */
  async customersOf(ids: readonly unknown[]): Promise<CustomerName[]> {
    const known = idsIn(ids)
    return known.length ? customersNamed(this.runtime, known) : []
  }

  /** What owners have decided of the shop, as it is now. */
  shop(): Promise<Shop> {
    this.#shop ??= shopNow(this.runtime)
    return this.#shop
  }

  /** The shop's day, by the database's clock. */
  today(): Promise<string> {
    this.#today ??= today(this.runtime)
    return this.#today
  }
}

/** Reads all names into the process, so that nobody waits for it; what fails is read by whoever asks first. */
export async function knowNames(runtime: Runtime): Promise<void> {
  await Promise.allSettled([productNames, customerNames, peopleNames].map((names) => names.warm(runtime)))
}

/** The emojis that a text holds, the first ones. */
const signsIn = (text: string): readonly string[] =>
  [...new Set((text.match(MAY_SIGN) ?? []).flatMap((word) => word.match(EMOJI) ?? []))].slice(0, 20)
/** A word that may hold one: looking for all of them costs much at every letter. */
const MAY_SIGN = /\S*[\u2000-\uffff]\S*/g
const EMOJI = new RegExp('\\p{RGI_Emoji}', 'gv')

const idsIn = (given: readonly unknown[]): number[] => given.map(Number).filter(Number.isSafeInteger)

/** What was found for a text before; asked for the first time alone. */
function once<T>(known: Map<string, T>, text: string, ask: () => T): T {
  const found = known.get(text) ?? ask()
  known.set(text, found)
  return found
}
