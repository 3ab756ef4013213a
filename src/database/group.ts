// Sends steps as one group with one Sync, as pg-cursor talks to a connection: PostgreSQL runs the group as one implicit
// transaction, all of it at the Sync or nothing. It leans on pg's connection (parse, bind, execute, sync) and on
// parsedStatements: pg is pinned, and tests/database/group.test.ts holds this.
import type { Connection } from 'pg'
import { encode, type Step, type Values } from './step.ts'

/** pg's connection as far as a group needs it; @types/pg leaves these out. */
interface Wire extends Connection {
  readonly stream: Connection['stream']
  readonly parsedStatements: Record<string, string>
  close(statement: { type: 'S'; name: string }): void
}

/** How many passing statements a connection keeps prepared: each may hold a plan of some hundred kilobytes. */
const PASSING_MAX = 24

/** The passing statements of one connection, last used last. */
class Passing {
  static readonly #all = new WeakMap<Wire, Passing>()
  readonly #names = new Set<string>()

  static of(wire: Wire): Passing {
    let found = Passing.#all.get(wire)
    if (!found) Passing.#all.set(wire, (found = new Passing()))
    return found
  }

  /** Notes what is used now; gives the names that are to be let go. */
  use(steps: readonly Step[]): string[] {
    for (const { name, passing } of steps) {
      if (!passing) continue
      this.#names.delete(name)
      this.#names.add(name)
    }
    const gone = [...this.#names].slice(0, Math.max(0, this.#names.size - PASSING_MAX))
    for (const name of gone) this.#names.delete(name)
    return gone
  }
}

export class Group {
  /** pg calls it once: with an error, or with null when the Sync was answered. */
  callback: (error: Error | null) => void
  /** As pg reads it; 0: what the connection says. */
  readonly query_timeout: number
  readonly rows: (string | null)[][][]
  readonly #steps: readonly Step[]
  readonly #values: readonly (readonly (string | null)[])[]
  #at = 0
  #stopListening = () => {}

  /** Every value is encoded here, before a byte is sent: a bad one must not leave half a group on the wire. */
  constructor(steps: readonly Step[], values: Values, done: (error: Error | null) => void) {
    this.callback = done
    this.#steps = steps
    this.query_timeout = Math.max(0, ...steps.map(({ groupMs = 0 }) => groupMs))
    this.#values = steps.map((step) =>
      step.args.map((arg) => {
        const value = values[arg]
        if (value === undefined) throw new TypeError(`the step ${step.name} lacks the value ${arg}`)
        return encode(value)
      }),
    )
    this.rows = steps.map(() => [])
  }

  submit(connection: Connection): void {
    const wire = connection as Wire
    const fresh = this.#steps.filter((step) => wire.parsedStatements[step.name] === undefined)
    this.#markParsed(wire, [...fresh])
    wire.stream.cork()
    try {
      // First in the group: whatever fails after it, what is let go is gone.
      for (const name of Passing.of(wire).use(this.#steps)) {
        delete wire.parsedStatements[name]
        wire.close({ type: 'S', name })
      }
      for (const [i, step] of this.#steps.entries()) {
        if (fresh.includes(step)) wire.parse({ name: step.name, text: step.text, types: [] }, true)
        wire.bind({ statement: step.name, values: [...(this.#values[i] ?? [])] }, true)
        wire.execute({ portal: '', rows: '' }, true)
      }
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
  }

  /** The server answers in order: each ParseComplete is of the next step that was parsed. */
  #markParsed(wire: Wire, waiting: Step[]): void {
    if (!waiting.length) return
    const parsed = () => {
      const step = waiting.shift()
      if (step) wire.parsedStatements[step.name] = step.text
      if (!waiting.length) this.#stopListening()
    }
    wire.on('parseComplete', parsed)
    this.#stopListening = () => wire.off('parseComplete', parsed)
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    this.rows[this.#at]?.push(message.fields)
  }

  handleCommandComplete(): void {
    this.#at++
  }

  handleError(error: Error): void {
    this.#stopListening()
    this.callback(error)
  }

  handleReadyForQuery(): void {
    this.callback(null)
  }

  // What a group never gets an answer of: it sends no Describe, takes no COPY and reads every row at once.
  handleRowDescription(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}
