// What the server answers to what is typed: asked once the typing rests, and an answer that came too late is none.
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../client/api.ts'
import { PAUSE_MS } from './debounced.ts'

interface Answers<Item> {
  /** What was asked; null: nothing is answered yet. */
  readonly query: string | null
  readonly items: readonly Item[]
}
const NONE: Answers<never> = { query: null, items: [] }

/**
 * The latest answers, which stand until those to what is typed by now are there. Nothing typed is asked at once, null is never
 * asked and has none; what is refused leaves the answers before it.
 */
export function useAnswers<Item>(
  query: string | null,
  find: (query: string) => Promise<readonly Item[]>,
): Answers<Item> {
  const [answers, setAnswers] = useState<Answers<Item>>(NONE)
  useEffect(() => {
    if (query === null) return setAnswers(NONE)
    let isLatest = true
    const ask = () =>
      find(query).then(
        (items) => isLatest && setAnswers({ query, items }),
        (error: unknown) => {
          if (!(error instanceof ApiError)) throw error
        },
      )
    const timer = setTimeout(() => void ask(), query ? PAUSE_MS : 0)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [query])
  return query === null ? NONE : answers
}
