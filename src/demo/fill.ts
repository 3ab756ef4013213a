// Fills an empty database with the demonstration shop's years; rows are written past the operations, and obey the same invariants.
import { Client, type ClientConfig } from 'pg'
import { fold } from '#lib/fold.ts'
import { Book } from './book.ts'
import { barcodeOf, customersOf, goodsOf } from './crowd.ts'
import { LINKED, PEOPLE } from './goods.ts'
import { type Size, sizeOf } from './size.ts'
import { trade } from './trade.ts'

interface FillOptions {
  /** About how many sales; 9,000 unless told. More sales are more customers, goods and days too: see size.ts. */
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
  const { rows } = await client.query<{ today: string; seconds: number }>(
    `select current_date::text as today, extract(epoch from localtime)::float as seconds`,
  )
  const now = rows[0] ?? { today: '2026-01-01', seconds: 86_400 }
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
  const size = sizeOf(options.sales ?? 9000)
  await makeGoods(client, size)
  const book = new Book(client, userOf)
  const world = await trade({ ...now, ...size, seed: options.seed ?? 7 }, book)
  await book.close()
  await finish(client, world, userOf(LINKED.userId))
  return { sales: book.sales.next() - 1, movements: book.movements.next() - 1 }
}

async function makeGoods(client: Client, { days, products, customers }: Size): Promise<void> {
  const goods = goodsOf(products)
  const names = customersOf(customers)
  const since = days + 1
  await client.query(
    `insert into products (id, name, folded, emoji, unit, category, price, barcode, folded_barcode, created_at, updated_at)
     select id, n, f, e, u, c, p, b, b, now() - $8::int * interval '1 day', now() - $8::int * interval '1 day'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[]) with ordinality x (n, f, e, u, c, p, b, id)`,
    [
      goods.map((one) => one.name),
      goods.map((one) => fold(one.name)),
      goods.map((one) => one.emoji),
      goods.map((one) => one.unit),
      goods.map((one) => one.category),
      goods.map((one) => one.price),
      goods.map((_, i) => barcodeOf(i + 1)),
      since,
    ],
  )
  await client.query(
    `insert into customers (id, name, folded, phone, created_at)
     select id, n, f, p, now() - $4::int * interval '1 day' from unnest($1::text[], $2::text[], $3::text[]) with ordinality x (n, f, p, id)`,
    [
      names,
      names.map(fold),
      names.map((_, i) => (i % 3 ? `+55119${String(87_654_300 + i * 37)}` : null)),
      since,
    ],
  )
}

/** What is kept beside the rows: levels, dues, what is paid; each in one statement over all of them. */
async function finish(
  client: Client,
  world: Awaited<ReturnType<typeof trade>>,
  linkedUser: number,
): Promise<void> {
  const statements = [
    `update lots l set remaining = m.left from (select lot_id, sum(quantity) as left from movements group by lot_id) m where m.lot_id = l.id`,
    `update products p set stock = m.level, rev = 2, min_stock = case when p.id % 3 = 0 then ceil(m.level * 0.6) else ceil(m.level * 0.2) end
     from (select product_id, sum(quantity) as level from movements group by product_id) m where m.product_id = p.id`,
    `update charges h set allocated = a.paid from (select charge_id, sum(amount) as paid from allocations group by charge_id) a where a.charge_id = h.id`,
    `update customers c set due = h.due, rev = 2 from
       (select customer_id, sum(amount - allocated) as due from charges where voided_at is null group by customer_id) h where h.customer_id = c.id`,
    `update customers c set last_sale_at = s.at from
       (select customer_id, max(created_at) as at from sales where voided_at is null group by customer_id) s where s.customer_id = c.id`,
    // Triggers rest while a shop is filled.
    `insert into customer_names (id, folded, phone, archived_at) select id, folded, phone, archived_at from customers`,
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
