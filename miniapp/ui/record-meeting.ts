// What others save while a form is open: it comes in as it is heard of, then whose it is, and what both changed waits until nobody types.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Changed, changedSince, type Edited } from '../client/changed-by.ts'
import { type Held, isSame, type Mark, marked, meet, type Reading } from '../client/merge.ts'

/** A screen that opens does not ask for what was read so lately. */
const FRESH_MS = 1000

/** What every record has. */
export interface Versioned {
  readonly version?: number | undefined
  readonly archived?: boolean | undefined
}

/** Which record a form is of, as it is now. */
export interface Seen<Rec extends Versioned, Values extends object> {
  readonly entity: Edited
  readonly id: number
  /** As it is now; null: a new one. */
  readonly record: Rec | null
  /** When the shop last said it, by this device's clock. */
  readonly seenAt: number | null
  readonly reading: Reading<Rec | null, Values>
  /** The shop's name of a field, where it is another. */
  readonly called?: (field: keyof Values & string) => string
}

interface Meeting<Rec extends Versioned, Values extends object> extends Seen<Rec, Values> {
  readonly held: Held<Rec | null, Values>
  readonly sent: Partial<Values> | undefined
  readonly keep: (next: Held<Rec | null, Values>) => void
  readonly take: (next: Held<Rec | null, Values>) => void
  /** Something is on its way: what it comes to is told by its own answer. */
  readonly busy: boolean
}

/** The shop does not say whose it is. */
const NOBODY: Mark = { by: null, at: '' }

/** While it is open: what others save comes in as it is heard of, and then whose it is. */
export function useMeeting<Rec extends Versioned, Values extends object>(
  options: Meeting<Rec, Values>,
): void {
  const { entity, id, record, seenAt, reading, called, held, sent, keep, take, busy } = options
  const [openedAt] = useState(Date.now)
  const isFresh = seenAt !== null && seenAt > openedAt - FRESH_MS
  /** What it was opened with was the shop's last word, not this device's. */
  const began = useRef(false)
  const [since, setSince] = useState<number | null>(null)
  const latest = useRef({ held, keep })
  latest.current = { held, keep }
  const from = held.base?.version ?? 0
  const to = record?.version ?? 0
  useLayoutEffect(() => {
    const isOld = !began.current && !Object.keys(held.typed).length
    if (isFresh) began.current = true
    if (!record || busy || to <= from) return
    if (isOld) return take({ base: record, typed: {}, met: {} })
    const next = meet(held, record, reading, sent)
    keep(next)
    if (!isSame(next.met, held.met)) setSince(Math.min(since ?? from, from))
  }, [from, to, busy, isFresh])
  useEffect(() => {
    if (since === null) return
    let shows = true
    const ask = async () => {
      // Without an answer it stands there without a name.
      const changed = await changedSince(entity, id, since).catch(() => ({}))
      if (!shows) return
      const { held: now, keep: keepNow } = latest.current
      const mark = markIn<Values>(changed, called)
      keepNow(marked(now, (field) => mark(field) ?? (now.met[field]?.at === null ? NOBODY : undefined)))
      setSince(null)
    }
    void ask()
    return () => {
      shows = false
    }
  }, [since, to])
}

/** By the shop's names of the fields. */
export const markIn =
  <Values>(changed: Changed, called: (field: keyof Values & string) => string = (field) => field) =>
  (field: keyof Values): Mark | undefined => {
    const by = changed[called(field as keyof Values & string)]
    return by && { by: by.by?.name ?? null, at: by.at, ...(by.by ? { id: by.by.id } : {}) }
  }

/** What is to be chosen shows once nobody types, or when it is asked for: no keyboard is taken away from who has typed. */
export function useSettling(choices: number, hasTyped: () => boolean): readonly [boolean, () => void] {
  const [on, setOn] = useState(false)
  useEffect(() => {
    if (!choices) return setOn(false)
    const look = () => {
      if (!hasTyped() || !document.activeElement?.matches(TYPED_IN)) setOn(true)
    }
    const later = () => setTimeout(look)
    look()
    document.addEventListener('focusout', later)
    return () => document.removeEventListener('focusout', later)
  }, [choices])
  return [on && choices > 0, () => setOn(true)]
}
const TYPED_IN = 'select, textarea, input:not([type=radio], [type=checkbox], [type=range])'
