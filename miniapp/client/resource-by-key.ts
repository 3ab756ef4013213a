// The same thing held for each of many, such as a customer's account; no first page needs it.
import { type Resource, resource, type Source } from './resource.ts'

const EACH_MAX = 40

/** The same for each of many, by key: the last few dozen stay. */
export function resourceByKey<Key extends string | number, Value>(sourceOf: (key: Key) => Source<Value>) {
  const each = new Map<Key, ReturnType<typeof resource<Value>>>()
  return (key: Key): Resource<Value> => {
    const found = each.get(key) ?? resource(sourceOf(key))
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
