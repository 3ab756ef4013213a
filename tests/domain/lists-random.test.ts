// Lists as nobody would write them: whatever bytes come, however columns lie, what was written is read, or it is refused; no formula leaves.
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { textOfFile } from '#domain/imports/decode.ts'
import { errorsFile } from '#domain/imports/index.ts'
import { readList } from '#domain/imports/read-list.ts'
import { LIST_BYTES_MAX } from '#lib/limits.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const windows1252 = (text: string) =>
  Buffer.from(
    [...text].map((char) =>
      HIGH.includes(char) ? 0x80 + HIGH.indexOf(char) : (char.codePointAt(0) ?? 0x3f),
    ),
  )
const ENCODINGS = {
  utf8: (text: string) => Buffer.from(text),
  'utf8 with its mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'windows-1252': windows1252,
} as const

const CHARS = [...'abcXYZ áéíçãÑüß0123456789–“”€;,."\'|\t-=+@/()']
/** Of a line, trimmed; one that a spreadsheet would run is told apart below. */
const cell = fc
  .array(fc.constantFrom(...CHARS), { maxLength: 20 })
  .map((chars) => chars.join('').trim())
  .filter((text) => !text.startsWith("'"))
const row = fc.record({ name: cell.filter(Boolean), category: cell, sku: cell })
const written = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  order: fc.shuffledSubarray(['nome', 'categoria', 'sku', 'cor'], { minLength: 4 }),
  separator: fc.constantFrom(';', ',', '\t'),
  encoding: fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[])),
  end: fc.constantFrom('\n', '\r\n'),
  quotesAll: fc.boolean(),
  blank: fc.nat({ max: 3 }),
})

describe('a list of any shape', () => {
  test.prop([written])('is read as it was written', async (list) => {
    const { rows, order, separator, encoding, end, quotesAll, blank } = list
    const quoted = (text: string) =>
      quotesAll || text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text
    const lineOf = (cells: Readonly<Record<string, string>>) =>
      order.map((column) => quoted(cells[column] ?? '')).join(separator)
    const header = order.join(separator)
    const lines = rows.map(({ name, category, sku }) =>
      lineOf({ nome: name, categoria: category, sku, cor: 'azul' }),
    )
    const text = [header, ...Array.from({ length: blank }, () => ''), ...lines, ''].join(end)
    const read = await readList('products', textOfFile(ENCODINGS[encoding](text)))
    expect(read.rows.map(({ cells }) => cells)).toEqual(
      rows.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value))),
    )
    expect(read.rows.map(({ line }) => line)).toEqual(rows.map((_, i) => i + 2 + blank))
  })

  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc
      .array(
        fc.constantFrom(
          'nome',
          'deve',
          ';',
          ',',
          '\t',
          '"',
          '""',
          '\n',
          '\r',
          '\0',
          '=1+1',
          'é',
          ' ',
          '1,5',
          "'",
        ),
        {
          maxLength: 60,
        },
      )
      .map((parts) => Buffer.from(`nome;preço\n${parts.join('')}`)),
  )
  test.prop([anything, fc.constantFrom<'products' | 'customers'>('products', 'customers')])(
    'is read or refused, whatever it is',
    async (bytes, kind) => {
      const read = await readList(kind, textOfFile(bytes)).catch((error: unknown) => error)
      if (read instanceof Error) {
        expect(read).toBeInstanceOf(DomainError)
        expect((read as DomainError).details.errors?.[0]?.path).toBe('file')
      } else expect(read).toHaveProperty('rows')
    },
  )

  it.each([
    ['a quote never closed', `nome;preço\n"${'a'.repeat(LIST_BYTES_MAX - 20)}`],
    ['a line without an end', `nome;preço\n${'a;'.repeat(LIST_BYTES_MAX / 2 - 20)}`],
    ['a NUL somewhere', `nome;preço\n${'Pão;1\n'.repeat(9000)}\0`],
    ['a header of five megabytes', 'a'.repeat(LIST_BYTES_MAX)],
  ])('with %s is refused, and holds nobody up', async (_, text) => {
    let turns = 0
    let isReading = true
    const turn = () => {
      turns++
      if (isReading) setImmediate(turn)
    }
    turn()
    const refused = (await readList('products', text).catch((error: unknown) => error)) as DomainError
    isReading = false
    expect(refused.details.errors?.[0]?.path).toBe('file')
    expect(turns).toBeGreaterThan(0)
  })

  it('with quotes that stand alone keeps them', async () => {
    const { rows } = await readList('products', 'nome;preço\n5" cano;1\nTV 40";2\n')
    expect(rows.map(({ cells }) => cells.name)).toEqual(['5" cano', 'TV 40"'])
  })
})

describe('the file of errors', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await TestShop.open()
  })
  afterAll(() => shop.close())

  test.prop([fc.array(fc.tuple(cell.filter(Boolean), cell), { minLength: 1, maxLength: 8 })], {
    numRuns: times(12, 25),
  })('holds no formula, and says again what was written', async (rows) => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const lines = rows.map(([name, sku]) => [name, 'x', sku].map(quoted).join(';'))
    const text = `nome;preço;sku\n${lines.join('\n')}\n`
    const { id } = await shop.do('imports.create', { kind: 'products', text }, { actor: shop.owner })
    const file = await errorsFile(shop.runtime, id, shop.owner)
    const cells = parse(file, { delimiter: ';', bom: true, relax_quotes: true })
    for (const one of cells.flat()) expect(one).not.toMatch(/^[=+\-@\t\r]/)
    const again = await readList('products', textOfFile(Buffer.from(file)))
    expect(again.rows.map(({ cells: { name, sku = '' } }) => [name, sku])).toEqual(rows)
    await shop.do('imports.remove', { id }, { actor: shop.owner })
  })

  it('says again what was mended, an apostrophe before a formula too', async () => {
    const owner = { actor: shop.owner }
    const { id } = await shop.do('imports.create', { kind: 'products', text: 'nome;preço\nA;x\n' }, owner)
    await shop.do('imports.mend', { id, line: 2, column: 'nome', value: "'=1+1" }, owner)
    const file = await errorsFile(shop.runtime, id, shop.owner)
    expect(file).toContain("'=1+1;x")
    const again = await readList('products', textOfFile(Buffer.from(file)))
    expect(again.rows[0]?.cells.name).toBe('=1+1')
    const { errors } = await shop.do('imports.get', { id }, owner)
    expect(errors[0]?.name).toBe('=1+1')
  })
})
