// Lists that are sent in: read as shops write them, shown before anything happens, all or nothing, taken back.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import type { Previewed } from '#domain/imports/index.ts'
import { errorsFile, pruneImports, textOfFile } from '#domain/imports/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())
afterEach(() => shop.expectSound())

let named = 0
const tag = () => `n${++named}`
const asOwner = () => ({ actor: shop.owner })
const preview = (text: string): Promise<Previewed> =>
  shop.do('imports.create', { kind: 'products', text }, asOwner())
const numbers = ({ id, creates, changes }: Previewed) => ({ id, creates, changes })
const commit = (shown: Previewed) => shop.run('imports.commit', numbers(shown), asOwner())
const sums = ({ rows, creates, changes, same, errors }: Previewed) => [
  rows,
  creates,
  changes,
  same,
  errors.length,
]
interface Goods {
  readonly id: number
  readonly version: number
  readonly name: string
  readonly price: number
  readonly stock: number
  readonly sku: string | null
}
const found = async (q: string) => (await shop.all('products.list', { q }, shop.owner)) as unknown as Goods[]
const make = (fields: object = {}) =>
  shop.do('products.create', { name: `Velho ${tag()}`, price: 500, ...fields }, asOwner())

describe('a file', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from('preço – €'), 'preço – €'],
    ['UTF-8 with its mark', Buffer.from('\ufeffpreço'), 'preço'],
    ['Windows-1252', Buffer.from([0x70, 0xe7, 0x20, 0x96, 0x20, 0x80, 0x81, 0x9f]), 'pç – €\u0081Ÿ'],
  ])('in %s is read as it was written', (_, bytes, text) => {
    expect(textOfFile(bytes)).toBe(text)
  })

  it.each([
    [';', '1.234,56', 123_456],
    ['\t', '1,234.56', 123_456],
    [',', '0.35', 35],
    [';', 'R$ 12,5', 1250],
    [';', '1.234', 123_400],
  ])('parted by %j with %s has one reading', async (separator, price, cents) => {
    const name = `Pão ${tag()}`
    const shown = await preview(`preço${separator}nome\n"${price}"${separator}${name}\n`)
    expect(shown.items).toMatchObject([{ line: 2, name, after: { price: cents }, before: null }])
  })

  it('names lines as the file counts them: blank ones, and cells of several lines', async () => {
    const { items, errors } = await preview(
      `nome;preço\r\n\r\n"Um ${tag()}";1\r\n;;\r\n"Dois\r\nlinhas";2\r\nTrês ${tag()};x\r\n`,
    )
    expect(items.map(({ line }) => line)).toEqual([3])
    expect(errors).toMatchObject([
      { line: 5, column: 'nome', issue: 'control_characters' },
      { line: 7, column: 'preço', value: 'x', issue: 'not_a_number' },
    ])
  })

  it.each(['', '\n\n', 'preço\n1\n', 'a;b\n1;2\n', 'nome;name\na;b\n', 'nome;preço\n"a;1\n', 'nome\0\n'])(
    '%j is no list',
    async (text) => {
      const refused = await shop.refusal('imports.create', { kind: 'products', text }, asOwner())
      expect([refused.code, refused.details.errors?.[0]?.path]).toEqual(['invalid_input', 'file'])
    },
  )

  it('of more than ten thousand lines is too much', async () => {
    const text = `nome;preço\n${Array.from({ length: 10_001 }, (_, i) => `L ${i};1`).join('\n')}\n`
    const { code } = await shop.refusal('imports.create', { kind: 'products', text }, asOwner())
    expect(code).toBe('too_large')
  })

  it('is read without holding others up: of ten thousand lines, some hundreds at a time', async () => {
    const line = (i: number) => `Artigo comprido ${i};${i % 90},50;kg;Mercearia;${10 + (i % 7)};2,35;1,20`
    const lines = Array.from({ length: 10_000 }, (_, i) => line(i))
    let turns = 0
    let isReading = true
    const turn = () => {
      turns++
      if (isReading) setImmediate(turn)
    }
    turn()
    const shown = await preview(`nome;preço;unidade;categoria;mínimo;estoque;custo\n${lines.join('\n')}\n`)
    isReading = false
    expect(sums(shown)).toEqual([10_000, 10_000, 0, 0, 0])
    expect(shown.items).toHaveLength(200)
    expect(turns).toBeGreaterThan(80)
    await shop.do('imports.remove', { id: shown.id }, asOwner())
  })
})

