// Names known in a process are those of the database: whatever another process gave, put away or brought back counts at once.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOf } from '#commands/asked.ts'
import type { Database } from '#database/pool.ts'
import { customerNames } from '#domain/customers/index.ts'
import { Names } from '#domain/names.ts'
import { productNames } from '#domain/products/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { peopleNames } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
/** Another process of the same shop. */
let elsewhere: Runtime
let client: Client
let sent: string[]
beforeAll(async () => {
  shop = await TestShop.open()
  const database: Database = {
    ...shop.database,
    json: (step, values) => {
      sent.push(step.name)
      return shop.database.json(step, values)
    },
  }
  elsewhere = { ...shop.runtime, names: new Names(), database }
  client = new Client(shop.fresh.config)
  await client.connect()
  for (const name of ['Café', 'Queijo', 'Bolo']) await made({ name })
  await shop.do('customers.create', { name: 'Ana Rocha' })
  sent = []
  await productNames.warm(elsewhere)
  await customerNames.warm(elsewhere)
})
afterAll(async () => {
  await client.end()
  await shop.close()
})

const made = (input: { name: string }) =>
  shop.do('products.create', { price: 100, ...input }, { actor: shop.owner })
const goods = async (typed: string, runtime = elsewhere) =>
  (await productNames.find(runtime, askedOf(typed))).map(({ name }) => name)
const customers = async (typed: string) =>
  (await customerNames.find(elsewhere, askedOf(typed))).map(({ name }) => name)
const trips = async (what: () => Promise<unknown>) => {
  sent = []
  await what()
  return sent
}
const idOf = (name: string) => shop.look<number>(`select id from products where name = '${name}'`)
const versionOf = (id: number) => shop.look<number>(`select version from products where id = ${id}`)

describe('what another process did counts for the next line', () => {
  it('a name that is new, changed, put away or brought back', async () => {
    expect(await goods('suco')).toEqual([])
    await made({ name: 'Suco de uva' })
    expect(await goods('suco')).toEqual(['Suco de uva'])
    const id = await idOf('Suco de uva')
    const edit = async (more: object) =>
      shop.do('products.edit', { id, version: await versionOf(id), ...more }, { actor: shop.owner })
    await edit({ name: 'Néctar' })
    expect(await goods('suco')).toEqual([])
    expect(await goods('nectar')).toEqual(['Néctar'])
    await edit({ archived: true })
    expect(await goods('nectar')).toEqual([])
    await edit({ archived: false })
    expect(await goods('nectar')).toEqual(['Néctar'])
  })

  it('a customer, and a person by the name that Telegram has of them', async () => {
    expect(await customers('bento')).toEqual([])
    await shop.do('customers.create', { name: 'Bento Lima' })
    expect(await customers('bento')).toEqual(['Bento Lima'])
    const people = async (typed: string) =>
      (await peopleNames.find(elsewhere, askedOf(typed))).map(({ name }) => name)
    expect(await people('quiteria')).toEqual([])
    await client.query(`update users set username = 'quiteria' where name = 'Caio'`)
    expect(await people('quiteria')).toEqual(['Caio'])
  })

  it('a price is as it is now, and needs no name', async () => {
    const id = await idOf('Café')
    await shop.do('products.edit', { id, version: await versionOf(id), price: 777 }, { actor: shop.owner })
    expect(await productNames.find(elsewhere, askedOf('café'))).toEqual([
      expect.objectContaining({ price: 777 }),
    ])
  })

  it('given in a transaction that is older than others, and ended after them', async () => {
    await client.query('begin')
    await client.query(`insert into products (name, folded, price) values ('Xarope', 'xarope', 100)`)
    await made({ name: 'Zimbro' })
    expect(await goods('xarope zimbro')).toEqual(['Zimbro'])
    await client.query('commit')
    expect(await goods('xarope zimbro')).toEqual(expect.arrayContaining(['Xarope', 'Zimbro']))
  })

  it('never given where it was taken back', async () => {
    await client.query('begin')
    await client.query(`insert into products (name, folded, price) values ('Yakisoba', 'yakisoba', 100)`)
    await client.query('rollback')
    expect(await goods('yakisoba')).toEqual([])
  })
})

describe('a line costs one trip', () => {
  it('where nothing has changed, and where what has changed is none of its names', async () => {
    await goods('café')
    expect(await trips(() => goods('café'))).toEqual(['products.candidates'])
    await made({ name: 'Água' })
    expect(await trips(() => goods('café'))).toEqual(['products.candidates'])
  })

  it('and another where one of its names is new', async () => {
    await made({ name: 'Cafeteira' })
    expect(await trips(() => goods('café'))).toEqual(['products.candidates', 'products.candidates'])
    expect(await trips(() => goods('café'))).toEqual(['products.candidates'])
  })

  it('while somebody else is still at it, with what is told again', async () => {
    await client.query('begin')
    await client.query('select pg_current_xact_id()')
    await made({ name: 'Cafezal' })
    await goods('café')
    expect(await trips(() => goods('café'))).toEqual(['products.candidates'])
    await client.query('commit')
  })
})

describe('lines that come together', () => {
  it('find what is new, also where another of them has just heard of it', async () => {
    await goods('café')
    await made({ name: 'Goiabada' })
    // The first asks, and waits for its answer until the second has had its own.
    let letGo = () => {}
    const second = new Promise<void>((done) => (letGo = done))
    const slow: Database = {
      ...shop.database,
      json: async (step, values) => {
        const answer = await shop.database.json(step, values)
        await second
        return answer as never
      },
    }
    const first = goods('goiabada', { ...elsewhere, database: slow })
    expect(await goods('goiabada')).toEqual(['Goiabada'])
    letGo()
    expect(await first).toEqual(['Goiabada'])
  })
})

