// Who is where, over several processes: told in order, gone when they vanish, and bounded.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Presence, type Present } from '#http/realtime/presence.ts'

/** Processes on one database: what one says is heard by all, itself too, once its transaction has ended. */
class Shop {
  readonly processes: Presence<string>[] = []
  /** How long each saying takes, in ms; then at once. */
  readonly slowness: number[] = []
  /** What each client was told last, by record. */
  readonly told = new Map<string, Map<number, string[]>>()
  failing = false

  open(name: string): Presence<string> {
    const run = async (_: unknown, { said }: { said: string[] }) => {
      if (this.failing) throw new Error('not now')
      await new Promise((done) => setTimeout(done, this.slowness.shift() ?? 0))
      for (const payload of said) for (const one of this.processes) one.heard(payload)
      return null
    }
    const opened = new Presence<string>({ run }, name, (client, { entityId }, people) => {
      const records = this.told.get(client) ?? new Map<number, string[]>()
      records.set(
        entityId,
        people.map((person) => person.name),
      )
      this.told.set(client, records)
    })
    this.processes.push(opened)
    opened.ask()
    return opened
  }
}

const at = (entityId: number) => ({ entity: 'product', entityId })
const bia: Present = { id: 1, name: 'Bia', state: 'viewing' }
const olga: Present = { id: 2, name: 'Olga', state: 'editing' }

let shop: Shop
let one: Presence<string>
let two: Presence<string>
beforeEach(() => {
  vi.useFakeTimers()
  shop = new Shop()
  one = shop.open('one')
  two = shop.open('two')
})
afterEach(() => {
  for (const process of shop.processes) process.stop()
  vi.useRealTimers()
})
const peopleAt = (client: string, entityId = 7) => shop.told.get(client)?.get(entityId)

describe('presence over processes', () => {
  it('is told in the order it was said, however long each saying takes', async () => {
    two.set('olga', at(7), olga)
    shop.slowness.push(0, 400, 0)
    await vi.advanceTimersByTimeAsync(10)
    one.set('bia', at(7), bia)
    await vi.advanceTimersByTimeAsync(1)
    one.set('bia', at(7), null)
    await vi.advanceTimersByTimeAsync(1000)
    expect(peopleAt('olga')).toEqual(['Olga'])
  })

  it('is gone within 30 s of the process that held it', async () => {
    two.set('olga', at(7), olga)
    one.set('bia', at(7), bia)
    await vi.advanceTimersByTimeAsync(7999)
    expect(peopleAt('olga')).toEqual(['Bia', 'Olga'])
    one.stop()
    shop.processes.shift()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(peopleAt('olga')).toEqual(['Olga'])
  })

  it('that could not be said is said again', async () => {
    two.set('olga', at(7), olga)
    one.set('bia', at(7), bia)
    await vi.advanceTimersByTimeAsync(10)
    shop.failing = true
    one.leave('bia')
    await vi.advanceTimersByTimeAsync(10)
    expect(peopleAt('olga')).toEqual(['Bia', 'Olga'])
    shop.failing = false
    await vi.advanceTimersByTimeAsync(8000)
    expect(peopleAt('olga')).toEqual(['Olga'])
  })

  it('that was before a process came is known to it at once', async () => {
    one.set('bia', at(7), bia)
    await vi.advanceTimersByTimeAsync(1000)
    const three = shop.open('three')
    await vi.advanceTimersByTimeAsync(500)
    three.set('olga', at(7), olga)
    expect(peopleAt('olga')).toEqual(['Bia', 'Olga'])
  })

  it('of one client is at some records: at one more, it has left the first', async () => {
    two.set('olga', at(1), olga)
    for (let entityId = 1; entityId <= 21; entityId++) one.set('bia', at(entityId), bia)
    await vi.advanceTimersByTimeAsync(1000)
    expect(peopleAt('olga', 1)).toEqual(['Olga'])
    expect(peopleAt('bia', 2)).toEqual(['Bia'])
  })

  it('said again changes nothing for the others, and is answered to who asks', async () => {
    const told: string[] = []
    const alone = new Presence<string>({ run: () => Promise.resolve(null) }, 'alone', (client) =>
      told.push(client),
    )
    alone.set('olga', at(7), olga)
    alone.set('bia', at(7), bia)
    told.length = 0
    for (let times = 0; times < 3; times++) alone.set('bia', at(7), { ...bia })
    expect(told).toEqual(['bia', 'bia', 'bia'])
    alone.set('bia', at(7), { ...bia, state: 'editing' })
    expect(told.slice(3).toSorted()).toEqual(['bia', 'olga'])
    alone.stop()
  })

  it('of a crowd at one record is told of fifty', () => {
    for (let id = 1; id <= 60; id++)
      one.set(`client ${id}`, at(7), { id, name: `person ${id}`, state: 'viewing' })
    expect(peopleAt('client 60')).toHaveLength(50)
  })

  it('of many with long names fits into a notification', async () => {
    two.set('olga', at(7), olga)
    for (let id = 10; id < 60; id++)
      one.set(`client ${id}`, at(7), { id, name: 'ç'.repeat(120), state: 'viewing' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(peopleAt('olga')?.length).toBeGreaterThan(20)
  })
})
