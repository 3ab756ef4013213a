// How the database answers an act: the plan of each of its statements as it was carried out, and what it touched.
import { Client, type ClientConfig } from 'pg'
import type { Database } from '#database/pool.ts'
import { encode, type Step, type Values } from '#database/step.ts'
import type { Act } from './acts.ts'

export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly PlanNode[]
}
export interface Plan {
  readonly step: string
  readonly ms: number
  readonly buffers: number
  readonly nodes: readonly PlanNode[]
  /** Rows of each table that were gone through one after the other, also by the statements of a routine. */
  readonly passed: Readonly<Record<string, number>>
}

/** As the pool's sessions are (src/database/pool.ts). */
const SESSION =
  '-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan -c TimeZone=America/Sao_Paulo'

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)]

/** Where acts are explained: what is read is read, what is written is taken back. */
export class Explained {
  readonly database: Database
  readonly #client: Client
  readonly #known = new Set<string>()
  #plans: Plan[] | undefined

  private constructor(client: Client, real: Database) {
    this.#client = client
    this.database = {
      ...real,
      run: (steps, values) => this.#run(real, steps, values),
      json: async <T>(step: Step, values: Values) => {
        const text = await this.#run(real, [step], values)
        return text === null ? undefined : (JSON.parse(text) as T)
      },
    }
  }

  static async open(config: ClientConfig, real: Database): Promise<Explained> {
    const client = new Client({ ...config, options: SESSION })
    await client.connect()
    return new Explained(client, real)
  }

  close(): Promise<void> {
    return this.#client.end()
  }

  async plansOf(act: Act): Promise<Plan[]> {
    const run = await act.prepare()
    this.#plans = []
    // A write is taken back and so has no answer.
    await run().catch((error: Error) => {
      if (error.message !== 'a write left no answer') throw error
    })
    const plans = this.#plans
    this.#plans = undefined
    return plans
  }

  async #run(real: Database, steps: readonly Step[], values: Values): Promise<string | null> {
    if (!this.#plans) return real.run(steps, values)
    await this.#client.query('begin')
    for (const step of steps) this.#plans.push(await this.#explain(step, values))
    await this.#client.query('rollback')
    return steps.length === 1 ? real.run(steps, values) : null
  }

  /** In this transaction so far. */
  async #passed(): Promise<Record<string, number>> {
    const { rows } = await this.#client.query<{ relname: string; rows: string }>(
      'select relname, seq_tup_read as rows from pg_stat_xact_user_tables where seq_tup_read > 0',
    )
    return Object.fromEntries(rows.map(({ relname, rows: read }) => [relname, Number(read)]))
  }

  async #explain(step: Step, values: Values): Promise<Plan> {
    const name = `"explained:${step.name.slice(-50)}"`
    if (step.routine) await this.#client.query(step.routine)
    if (!this.#known.has(name)) await this.#client.query(`prepare ${name} as ${step.text}`)
    this.#known.add(name)
    const before = await this.#passed()
    const given = step.args.map((arg) => encode(values[arg] ?? null))
    const list = given.map((one) => (one === null ? 'null' : this.#client.escapeLiteral(one))).join(', ')
    const { rows } = await this.#client.query(
      `explain (analyze, buffers, format json) execute ${name}${list && `(${list})`}`,
    )
    const [{ Plan: root, 'Execution Time': ms }] = rows[0]['QUERY PLAN'] as [
      { Plan: PlanNode; 'Execution Time': number },
    ]
    return {
      step: step.name,
      ms,
      buffers: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
      nodes: flat(root),
      passed: Object.fromEntries(
        Object.entries(await this.#passed()).map(([table, rows]) => [table, rows - (before[table] ?? 0)]),
      ),
    }
  }
}

/** Tables that grow with every sale, for as long as the shop stands. */
const GROWING =
  'sales sale_lines movements charges payments allocations activities events requests ways_back sales_by_hour lines_by_day'.split(
    ' ',
  )
/** So many rows are gone through sooner than looked up. */
const FEW = 1000

/** Where a table that grows is gone through from one end to the other. */
export const scansOf = (plans: readonly Plan[]) =>
  plans.flatMap(({ step, passed }) =>
    Object.entries(passed)
      .filter(([table, rows]) => GROWING.includes(table) && rows > FEW)
      .map(([table]) => `${step}: ${table}`),
  )

/** What a plan says of a bitmap it does not say of the table. */
const growing = (node: PlanNode) =>
  GROWING.includes(node['Relation Name'] ?? '') ||
  GROWING.some((table) => node['Index Name']?.startsWith(`${table}_`))

/**
 * The most rows of a table that grows that one part of the plans went through, and where: also those that it did not want, and each time
 * that it looked and there was none.
 */
export const passedOf = (plans: readonly Plan[]) =>
  plans
    .flatMap((plan) => plan.nodes)
    .filter((node) => growing(node) && node['Actual Loops'] > 0)
    .map((node) => ({
      rows: Math.round(
        Math.max(1, node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      ),
      at: node['Index Name'] ?? node['Relation Name'] ?? '',
    }))
    .reduce((most, one) => (one.rows > most.rows ? one : most), { rows: 0, at: '' })