describe('many names at once', () => {
  const list = (from: number, to: number) =>
    client.query(
      `insert into products (name, folded, price) select 'Lote ' || n, 'lote ' || n, 100 from generate_series(${from}, ${to}) n`,
    )

  it('are read anew, and the last of them is found', async () => {
    await goods('café')
    await list(1, 2000)
    const taken = await trips(async () => expect(await goods('lote 1999')).toContain('Lote 1999'))
    expect(taken).toContain('products.all_names')
    expect(await trips(() => goods('lote 1999'))).toEqual(['products.candidates'])
  })

  it('also while somebody else is still at it: read anew once, and what comes then is found', async () => {
    await client.query('begin')
    await client.query('select pg_current_xact_id()')
    await shop.database.run(
      [
        {
          name: 'test.list',
          text: `insert into products (name, folded, price) select 'Caixa ' || n, 'caixa ' || n, 100 from generate_series(1, 2000) n`,
          args: [],
        },
      ],
      {},
    )
    expect(await goods('caixa 1999')).toContain('Caixa 1999')
    expect(await trips(() => goods('caixa 1999'))).toEqual(['products.candidates'])
    await made({ name: 'Caixa forte' })
    expect(await goods('caixa forte')).toContain('Caixa forte')
    await client.query('commit')
  })

  it('put away while somebody else is still at it are forgotten once', async () => {
    await list(20_001, 20_800)
    await goods('lote 20800')
    await client.query('begin')
    await client.query('select pg_current_xact_id()')
    await shop.database.run(
      [
        {
          name: 'test.away',
          text: `update products set archived_at = now() where folded ~ '^lote 20[0-9]{3}$'`,
          args: [],
        },
      ],
      {},
    )
    expect(await goods('lote 20800')).not.toContain('Lote 20800')
    expect(await trips(() => goods('lote 20800'))).toEqual(['products.candidates'])
    await client.query('commit')
  })

  it('that are gone for good leave their place to others', async () => {
    await client.query(
      `insert into products (name, folded, price) select 'Mel ' || n, 'mel ' || n, 100 from generate_series(1, 800) n`,
    )
    await made({ name: 'Mel silvestre da serra' })
    await goods('mel 800')
    await client.query(`delete from products where folded ~ '^mel [0-9]+$'`)
    expect(await goods('mel')).toEqual(['Mel silvestre da serra'])
    expect(await trips(() => goods('mel'))).toEqual(['products.candidates'])
  })

  it('asked for by several lines at once are read once', async () => {
    await list(3001, 5000)
    const taken = await trips(async () => {
      const all = await Promise.all(Array.from({ length: 8 }, () => goods('lote 4999')))
      for (const found of all) expect(found).toContain('Lote 4999')
    })
    expect(taken.filter((name) => name === 'products.all_names').length).toBeLessThanOrEqual(2)
  })

  it('of more than a page are all read, each once', async () => {
    await list(10_001, 16_000)
    const fresh = { ...elsewhere, names: new Names() }
    for (const n of [1, 2000, 10_001, 15_999, 16_000])
      expect((await goods(`lote ${n}`, fresh)).filter((name) => name === `Lote ${n}`)).toEqual([`Lote ${n}`])
  })
})

describe('what cannot be read', () => {
  it('is said, and read by the next line', async () => {
    let fails = true
    const database: Database = {
      ...shop.database,
      json: (step, values) =>
        fails && step.name === 'products.all_names'
          ? Promise.reject(new Error('away'))
          : shop.database.json(step, values),
    }
    const broken = { ...shop.runtime, names: new Names(), database }
    await expect(goods('café', broken)).rejects.toThrow('away')
    fails = false
    expect(await goods('café', broken)).toContain('Café')
  })
})

it('known from a database that was newer, before it was restored, are read anew', async () => {
  let isNewer = true
  const database: Database = {
    ...shop.database,
    json: async (step, values) => {
      if (step.name !== 'products.all_names' || !isNewer) return shop.database.json(step, values)
      isNewer = false
      return { names: [], since: '900000000000' } as never
    },
  }
  const restored = { ...shop.runtime, names: new Names(), database }
  expect(await goods('café', restored)).toContain('Café')
  await made({ name: 'Canjica' })
  expect(await goods('canjica', restored)).toEqual(['Canjica'])
})

it('given in a database that this one was filled from count as before once they change here', async () => {
  await made({ name: 'Damasco' })
  const id = await idOf('Damasco')
  await client.query(
    `update products set named = (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000000)::text::xid8 where id = ${id}`,
  )
  const filled = { ...shop.runtime, names: new Names() }
  expect(await goods('damasco', filled)).toEqual(['Damasco'])
  await shop.do('products.edit', { id, version: await versionOf(id), name: 'Abricó' }, { actor: shop.owner })
  expect(await goods('abrico', filled)).toEqual(['Abricó'])
})

it('given by an older transaction than the one before it counts too', async () => {
  await made({ name: 'Framboesa' })
  const id = await idOf('Framboesa')
  const other = new Client(shop.fresh.config)
  await other.connect()
  await client.query('begin')
  await client.query('select pg_current_xact_id()')
  await other.query(`update products set name = 'Amora', folded = 'amora' where id = ${id}`)
  expect(await goods('amora')).toEqual(['Amora'])
  await client.query(`update products set name = 'Cereja', folded = 'cereja' where id = ${id}`)
  await client.query('commit')
  await other.end()
  expect(await goods('cereja')).toEqual(['Cereja'])
  expect(await goods('amora')).toEqual([])
})
