// The order of things that can be moved. Pure.

/** The list with one of its items at another place; the rest keeps its order. */
export function moved<Item>(list: readonly Item[], item: Item, to: number): Item[] {
  const rest = list.filter((one) => one !== item)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}
