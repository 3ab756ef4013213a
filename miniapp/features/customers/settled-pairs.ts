// What was taken back with nothing in between, as one line: the record struck through, at the balance after both. Pure.
import type { StatementLine } from '../../client/api-types.ts'

export interface Shown {
  readonly line: StatementLine
  /** It was taken back. */
  readonly isGone: boolean
}

/** So many lines, a sale with its payments and all that took them back, are looked at for a pair. */
const TOGETHER_MAX = 20

export const keyOf = ({ entity, entityId }: Pick<StatementLine, 'entity' | 'entityId'>) =>
  `${entity} ${entityId}`

/** Newest first, as they come. A pair with others in between stays two lines, for the balances between them tell it. */
export function settledPairs(lines: readonly StatementLine[]): readonly Shown[] {
  const gone = new Set(lines.filter(({ kind }) => kind === 'void').map(keyOf))
  const shown: Shown[] = []
  for (let at = 0; at < lines.length; ) {
    const count = togetherAt(lines, at)
    const balance = lines[at]?.balance ?? 0
    for (const line of lines.slice(at, at + Math.max(count, 1))) {
      if (!count) shown.push({ line, isGone: line.kind !== 'void' && gone.has(keyOf(line)) })
      else if (line.kind !== 'void') shown.push({ line: { ...line, balance }, isGone: true })
    }
    at += Math.max(count, 1)
  }
  return shown
}

/** How many lines from here come to nothing together: each is taken back among them, or takes one of them back. */
function togetherAt(lines: readonly StatementLine[], from: number): number {
  const open = new Set<string>()
  for (let at = from; at < Math.min(lines.length, from + TOGETHER_MAX); at++) {
    const line = lines[at]
    if (line?.kind === 'void') open.add(keyOf(line))
    else if (!line || !open.delete(keyOf(line))) return 0
    if (!open.size) return at - from + 1
  }
  return 0
}
