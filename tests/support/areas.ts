// What each area says of itself a second time, in tests/areas: read here for the tests that hold it to its word.
import { readdirSync } from 'node:fs'
import type { Entity, EventName } from '#domain/entities.ts'
import type { Role } from '#domain/operation.ts'
import type { OperationName } from '#domain/operations.ts'
import type { Topic } from '#lib/topics.ts'

/** What the server is held to. The whole of it, with what the MiniApp is held to, is `Area` in tests/areas/area.ts. */
export interface OnServer {
  /** The smallest role of each, and an input that can be read. */
  readonly operations?: { readonly [Name in OperationName]?: readonly [Role, unknown] }
  /** Name, other names, the smallest role, the operations that it tells of, and the lists that its buttons open. */
  readonly commands?: readonly (readonly [
    name: string,
    aliases: readonly string[],
    role: Role,
    operations: readonly OperationName[],
    lists: readonly string[],
  ])[]
  /** What is announced on which topic; and exactly what it makes stale in the MiniApp. */
  readonly events?: readonly (readonly [
    { readonly topic: Topic; readonly entity: Entity; readonly name: EventName },
    stale: readonly string[],
  ])[]
}

/** All of them, by name, as the caller looks at them. */
export async function readAreas<Told extends OnServer = OnServer>(): Promise<ReadonlyMap<string, Told>> {
  const names = readdirSync('tests/areas')
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => name !== 'area')
  const areas = new Map<string, Told>()
  for (const name of names) {
    const { area } = (await import(`../areas/${name}.ts`)) as { readonly area?: Told }
    if (!area) throw new Error(`tests/areas/${name}.ts exports no area`)
    areas.set(name, area)
  }
  return areas
}
