// A list wherever one stands: its bones, that it could not be loaded, that nobody is in it, its rows by groups, and its end.
import type { Resource } from '../client/resource.ts'
import cardStyles from './card.module.css'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import { Missing } from './missing.ts'
import { type Rest, useMore } from './more.ts'
import { Pending } from './pending.ts'
import rowStyles from './row.module.css'
import styles from './section.module.css'
import { RowBones, type RowBonesProps, Section } from './section.ts'

/** Rows under a title; without one, a card of their own. */
export interface Group<Item> {
  readonly title?: string
  /** At the right of the title. */
  readonly end?: Inside
  /** What a card without a title is called, for readers. */
  readonly says?: string
  readonly items: readonly Item[]
}

interface ListProps<Item> {
  /** Another one begins at its top. */
  readonly name: string
  /** In their order; null or undefined while they are on their way. */
  readonly items: readonly Item[] | null | undefined
  /** Where they come from, with what comes after all that is held; none where the page around it has them. */
  readonly from?: (Pick<Resource<unknown>, 'value' | 'error' | 'refresh'> & Rest) | undefined
  readonly row: (item: Item) => Inside
  /** Of those that are drawn; without it they are one card. */
  readonly groups?: (items: readonly Item[]) => readonly Group<Item>[]
  readonly bones?: RowBonesProps
  /** What stands there where there is nobody. */
  readonly empty?: Inside
  /** Beside other things on its page: what could not be loaded is a line. */
  readonly isPart?: boolean
}

/** A screenful at first, more as it is scrolled to; what is not held yet is fetched at its end. */
export function List<Item>(props: ListProps<Item>) {
  const { name, items, from, row, groups = inOne, bones, empty, isPart = false } = props
  const more = useMore(name, items?.length ?? 0, from)
  if (!items)
    return (
      from &&
      part(isPart ? Pending : Missing, {
        held: from,
        children: html`<div class=${styles.section}>${part(RowBones, bones)}</div>`,
      })
    )
  const end = more.sentinel && html`<ul>${more.sentinel}</ul>`
  if (!items.length) return end ?? empty
  return html`${groups(items.slice(0, more.count)).map((group) => drawn(group, row))}${end}`
}

const inOne = <Item>(items: readonly Item[]): readonly Group<Item>[] => [{ items }]

function drawn<Item>({ title, end, says, items }: Group<Item>, row: (item: Item) => Inside): Inside {
  if (!items.length) return null
  const children = items.map(row)
  return title === undefined
    ? html`<ul class=${classes(cardStyles.card, rowStyles.rows)} aria-label=${says}>${children}</ul>`
    : part(Section, { key: title, title, end, children })
}
