// Fills an empty database with the demonstration shop's year; rows are written past the operations, and obey the same invariants.
import { Client, type ClientConfig } from 'pg'
import { fold } from '#lib/fold.ts'
import { Book } from './book.ts'
import { CUSTOMERS, GOODS, LINKED, PEOPLE } from './goods.ts'
import { trade } from './trade.ts'

interface FillOptions {
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
