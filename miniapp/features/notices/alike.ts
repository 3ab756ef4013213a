// Many that say the same are one line: what runs out on one day. Pure.
import type { Notice } from './types.ts'

/** One notice, or several that are alike, the newest first. */
export type Line = readonly [Notice, ...Notice[]]

/** So many are a line together; fewer keep an act of their own. */
const MANY = 3

/** In their order; a line stands where its newest does. `dayOf`: the shop's day of a moment. */
export function linesOf(notices: readonly Notice[], dayOf: (at: string) => string): readonly Line[] {
  /** What is done says by whom, and stands alone. */
  const kindOf = ({ kind, action, at, readAt }: Notice) =>
    kind === 'lowStock' && action && `${dayOf(at)} ${readAt === null}`
  const alike = new Map<string, [Notice, ...Notice[]]>()
  for (const one of notices) {
    const kind = kindOf(one)
    if (!kind) continue
    const before = alike.get(kind)
    if (before) before.push(one)
    else alike.set(kind, [one])
  }
  return notices.flatMap((one): Line[] => {
    const all = alike.get(kindOf(one) || '')
    if (!all || all.length < MANY) return [[one]]
    return all[0] === one ? [all] : []
  })
}
