// Rows on their way into the database: kept by column, sent in large pieces, ids given by us.
import type { Client } from 'pg'

type Cell = string | number | boolean | null

/** Rows a statement; large enough to be fast, small enough to be held. */
const PIECE = 20_000

export class Table {
  readonly name: string
  readonly #columns: readonly [name: string, type: string][]
  readonly #client: Client
  #cells: Cell[][]
  #lastId = 0

  /** Columns as `[name, type]`; the first is the id. */
  constructor(client: Client, name: string, columns: readonly [name: string, type: string][]) {
    this.#client = client
    this.name = name
    this.#columns = columns
    this.#cells = columns.map(() => [])
  }

  /** The id the next row gets. */
  next(): number {
    return ++this.#lastId
  }

  add(...row: Cell[]): void {
    for (const [i, cell] of row.entries()) this.#cells[i]?.push(cell)
  }

  get full(): boolean {
    return (this.#cells[0]?.length ?? 0) >= PIECE
  }

  async flush(): Promise<void> {
    if (!this.#cells[0]?.length) return
    const names = this.#columns.map(([name]) => `"${name}"`).join(', ')
    const arrays = this.#columns.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')
    const cells = this.#cells
    this.#cells = this.#columns.map(() => [])
    await this.#client.query(`insert into ${this.name} (${names}) select * from unnest(${arrays})`, cells)
  }

  /** The database counts on from here. */
  async settle(): Promise<void> {
    await this.flush()
    if (this.#columns[0]?.[0] !== 'id') return
    await this.#client.query(
      `select setval(pg_get_serial_sequence($1, 'id'), greatest((select max(id) from ${this.name}), 1))`,
      [this.name],
    )
  }
}
