// Going through thousands of lines so that others have their turn in between.
import { setImmediate } from 'node:timers/promises'

/** So many at once: some milliseconds. */
const AT_ONCE = 250

/** The items, with a turn for others after each few. */
export async function* inTurns<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    yield* items.slice(at, at + AT_ONCE)
    await setImmediate()
  }
}

/** JSON of what each of the items comes to, as an array. */
export async function jsonOf<Item>(
  items: readonly Item[],
  as: (item: Item) => unknown = (item) => item,
): Promise<string> {
  const parts: string[] = []
  for await (const item of inTurns(items)) parts.push(JSON.stringify(as(item)))
  return `[${parts.join(',')}]`
}
