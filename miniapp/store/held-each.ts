// The same thing held for each of many, such as a customer's account; no first page needs it.
import { type Held, hold, type Source } from './held.ts'

const EACH_MAX = 40

/** The same for each of many, by key: the last few dozen stay. */
export function holdEach<Key extends string | number, Value>(sourceOf: (key: Key) => Source<Value>) {
  const each = new Map<Key, ReturnType<typeof hold<Value>>>()
  return (key: Key): Held<Value> => {
    const found = each.get(key) ?? hold(sourceOf(key))
    each.delete(key)
    each.set(key, found)
    const [oldest] = each.keys()
    if (each.size > EACH_MAX && oldest !== undefined) {
      each.get(oldest)?.release()
      each.delete(oldest)
    }
    return found
  }
}
