// A shop on a fresh database for tests: people of each role, and short ways to sell, receive and pay through `execute`.

import { expect } from 'vitest'
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { cursorKeysOf } from '#domain/cursor.ts'
import { DomainError } from '#domain/errors.ts'
import { type Answer, type Call, execute } from '#domain/execute.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import { sealKeysOf } from '#domain/invites/index.ts'
import { Names } from '#domain/names.ts'
import type { Actor, Operation, Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import type { FreshDatabase } from './database.ts'
import { leaveEmptied, openEmptied, openTestDatabase } from './emptied.ts'

type Operations = typeof operations
type Name = keyof Operations
type Output<N extends Name> = Operations[N] extends Operation<infer _, infer O> ? O : never

const person = step(
  'test.person',
  `insert into users (telegram_id, name, folded, role, language) values (@telegramId::bigint, @name::text, lower(@name::text), @role::text, 'pt-BR')
   returning id::text`,
)
const product = step(
  'test.product',
  `insert into products (name, folded, price, unit) values (@name::text, @name::text, @price::bigint, @unit::text) returning id::text`,
)

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

export class TestShop {
  readonly database: Database
  readonly runtime: Runtime
  readonly fresh: FreshDatabase
  readonly owner: Actor
  readonly staff: Actor
  readonly user: Actor
  #named = 0

  private constructor(fresh: FreshDatabase, database: Database, runtime: Runtime, ids: readonly number[]) {
    this.fresh = fresh
    this.database = database
    this.runtime = runtime
    const [owner = 0, staff = 0, user = 0] = ids
    const actor = (userId: number, role: Role): Actor => ({
      userId,
      role,
      sessionId: null,
      language: 'pt-BR',
    })
    this.owner = actor(owner, 'owner')
    this.staff = actor(staff, 'admin')
    this.user = actor(user, 'user')
  }

  static async open(how: { readonly unused?: true } = {}): Promise<TestShop> {
    const { fresh, database } = await openEmptied(how)
    const { runtime } = runtimeOn(database)
    const ids: number[] = []
    for (const [i, [name, role]] of [
      ['Olga', 'owner'],
      ['Bia', 'admin'],
      ['Caio', 'user'],
    ].entries()) {
      ids.push(
        Number(
          await database.run([person], { telegramId: 111 * (i + 1), name: name ?? '', role: role ?? '' }),
        ),
      )
    }
    return new TestShop(fresh, database, runtime, ids)
  }

  /** Another process on the same database. */
  another(): { database: Database; runtime: Runtime } {
    return runtimeOn(openTestDatabase(this.fresh))
  }

  close(): Promise<void> {
    return leaveEmptied(this)
  }

  /** Runs an operation as staff, or as `more.actor`. */
  run<N extends Name>(
    name: N,
    input: unknown,
    more: Partial<Call> & { runtime?: Runtime } = {},
  ): Promise<Answer<Output<N>>> {
    const { runtime = this.runtime, ...call } = more
    const operation = operations[name] as unknown as Operation<unknown, Output<N>>
    return execute(runtime, operation, { actor: this.staff, source: 'test', input, ...call })
  }

  /** The value alone. */
  async do<N extends Name>(
    name: N,
    input: unknown,
    more: Partial<Call> & { runtime?: Runtime } = {},
  ): Promise<Output<N>> {
    return (await this.run(name, input, more)).value
  }

  /** The refusal; fails when it is none. */
  async refusal<N extends Name>(
    name: N,
    input: unknown,
    more: Partial<Call> & { runtime?: Runtime } = {},
  ): Promise<DomainError> {
    try {
      const { text } = await this.run(name, input, more)
      throw new Error(`${name} was not refused: ${text}`)
    } catch (error) {
      if (error instanceof DomainError) return error
      throw error
    }
  }

  /** Takes back what has this undo id, as the owner or as `actor`. */
  undo(id: number | null, actor = this.owner) {
    return this.run('undo.run', { id }, { actor })
  }

  /** Every item of a list, a page of two at a time. */
  async all(name: Name, query: object, actor = this.staff): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = []
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const page = (await this.do(
        name,
        { ...query, limit: 2, ...(cursor ? { cursor } : {}) },
        { actor },
      )) as {
        items: Record<string, unknown>[]
        nextCursor: string | null
      }
      expect(page.items.length).toBeLessThanOrEqual(2)
      items.push(...page.items)
      cursor = page.nextCursor
    }
    return items
  }

  async names(name: Name, query: object, actor = this.staff): Promise<unknown[]> {
    return (await this.all(name, query, actor)).map((one) => one['name'])
  }

  /** The shop's day so many days ago. */
  day(ago: number): Promise<string> {
    return this.look(`select to_json(current_date - ${ago})`)
  }

  name(start = 'Nome'): string {
    return `${start} ${++this.#named}`
  }

  /** A product with lots `[quantity, unitCost]`; its id. */
  async product(
    lots: readonly (readonly [number, number])[] = [],
    fields: { price?: number; unit?: string; name?: string } = {},
  ) {
    const { price = 500, unit = 'un', name = this.name('produto') } = fields
    const id = Number(await this.database.run([product], { name, price, unit }))
    for (const [quantity, unitCost] of lots)
      await this.do('stock.receive', { productId: id, quantity, unitCost })
    return id
  }

  /** One value of a query, as JSON. */
  async look<T>(query: string): Promise<T> {
    const text = await this.database.run(
      [step(`test.look:${query.length}:${hash(query)}`, `select (${query})::text`)],
      {},
    )
    return JSON.parse(text ?? 'null') as T
  }

  async expectSound(): Promise<void> {
    expect(await brokenInvariants(this.database)).toEqual([])
  }
}

const hash = (text: string) => [...text].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) >>> 0, 7)

function runtimeOn(database: Database) {
  const shop = {
    defaults: { name: 'Vila Nova', pixKey: 'loja@example.com', pixCity: 'São Paulo' },
    currency: 'BRL',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    ownerIds: [],
    defaultLanguage: 'pt-BR' as const,
  }
  const secret = 'a secret of tests alone'
  const botName = () => 'loja_bot'
  return {
    database,
    runtime: {
      database,
      shop,
      log: quiet,
      cursorKeys: cursorKeysOf(secret),
      sealKeys: sealKeysOf(secret),
      botName,
      names: new Names(),
      committed: () => {},
    } satisfies Runtime,
  }
}
