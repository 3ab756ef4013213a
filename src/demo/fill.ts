// Fills an empty database with the demonstration shop's year; rows are written past the operations, and obey the same invariants.
import { Client, type ClientConfig } from 'pg'
import { fold } from '#lib/fold.ts'
import { CUSTOMERS, GOODS, LINKED, PEOPLE } from './goods.ts'
import { Table } from './tables.ts'
import { type Ledger, trade } from './trade.ts'

export interface FillOptions {
  /** About how many sales; 9,000 unless told. */
  readonly sales?: number
  readonly seed?: number
  /** IANA name: the shop's days and hours. */
  readonly timeZone: string
}

/** The database already holds a shop. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

/** Gives how many rows of each kind were made. Throws NotEmpty and leaves everything as it was. */
export async function fill(
  connection: ClientConfig,
  options: FillOptions,
): Promise<{ sales: number; movements: number }> {
  const client = new Client({ ...connection, options: `-c TimeZone=${options.timeZone}` })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table users, products, customers, sales in exclusive mode')
    const { rows } = await client.query<{ taken: boolean }>(
      'select exists (select from products) or exists (select from customers) or exists (select from sales) as taken',
    )
    if (rows[0]?.taken) throw new NotEmpty('the database is not empty')
    await skipForeignKeys(client)
    const made = await write(client, options)
    await client.query('commit')
    await client.query('vacuum (analyze)')
    return made
  } finally {
    await client.end() // an open transaction goes with its connection
  }
}

/** What we write refers to what we write; a superuser may leave the checking out, which halves the time. */
async function skipForeignKeys(client: Client): Promise<void> {
  await client.query('savepoint quick')
  await client
    .query('set local session_replication_role = replica')
    .catch(() => client.query('rollback to savepoint quick'))
}

async function write(client: Client, options: FillOptions) {
  const { rows } = await client.query<{ today: string; elapsed: number }>(
    `select current_date::text as today, (extract(epoch from localtime) / 86400)::float as elapsed`,
  )
  const now = rows[0] ?? { today: '2026-01-01', elapsed: 1 }
  await client.query(
    `insert into users (telegram_id, name, folded, username, role, language)
     select t, n, f, u, r, 'pt-BR' from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[]) x (t, n, f, u, r)
     on conflict (telegram_id) do nothing`,
    [
      PEOPLE.map((one) => one.telegramId),
      PEOPLE.map((one) => one.name),
      PEOPLE.map((one) => fold(one.name)),
      PEOPLE.map((one) => one.username),
      PEOPLE.map((one) => one.role),
    ],
  )
  const who = await client.query<{ id: number; telegram_id: string }>(
    'select id::int, telegram_id from users',
  )
  const userOf = (demoId: number) => {
    const person = PEOPLE.find((one) => one.id === demoId)
    return who.rows.find((row) => Number(row.telegram_id) === person?.telegramId)?.id ?? 1
  }
  await makeGoods(client)
  const book = new Book(client, userOf)
  const world = await trade({ ...now, sales: options.sales ?? 9000, seed: options.seed ?? 7 }, book)
  await book.close()
  await finish(client, world, book, userOf(LINKED.userId))
  return { sales: book.sales.next() - 1, movements: book.movements.next() - 1 }
}

async function makeGoods(client: Client): Promise<void> {
  await client.query(
    `insert into products (id, name, folded, emoji, unit, category, price, created_at, updated_at)
     select id, n, f, e, u, c, p, now() - interval '366 days', now() - interval '366 days'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[]) with ordinality x (n, f, e, u, c, p, id)`,
    [
      GOODS.map((one) => one.name),
      GOODS.map((one) => fold(one.name)),
      GOODS.map((one) => one.emoji),
      GOODS.map((one) => one.unit),
      GOODS.map((one) => one.category),
      GOODS.map((one) => one.price),
    ],
  )
  await client.query(
    `insert into customers (id, name, folded, phone, created_at)
     select id, n, f, p, now() - interval '366 days' from unnest($1::text[], $2::text[], $3::text[]) with ordinality x (n, f, p, id)`,
    [
      CUSTOMERS,
      CUSTOMERS.map(fold),
      CUSTOMERS.map((_, i) => (i % 3 ? `+55119${String(87_654_300 + i * 37)}` : null)),
    ],
  )
}

