// Who of the staff looks at what, on whatever process: told in notifications, held in memory, never stored.
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'

export interface Present {
  readonly id: number
  readonly name: string
  readonly state: 'viewing' | 'editing'
}
export interface Subject {
  readonly entity: string
  readonly entityId: number
}

interface Heard {
  readonly process: string
  readonly record: string
  readonly people: readonly Present[]
}

/** Said again so often, and believed for a little longer than two of them. */
const REPEAT_MS = 10_000
const BELIEVED_MS = 25_000

const notify = step('presence.notify', `select pg_notify('presence', @said::text)`)

const keyOf = ({ entity, entityId }: Subject) => `${entity}:${entityId}`

/** `C` is a client of this process. */
export class Presence<C> {
  readonly #database: Database
  readonly #process: string
  readonly #tell: (client: C, record: Subject, people: readonly Present[]) => void
  /** Clients here, by record. */
  readonly #here = new Map<string, Map<C, Present>>()
  /** Those of the other processes, by record and process. */
  readonly #elsewhere = new Map<string, Map<string, { people: readonly Present[]; until: number }>>()
  readonly #repeating: NodeJS.Timeout

  constructor(
    database: Database,
    process: string,
    tell: (client: C, record: Subject, people: readonly Present[]) => void,
  ) {
    this.#database = database
    this.#process = process
    this.#tell = tell
    this.#repeating = setInterval(() => this.#repeat(), REPEAT_MS)
    this.#repeating.unref()
  }

  stop(): void {
    clearInterval(this.#repeating)
  }

  /** The client looks at it, edits it, or (null) does so no more. */
  set(client: C, record: Subject, present: Present | null): void {
    const key = keyOf(record)
    const here = this.#here.get(key) ?? new Map<C, Present>()
    if (present) here.set(client, present)
    else if (!here.delete(client)) return
    if (here.size) this.#here.set(key, here)
    else this.#here.delete(key)
    this.#say(key)
    this.#show(key)
  }

  /** The client went. */
  leave(client: C): void {
    for (const [key, here] of this.#here) if (here.has(client)) this.set(client, recordOf(key), null)
  }

  /** What a process said; our own is known already. */
  heard(payload: string): void {
    const { process, record, people } = JSON.parse(payload) as Heard
    if (process === this.#process) return
    const elsewhere = this.#elsewhere.get(record) ?? new Map()
    if (people.length) elsewhere.set(process, { people, until: Date.now() + BELIEVED_MS })
    else elsewhere.delete(process)
    if (elsewhere.size) this.#elsewhere.set(record, elsewhere)
    else this.#elsewhere.delete(record)
    this.#show(record)
  }

  #peopleAt(key: string): Present[] {
    const all = [
      ...(this.#here.get(key)?.values() ?? []),
      ...[...(this.#elsewhere.get(key)?.values() ?? [])].flatMap(({ people }) => people),
    ]
    const one = new Map<number, Present>()
    for (const person of all) if (one.get(person.id)?.state !== 'editing') one.set(person.id, person)
    return [...one.values()].toSorted((a, b) => a.id - b.id)
  }

  #show(key: string): void {
    const people = this.#peopleAt(key)
    for (const client of this.#here.get(key)?.keys() ?? []) this.#tell(client, recordOf(key), people)
  }

  #say(key: string): void {
    const people = [
      ...new Map([...(this.#here.get(key)?.values() ?? [])].map((one) => [one.id, one])).values(),
    ]
    const said: Heard = { process: this.#process, record: key, people: people.slice(0, 40) }
    this.#database.run([notify], { said: JSON.stringify(said) }).catch(() => {}) // said again in seconds
  }

  /** Says again who is here, and forgets those whom nobody has spoken of. */
  #repeat(): void {
    for (const key of this.#here.keys()) this.#say(key)
    const now = Date.now()
    for (const [key, processes] of this.#elsewhere) {
      const gone = [...processes].filter(([, { until }]) => until < now)
      for (const [process] of gone) processes.delete(process)
      if (!processes.size) this.#elsewhere.delete(key)
      if (gone.length) this.#show(key)
    }
  }
}

function recordOf(key: string): Subject {
  const [entity = '', entityId] = key.split(':')
  return { entity, entityId: Number(entityId) }
}