describe('a preview', () => {
  it('tells what would be made, changed and left, what is strange first, and changes nothing', async () => {
    const [one, two, three] = [await make(), await make(), await make()]
    const text = `nome;preço\n${one.name.toUpperCase()};6,00\n${two.name};5,00\n${three.name};55,00\nNovo ${tag()};1,00\n`
    const shown = await preview(text)
    expect(sums(shown)).toEqual([4, 1, 2, 1, 0])
    expect(shown.items.map(({ entityId, odd, before }) => [entityId, odd, before])).toEqual([
      [three.id, true, { price: 500 }],
      [one.id, false, { price: 500 }],
      [null, false, null],
    ])
    expect((await found(one.name))[0]?.price).toBe(500)
    expect(await shop.do('imports.get', { id: shown.id }, asOwner())).toEqual(shown)
  })

  it('errs at the later of two lines of one name or code, at what another has, and at what lacks', async () => {
    const other = await make({ barcode: `b${tag()}` })
    const [a, b] = [tag(), tag()]
    const shown = await preview(
      `nome;preço;código;unidade;estoque;custo\nA ${a};1;x${a};;;\nB ${b};1;x${a};;;\na  ${a};2;;;;\nC ${tag()};1;${other.barcode};;;\n` +
        `D ${tag()};;;;;\nE ${tag()};1;;palmo;;\nF ${tag()};1;;un;1,5;1\nG ${tag()};1;;un;3;\n`,
    )
    expect(shown.errors.map(({ line, column, issue }) => [line, column, issue])).toEqual([
      [3, 'código', 'stands_twice'],
      [4, 'nome', 'stands_twice'],
      [5, 'código', 'taken'],
      [6, 'preço', 'required'],
      [7, 'unidade', 'not_one_of'],
      [8, 'estoque', 'not_whole'],
      [9, 'custo', 'required'],
    ])
    expect(shown.creates).toBe(1)
  })

  it('is mended a value at a time; a line or a column that is not there is named', async () => {
    const t = tag()
    const { id } = await preview(`nome;preço\nCerto ${t};1,00\nErrado ${t};x\n`)
    const mend = (line: number, column: string, value: string) => ({ id, line, column, value }) as const
    const still = await shop.do('imports.mend', mend(3, 'preço', 'y'), asOwner())
    expect(still.errors).toMatchObject([{ line: 3, value: 'y' }])
    const mended = await shop.do('imports.mend', mend(3, 'preço', '13,40'), asOwner())
    expect(sums(mended)).toEqual([2, 2, 0, 0, 0])
    for (const [wrong, path] of [
      [mend(99, 'preço', '1'), 'line'],
      [mend(3, 'cor', '1'), 'column'],
    ] as const)
      expect((await shop.refusal('imports.mend', wrong, asOwner())).details.errors?.[0]?.path).toBe(path)
    // A column that the file does not have is one that it may get.
    const unit = await shop.do('imports.mend', mend(3, 'unidade', 'kg'), asOwner())
    expect(unit.items.map(({ after }) => after['unit'])).toEqual(['un', 'kg'])
  })

  it('lives a day, and is gone then', async () => {
    const shown = await preview(`nome;preço\nVelha ${tag()};1\n`)
    const hours = (Date.parse(shown.expiresAt) - Date.now()) / 3_600_000
    expect(hours > 23.9 && hours < 24.1).toBe(true)
    await shop.database.run(
      [
        step(
          'test.age',
          `update imports set created_at = now() - interval '25 hours' where id = @id::bigint`,
        ),
      ],
      { id: shown.id },
    )
    expect((await shop.refusal('imports.get', { id: shown.id }, asOwner())).code).toBe('not_found')
    await pruneImports(shop.database)
    expect(await shop.look(`select count(*) from imports where id = ${shown.id}`)).toBe(0)
  })

  it('reads a number as the file means it; one that may be two is asked about', async () => {
    const stock = async (list: string) => (await preview(list)).items.map(({ after }) => after['stock'])
    const columns = 'nome;preço;unidade;estoque;custo'
    const line = (price: string, quantity: string) => `${columns}\nA ${tag()};${price};kg;${quantity};1\n`
    expect(await stock(line('1,50', '2.500'))).toEqual([2500])
    expect(await stock(line('1.50', '2.500'))).toEqual([2.5])
    const { errors } = await preview(line('1', '2.500'))
    expect(errors).toMatchObject([{ column: 'estoque', issue: 'two_readings' }])
  })

  it('changes a unit of what has never moved alone', async () => {
    const [still, moved] = [await make(), await make()]
    await shop.do('stock.receive', { productId: moved.id, quantity: 2, unitCost: 100 })
    const shown = await preview(`nome;unidade;oculto\n${still.name};kg;sim\n${moved.name};kg;talvez\n`)
    expect(shown.items).toMatchObject([{ entityId: still.id, after: { unit: 'kg', hidden: true } }])
    expect(shown.errors).toMatchObject([
      { line: 3, column: 'unidade', issue: 'unit_in_use' },
      { line: 3, column: 'oculto', issue: 'not_one_of' },
    ])
    await commit(shown)
    // Users are told that it is gone.
    expect(
      await shop.look(
        `select to_json(staff_only) from events where name = 'product.changed' and entity_id = ${still.id}`,
      ),
    ).toBe(false)
  })

  it('calls a column that its file does not have as whoever reads it does, and takes its mending by either name', async () => {
    const english = { actor: { ...shop.owner, language: 'en' as const } }
    const text = 'nome;unit\nRapadura;un\n'
    const shown = await shop.do('imports.create', { kind: 'products', text }, english)
    expect(shown.errors).toMatchObject([{ line: 2, column: 'price', issue: 'required' }])
    expect((await preview(text)).errors).toMatchObject([{ line: 2, column: 'preço', issue: 'required' }])
    const mend = { id: shown.id, line: 2, column: 'price', value: '5.00' }
    expect((await shop.do('imports.mend', mend, english)).errors).toEqual([])
  })

  it('turns the price and the minimum that it does not say into the unit that it says, shows both, and takes them back', async () => {
    const held = { price: 4000, minStock: 1.5, unit: 'kg' }
    const [cheese, ham, oil] = [await make(held), await make(held), await make({ price: 3, unit: 'ml' })]
    const shown = await preview(
      `nome;unidade;preço;mínimo\n${cheese.name};g;;\n${ham.name};g;0,05;\n${oil.name};l;;\n`,
    )
    expect(shown.items).toMatchObject([
      { before: held, after: { price: 4, minStock: 1500, unit: 'g' }, odd: false },
      { before: held, after: { price: 5, minStock: 1500, unit: 'g' }, odd: false },
      { before: { price: 3, unit: 'ml' }, after: { price: 3000, unit: 'l' }, odd: false },
    ])
    const { undoId } = await commit(shown)
    const now = (id: number) => shop.do('products.get', { id }, asOwner())
    expect(await now(cheese.id)).toMatchObject({ price: 4, minStock: 1500, unit: 'g' })
    await shop.undo(undoId)
    expect(await now(cheese.id)).toMatchObject(held)
  })

  it('errs at a unit in which what it does not say is not exact, or too much', async () => {
    const odd = await make({ price: 4050, unit: 'kg' })
    const little = await make({ price: 4, minStock: 0.5, unit: 'g' })
    const much = await make({ price: 4000, minStock: 20_000, unit: 'l' })
    const shown = await preview(
      `nome;unidade;preço;mínimo\n${odd.name};g;;\n${little.name};kg;;\n${much.name};ml;;\n`,
    )
    expect(shown.errors).toMatchObject([
      { line: 2, column: 'unidade', issue: 'price_not_exact' },
      { line: 3, column: 'unidade', issue: 'stock_not_exact' },
      { line: 4, column: 'unidade', issue: 'out_of_bounds_in_unit' },
    ])
    const said = await preview(
      `nome;unidade;preço;mínimo\n${odd.name};g;0,04;\n${little.name};kg;;1\n${much.name};ml;;9\n`,
    )
    expect(said.errors).toEqual([])
  })

  it('gives its wrong lines as a file of the same columns, in which no formula lives', async () => {
    const { id } = await preview('nome;preço\nCerto;1,00\n=1+1;x\n"a;""b""";y\n')
    const file = await errorsFile(shop.runtime, id, shop.owner)
    expect(file).toBe('\ufeffnome;preço\r\n\'=1+1;x\r\n"a;""b""";y\r\n')
    const again = await preview(textOfFile(Buffer.from(file.replace(';x', ';2').replace(';y', ';3'))))
    expect(again.items.map(({ name }) => name)).toEqual(['=1+1', 'a;"b"'])
    await expect(errorsFile(shop.runtime, id, shop.staff)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('goes by most numbers where they disagree, and by its mark and its words where none tells', async () => {
    const price = async (list: string) => (await preview(list)).items.map(({ after }) => after['price'])
    const [a, b, c] = [tag(), tag(), tag()]
    const mixed = `nome;preço\nA ${a};1.234.567\nB ${b};1,5\nC ${c};0.75\n`
    expect(await price(mixed)).toEqual([123_456_700, 150, 75])
    expect(await price(`name,price\nA ${tag()},"1,234"\n`)).toEqual([123_400])
    expect(await price(`name;price\nA ${tag()};"1,234"\n`)).toEqual([123_400])
  })

  it('takes away a value that is mended to nothing', async () => {
    const { id } = await preview(`nome;preço;sku\nUm ${tag()};1,00;s${tag()}\n`)
    const { items } = await shop.do('imports.mend', { id, line: 2, column: 'sku', value: '' }, asOwner())
    expect(items[0]?.after).not.toHaveProperty('sku')
    const nobodys = { id: 999_999, line: 2, column: 'sku', value: '' }
    expect((await shop.refusal('imports.mend', nobodys, asOwner())).code).toBe('not_found')
  })

  it('is of who made it: another owner finds nothing', async () => {
    const shown = await preview(`nome;preço\nMeu ${tag()};1\n`)
    const other = { actor: { ...shop.staff, role: 'owner' as const } }
    expect((await shop.refusal('imports.get', { id: shown.id }, other)).code).toBe('not_found')
    await shop.do('imports.remove', { id: shown.id }, asOwner())
    expect((await shop.refusal('imports.commit', numbers(shown), asOwner())).code).toBe('not_found')
  })
})

describe('carrying it out', () => {
  it('makes and changes all good lines, with their opening lots, and leaves out what errs', async () => {
    const t = tag()
    const old = await make()
    const shown = await preview(
      `nome;preço;estoque;custo;sku\nCafé ${t};12,50;3;8,00;s${t}\n${old.name};6,00;2;1,00;\nErrado ${t};x;;;\n`,
    )
    const { value } = await commit(shown)
    expect(value).toEqual({ kind: 'products', created: 1, changed: 1, received: 2 })
    expect(await found(t)).toMatchObject([{ name: `Café ${t}`, price: 1250, stock: 3, sku: `s${t}` }])
    expect(await found(old.name)).toMatchObject([{ price: 600, stock: 2, version: 2 }])
    // Once alone.
    expect((await shop.refusal('imports.commit', numbers(shown), asOwner())).code).toBe('not_found')
    // And the same list doubles nothing.
    const again = await preview(`nome;preço;estoque;custo\nCafé ${t};12,50;3;8,00\n${old.name};6,00;2;1,00\n`)
    expect(sums(again)).toEqual([2, 0, 0, 2, 0])
  })

  it('is answered alike under one key', async () => {
    const shown = await preview(`nome;preço\nUm ${tag()};1\n`)
    const key = { ...asOwner(), intentKey: `test:${tag()}` }
    const first = await shop.run('imports.commit', numbers(shown), key)
    const second = await shop.run('imports.commit', numbers(shown), key)
    expect([first.replayed, second.replayed, second.text]).toEqual([false, true, first.text])
  })

  it('does nothing by other numbers, nor when the shop has changed; what is shown then is what would be done now', async () => {
    const old = await make()
    const t = tag()
    const shown = await preview(`nome;preço\n${old.name};6,00\nNovo ${t};1,00\n`)
    const changed = { code: 'wrong_state', details: { state: 'changed' } }
    expect(await shop.refusal('imports.commit', { ...numbers(shown), creates: 2 }, asOwner())).toMatchObject(
      changed,
    )
    await shop.do('products.edit', { id: old.id, version: 1, price: 550 }, asOwner())
    expect(await shop.refusal('imports.commit', numbers(shown), asOwner())).toMatchObject(changed)
    expect(await found(t)).toEqual([])
    const anew = await shop.do('imports.get', { id: shown.id }, asOwner())
    expect(anew.items.map(({ before }) => before)).toContainEqual({ price: 550 })
    expect((await commit(anew)).value).toEqual({ kind: 'products', created: 1, changed: 1, received: 0 })
  })

  it('tells whose edit is stale what a list changed, and what taking it back did', async () => {
    const old = await make()
    const stale = async () =>
      (await shop.refusal('products.edit', { id: old.id, version: 1, price: 900 }, asOwner())).details.changed
    const by = { by: { id: shop.owner.userId } }
    const { undoId } = await commit(await preview(`nome;preço;mínimo\n${old.name};6,00;3\n`))
    expect(Object.keys((await stale()) ?? {}).toSorted()).toEqual(['minStock', 'price'])
    await shop.undo(undoId)
    expect(await stale()).toMatchObject({ minStock: by, price: by })
    expect(await shop.look(`select edits->'price'->'version' from products where id = ${old.id}`)).toBe(3)
  })

  it('goes once when two agree at the same moment, and never halfway when goods change meanwhile', async () => {
    for (let i = 0; i < 4; i++) {
      const old = await make()
      const t = tag()
      const shown = await preview(`nome;preço\n${old.name};6,00\nNovo ${t};1,00\n`)
      const edit = shop.run('products.edit', { id: old.id, version: 1, price: 700 }, asOwner())
      const ends = await Promise.allSettled([commit(shown), commit(shown), edit])
      const done = ends.slice(0, 2).filter(({ status }) => status === 'fulfilled').length
      expect(done).toBeLessThanOrEqual(1)
      expect((await found(t)).length).toBe(done)
    }
  })
})

describe('taking it back', () => {
  it('takes all of it back at once: what was made is gone, what was changed is as it was', async () => {
    const old = await make({ sku: `k${tag()}`, category: 'Padaria', minStock: 4 })
    const t = tag()
    const { undoId, value } = await commit(
      await preview(
        `nome;preço;sku;categoria;mínimo;estoque;custo\n${old.name};6,00;z${t};Doces;1;;\nNovo ${t};1,00;;;;7;0,50\nVazio ${t};1,00;;;;;\n`,
      ),
    )
    expect(value).toEqual({ kind: 'products', created: 2, changed: 1, received: 1 })
    const { value: undone } = await shop.undo(undoId)
    expect(undone).toMatchObject({ operation: 'imports.commit' })
    expect(await found(t)).toEqual([])
    const { version: _, rev: __, updatedAt: ___, ...after } = await shop.do('products.get', { id: old.id })
    expect(old).toMatchObject(after)
    expect((await shop.undo(undoId).catch((error: unknown) => error)) as object).toMatchObject({
      details: { state: 'undone' },
    })
  })

  it('goes for as long as its way back is open, whenever the list came; what is gone is offered no more', async () => {
    const shown = await preview(`nome;preço\nTarde ${tag()};1,00\n`)
    const { undoId } = await commit(shown)
    const age = (hours: number) =>
      shop.database.run(
        [
          step(
            'test.age_done',
            `update imports set created_at = now() - @hours::int * interval '1 hour' where id = @id::bigint`,
          ),
        ],
        { id: shown.id, hours },
      )
    const isOffered = async () =>
      (await shop.do('activities.list', { limit: 1 }, asOwner())).items[0]?.undoUntil != null
    await age(24)
    await pruneImports(shop.database)
    expect(await isOffered()).toBe(true)
    await age(26)
    await pruneImports(shop.database)
    expect(await isOffered()).toBe(false)
    expect((await shop.undo(undoId).catch((error: unknown) => error)) as object).toMatchObject({
      code: 'not_found',
    })
  })

  it.each<[string, (id: number) => Promise<unknown>, object]>([
    [
      'sold',
      (productId) =>
        shop.do('sales.create', {
          items: [{ productId, quantity: 1 }],
          payments: [{ amount: 100, method: 'cash' }],
        }),
      { code: 'insufficient_stock', details: { shortages: [{ requested: 2, available: 1 }] } },
    ],
    [
      'changed',
      (id) => shop.do('products.edit', { id, version: 1, price: 9 }, asOwner()),
      { code: 'version_conflict', details: { current: { price: 9, version: 2 } } },
    ],
    [
      'received anew',
      (productId) => shop.do('stock.receive', { productId, quantity: 1, unitCost: 40 }),
      { code: 'wrong_state', details: { state: 'in_use' } },
    ],
  ])('takes nothing back once something of it was %s', async (_, act, refusal) => {
    const t = tag()
    const { undoId } = await commit(
      await preview(`nome;preço;estoque;custo\nUm ${t};1,00;2;0,50\nDois ${t};1,00;;\n`),
    )
    const [dois, um] = await found(t)
    await act((um?.stock ? um : dois)?.id ?? 0)
    const refused: unknown = await shop.undo(undoId).catch((error: unknown) => error)
    expect(refused).toMatchObject(refusal)
    expect(await found(t)).toHaveLength(2)
  })
})
