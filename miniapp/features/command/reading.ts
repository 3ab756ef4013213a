// What the server makes of the line while it is typed: only the last answer counts, and nothing is stored.
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../../client/api.ts'
import type { CommandAnswer } from '../../client/api-types.ts'
import { onAuthError } from '../../client/session.ts'
import { language } from '../../client/words.ts'
import { previewCommand, type Typed } from './calls.ts'

const PAUSE_MS = 180

export interface Reading {
  /** Of which line; null while nothing was read. */
  readonly of: Typed | null
  readonly answer: CommandAnswer | null
  readonly error: ApiError | null
}

const NOTHING: Reading = { of: null, answer: null, error: null }

/** Reads a line once the typing rests; a null one is nothing to read. What was read stays until the next is. */
export function useReading(line: string | null, choices: Typed['choices'], round: number): Reading {
  const [reading, setReading] = useState(NOTHING)
  useEffect(() => {
    if (line === null) {
      setReading(NOTHING)
      return undefined
    }
    let off = false
    const of: Typed = { command: line, choices }
    const read = async () => {
      try {
        const answer = await previewCommand(of)
        if (!off) setReading({ of, answer, error: null })
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        onAuthError(error)
        if (!off) setReading({ of, answer: null, error })
      }
    }
    const timer = setTimeout(() => void read(), PAUSE_MS)
    return () => {
      off = true
      clearTimeout(timer)
    }
  }, [line, choices, round, language.value])
  return reading
}
