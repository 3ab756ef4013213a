// What reading a line needs: who types, their words, the shop's day, and names, each list fetched once at most.

import { type ProductName, productNames } from '#domain/catalog/index.ts'
import { type CustomerName, customerNames } from '#domain/customers/index.ts'
import type { Actor } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { type PersonName, peopleNames, today } from '#domain/users/index.ts'
import { type Words, wordsOf } from './words.ts'

export class Context {
  readonly runtime: Runtime
  readonly actor: Actor
  readonly words: Words
  #products: Promise<ProductName[]> | undefined
  #customers: Promise<CustomerName[]> | undefined
  #people: Promise<PersonName[]> | undefined
  #today: Promise<string> | undefined

  constructor(runtime: Runtime, actor: Actor) {
    this.runtime = runtime
    this.actor = actor
    this.words = wordsOf(actor.language, runtime.shop.currency, runtime.shop.timeZone)
  }

  products(): Promise<ProductName[]> {
    this.#products ??= productNames(this.runtime)
    return this.#products
  }

  customers(): Promise<CustomerName[]> {
    this.#customers ??= customerNames(this.runtime)
    return this.#customers
  }

  people(): Promise<PersonName[]> {
    this.#people ??= peopleNames(this.runtime)
    return this.#people
  }

  /** The shop's day, by the database's clock. */
  today(): Promise<string> {
    this.#today ??= today(this.runtime)
    return this.#today
  }
}