/** The rows of the year on their way. */
class Book implements Ledger {
  readonly #lots: Table
  readonly movements: Table
  readonly sales: Table
  readonly #lines: Table
  readonly #charges: Table
  readonly #payments: Table
  readonly #allocations: Table
  readonly #activities: Table
  readonly #userOf: (demoId: number) => number
  readonly #tables: Table[]

  constructor(client: Client, userOf: (demoId: number) => number) {
    const table = (name: string, columns: string) => {
      const pairs = columns.split(' ').map((one): [string, string] => {
        const [column = '', type = 'bigint'] = one.split(':')
        return [column, type]
      })
      return new Table(client, name, pairs)
    }
    this.#userOf = userOf
    this.#lots = table(
      'lots',
      'id product_id received_at:timestamptz quantity:numeric remaining:numeric unit_cost',
    )
    this.sales = table(
      'sales',
      'id customer_id seller_id subtotal discount total on:date due_on:date created_at:timestamptz voided_at:timestamptz voided_by void_reason:text',
    )
    this.#lines = table(
      'sale_lines',
      'id sale_id n:int product_id name:text emoji:text unit:text quantity:numeric unit_price discount total cost',
    )
    this.movements = table(
      'movements',
      'id at:timestamptz product_id lot_id kind:text quantity:numeric level:numeric unit_cost actor_id source_type:text source_id line:int reason:text',
    )
    this.#charges = table('charges', 'id customer_id source:text source_id on:date due_on:date amount')
    this.#payments = table(
      'payments',
      'id customer_id sale_id amount method:text on:date allocated actor_id created_at:timestamptz',
    )
    this.#allocations = table('allocations', 'id payment_id charge_id amount at:timestamptz')
    this.#activities = table(
      'activities',
      'id at:timestamptz actor_id operation:text entity:text entity_id amount source:text',
    )
    this.#tables = [
      this.#lots,
      this.sales,
      this.#lines,
      this.movements,
      this.#charges,
      this.#payments,
      this.#allocations,
      this.#activities,
    ]
  }

  #did(
    at: string,
    actor: number,
    operation: string,
    entity: string,
    id: number,
    amount: number | null,
  ): void {
    this.#activities.add(
      this.#activities.next(),
      at,
      this.#userOf(actor),
      operation,
      entity,
      id,
      amount,
      'demo',
    )
  }

  lot(row: Parameters<Ledger['lot']>[0]): number {
    const id = this.#lots.next()
    this.#lots.add(id, row.product, row.at, row.quantity / 1000, row.quantity / 1000, row.cost)
    this.#did(row.at, 2, 'stock.receive', 'lot', id, null)
    return id
  }

  movement(row: Parameters<Ledger['movement']>[0]): void {
    this.movements.add(
      this.movements.next(),
      row.at,
      row.product,
      row.lot,
      row.kind,
      row.quantity / 1000,
      row.level / 1000,
      row.cost,
      this.#userOf(row.actor),
      row.source,
      row.sourceId,
      row.line,
      row.reason,
    )
  }

  sale(row: Parameters<Ledger['sale']>[0]): number {
    const id = this.sales.next()
    const subtotal = row.lines.reduce((sum, line) => sum + line.gross, 0)
    const seller = this.#userOf(row.seller)
    const voided = row.voidedAt === null ? [null, null, null] : [row.voidedAt, seller, 'engano']
    const total = subtotal - row.discount
    this.sales.add(
      id,
      row.customer,
      seller,
      subtotal,
      row.discount,
      total,
      row.on,
      row.dueOn,
      row.at,
      ...voided,
    )
    for (const [n, line] of row.lines.entries()) {
      const { product } = line
      const text = [product.name, product.emoji, product.unit]
      const cents = [product.price, line.discount, line.gross - line.discount, line.cost]
      this.#lines.add(this.#lines.next(), id, n, product.id, ...text, line.quantity / 1000, ...cents)
    }
    this.#did(row.at, row.seller, 'sales.create', 'sale', id, total)
    if (row.voidedAt) this.#did(row.voidedAt, row.seller, 'sales.void', 'sale', id, total)
    return id
  }

  charge(row: Parameters<Ledger['charge']>[0]): number {
    const id = this.#charges.next()
    this.#charges.add(id, row.customer, 'sale', row.sale, row.on, row.dueOn, row.amount)
    return id
  }

  payment(row: Parameters<Ledger['payment']>[0]): number {
    const id = this.#payments.next()
    const actor = this.#userOf(row.actor)
    this.#payments.add(
      id,
      row.customer,
      row.sale,
      row.amount,
      row.method,
      row.at.slice(0, 10),
      row.amount,
      actor,
      row.at,
    )
    if (row.sale === null) this.#did(row.at, row.actor, 'payments.create', 'payment', id, row.amount)
    return id
  }

  allocation(payment: number, charge: number, amount: number, at: string): void {
    this.#allocations.add(this.#allocations.next(), payment, charge, amount, at)
  }

  async breathe(): Promise<void> {
    if (!this.#tables.some((table) => table.full)) return
    for (const table of this.#tables) await table.flush()
  }

  async close(): Promise<void> {
    for (const table of this.#tables) await table.settle()
  }
}

/** What is kept beside the rows: levels, dues, what is paid; each in one statement over all of them. */
async function finish(
  client: Client,
  world: Awaited<ReturnType<typeof trade>>,
  _: Book,
  linkedUser: number,
): Promise<void> {
  const statements = [
    `update lots l set remaining = m.left from (select lot_id, sum(quantity) as left from movements group by lot_id) m where m.lot_id = l.id`,
    `update products p set stock = m.level, rev = 2, min_stock = case when p.id % 3 = 0 then ceil(m.level * 0.6) else ceil(m.level * 0.2) end
     from (select product_id, sum(quantity) as level from movements group by product_id) m where m.product_id = p.id`,
    `update charges h set allocated = a.paid from (select charge_id, sum(amount) as paid from allocations group by charge_id) a where a.charge_id = h.id`,
    `update charges h set voided_at = s.voided_at from sales s where s.id = h.source_id and s.voided_at is not null`,
    `update charges h set due_on = s.due_on from sales s where s.id = h.source_id and s.due_on is not null`,
    `update payments p set voided_at = s.voided_at, void_reason = s.void_reason, allocated = 0 from sales s
     where s.id = p.sale_id and s.customer_id is null and s.voided_at is not null`,
    `update customers c set due = h.due, rev = 2 from
       (select customer_id, sum(amount - allocated) as due from charges where voided_at is null group by customer_id) h where h.customer_id = c.id`,
    `update customers c set last_sale_at = s.at from
       (select customer_id, max(created_at) as at from sales where voided_at is null group by customer_id) s where s.customer_id = c.id`,
    `select setval(pg_get_serial_sequence('products', 'id'), (select max(id) from products))`,
    `select setval(pg_get_serial_sequence('customers', 'id'), (select max(id) from customers))`,
  ]
  for (const statement of statements) await client.query(statement)
  await client.query('update customers set user_id = $1 where folded = $2', [
    linkedUser,
    fold(LINKED.customer),
  ])
  await client.query(
    `update customers c set credit_limit = x.limit from unnest($1::bigint[], $2::bigint[]) x (id, "limit")
     where x.id = c.id and x.limit is not null`,
    [world.customers.map((one) => one.id), world.customers.map((one) => one.limit)],
  )
}
