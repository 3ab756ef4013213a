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

/** What a process says of a record; without one, it has just come and asks the others to say what they know. */
type Heard =
  | { readonly process: string; readonly record: string; readonly people: readonly Present[] }
  | { readonly process: string; readonly record?: never }

/** Said again so often, and believed for a little longer than two of them: who vanishes is gone within the sum, 28 s. */
const REPEAT_MS = 8000
const BELIEVED_MS = 20_000
/** Records that one client may be at; at one more it has left the first. */
const RECORDS_MAX = 20
/** People that one is told of at a record. */
const PEOPLE_MAX = 50
/** Bytes of a notification; PostgreSQL takes 8,000. */
const SAID_MAX = 7900

const notify = step('presence.notify', `select pg_notify('presence', said) from unnest(@said::text[]) said`)

const keyOf = ({ entity, entityId }: Subject) => `${entity}:${entityId}`

/** `C` is a client of this process. */
export class Presence<C> {
  readonly #database: Pick<Database, 'run'>
  readonly #process: string
  readonly #tell: (client: C, record: Subject, people: readonly Present[]) => void
  /** Clients here, by record; and the records of each, first the one it came to first. */
  readonly #here = new Map<string, Map<C, Present>>()
  readonly #recordsOf = new Map<C, Set<string>>()
  /** Those of the other processes, by record and process. */
  readonly #elsewhere = new Map<string, Map<string, { people: readonly Present[]; until: number }>>()
  /** Records that the others have not been told of since they changed. */
  readonly #unsaid = new Set<string>()
  #saying = false
  readonly #repeating: NodeJS.Timeout

  constructor(
    database: Pick<Database, 'run'>,
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
    // What is known already is told to the one who asks, and costs the others nothing.
    const before = here.get(client)
    if (present && before?.state === present.state && before.name === present.name)
      return this.#tell(client, record, this.#peopleAt(key))
    const records = this.#recordsOf.get(client) ?? new Set<string>()
    if (present) {
      this.#here.set(key, here.set(client, present))
      this.#recordsOf.set(client, records.add(key))
    } else {
      if (!here.delete(client)) return
      if (!here.size) this.#here.delete(key)
      records.delete(key)
      if (!records.size) this.#recordsOf.delete(client)
    }
    this.#say(key)
    this.#show(key)
    const [first] = records
    if (records.size > RECORDS_MAX && first) this.set(client, recordOf(first), null)
  }

  /** The client went. */
  leave(client: C): void {
    for (const key of this.#recordsOf.get(client) ?? []) this.set(client, recordOf(key), null)
  }

  /** Now the others are heard: they are asked what was said before. */
  ask(): void {
    const asked: Heard = { process: this.#process }
    this.#database.run([notify], { said: [JSON.stringify(asked)] }).catch(() => {}) // they repeat it in seconds
  }

  /** What a process said; our own is known already. */
  heard(payload: string): void {
    const said = JSON.parse(payload) as Heard
    if (said.process === this.#process) return
    if (said.record === undefined) return this.#sayAll()
    const { record, process, people } = said
    const before = JSON.stringify(this.#peopleAt(record))
    const elsewhere = this.#elsewhere.get(record) ?? new Map()
    if (people.length) elsewhere.set(process, { people, until: Date.now() + BELIEVED_MS })
    else elsewhere.delete(process)
    if (elsewhere.size) this.#elsewhere.set(record, elsewhere)
    else this.#elsewhere.delete(record)
    if (JSON.stringify(this.#peopleAt(record)) !== before) this.#show(record)
  }

  #peopleAt(key: string): Present[] {
    const all = [
      ...(this.#here.get(key)?.values() ?? []),
      ...[...(this.#elsewhere.get(key)?.values() ?? [])].flatMap(({ people }) => people),
    ]
    return eachOnce(all)
      .toSorted((a, b) => a.id - b.id)
      .slice(0, PEOPLE_MAX)
  }

  #show(key: string): void {
    const people = this.#peopleAt(key)
    for (const client of this.#here.get(key)?.keys() ?? []) this.#tell(client, recordOf(key), people)
  }

  /** One notification after the other: two at once might be heard in the other order. */
  #say(key: string): void {
    this.#unsaid.add(key)
    if (!this.#saying) void this.#sayWaiting()
  }

  async #sayWaiting(): Promise<void> {
    this.#saying = true
    let keys: string[] = []
    try {
      while (this.#unsaid.size) {
        keys = [...this.#unsaid]
        this.#unsaid.clear()
        await this.#database.run([notify], { said: keys.map((key) => this.#saidOf(key)) })
      }
    } catch {
      for (const key of keys) this.#unsaid.add(key) // said again in seconds
    }
    this.#saying = false
  }

  /** As many as there is room for. */
  #saidOf(record: string): string {
    const people = eachOnce([...(this.#here.get(record)?.values() ?? [])])
    for (;;) {
      const said = JSON.stringify({ process: this.#process, record, people } satisfies Heard)
      if (Buffer.byteLength(said) <= SAID_MAX) return said
      people.pop()
    }
  }

  #sayAll(): void {
    for (const key of [...this.#here.keys(), ...this.#unsaid]) this.#say(key)
  }

  /** Says again who is here, and forgets those whom nobody has spoken of. */
  #repeat(): void {
    this.#sayAll()
    const now = Date.now()
    for (const [key, processes] of this.#elsewhere) {
      const gone = [...processes].filter(([, { until }]) => until < now)
      for (const [process] of gone) processes.delete(process)
      if (!processes.size) this.#elsewhere.delete(key)
      if (gone.length) this.#show(key)
    }
  }
}

/** Each person once, editing where they edit on one of their screens. */
function eachOnce(all: readonly Present[]): Present[] {
  const one = new Map<number, Present>()
  for (const person of all) if (one.get(person.id)?.state !== 'editing') one.set(person.id, person)
  return [...one.values()]
}

function recordOf(key: string): Subject {
  const [entity = '', entityId] = key.split(':')
  return { entity, entityId: Number(entityId) }
}
