// Figures for Prometheus: requests by route and status, the pool, the process.
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '#database/pool.ts'

export class Metrics {
  readonly #registry = new Registry()
  readonly #requests: Histogram<'method' | 'route' | 'status'>

  constructor() {
    collectDefaultMetrics({ register: this.#registry })
    this.#requests = new Histogram({
      name: 'balcao_http_request_seconds',
      help: 'Time to answer, by method, route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.#registry],
    })
  }

  /** `route`: its pattern, never the path itself. */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds)
  }

  watchDatabase(database: Database): void {
    const connections = new Gauge({
      name: 'balcao_database_connections',
      help: 'Connections of this process, and callers that wait for one',
      labelNames: ['state'],
      registers: [this.#registry],
      collect: () => {
        const { total, idle, waiting } = database.figures()
        connections.set({ state: 'busy' }, total - idle)
        connections.set({ state: 'idle' }, idle)
        connections.set({ state: 'waiting' }, waiting)
      },
    })
  }

  /** What the bot holds: updates to act on, messages to send. */
  watchBot(figures: () => Promise<Readonly<Record<string, number>>>): void {
    const queues = new Gauge({
      name: 'balcao_bot_queue',
      help: 'Updates that wait to be acted on, voice notes to be heard, messages to be sent, and what failed for good',
      labelNames: ['queue'],
      registers: [this.#registry],
      collect: async () => {
        for (const [queue, size] of Object.entries(await figures())) queues.set({ queue }, size)
      },
    })
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  page(): Promise<string> {
    return this.#registry.metrics()
  }
}
