// What can go wrong between us and PostgreSQL, sorted by what the caller can do about it.
import { DatabaseError } from 'pg'

/** The database cannot be asked now: try again later (503). What was sent may still have happened; its key tells. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** A step called `refuse(code, details)`: nothing was stored. `rows` is what earlier steps had answered. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly details: Record<string, unknown>
  readonly answer: string | null

  constructor(code: string, details: Record<string, unknown>, answer: string | null) {
    super(code)
    this.code = code
    this.details = details
    this.answer = answer
  }
}

/** SQLSTATE that our function refuse() raises. */
const REFUSED = 'BL409'

/** Serialization failure, deadlock, and a unique name taken in the same moment: run again, the rules then see it. */
const AGAIN = new Set(['40001', '40P01', '23505'])
/** A prepared statement that this connection lost or that DDL made stale: another connection, once more. */
const STALE = new Set(['26000', '0A000'])
/** A function that is called and not there: a routine that this database has not seen yet. */
const MISSING = '42883'
/** Lock and statement time-outs, shutdowns, read-only stand-ins. */
const BUSY = new Set(['55P03', '57014', '57P01', '57P02', '57P03', '57P05', '25006', '25P03', '25P04'])
/** Lost connections, a server short of something (room, memory, connections), a system that fails below it. */
const BUSY_CLASSES = ['08', '53', '58']

type Verdict = 'refused' | 'again' | 'stale' | 'missing' | 'unavailable' | 'bug'

/** Sorts an error of pg, of the socket below it, or what a step has said no with. */
export function classify(error: unknown): Verdict {
  if (error instanceof Refusal) return 'refused'
  if (!(error instanceof DatabaseError)) return isOurs(error) ? 'bug' : 'unavailable'
  const code = error.code ?? ''
  if (code === REFUSED) return 'refused'
  if (AGAIN.has(code)) return 'again'
  if (STALE.has(code)) return 'stale'
  if (code === MISSING) return 'missing'
  return BUSY.has(code) || BUSY_CLASSES.includes(code.slice(0, 2)) ? 'unavailable' : 'bug'
}

/** Errors made by JavaScript itself, not by a socket or by pg's own time-outs. */
const isOurs = (error: unknown) =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError

/** Took longer than a statement may: its own doing as likely as not. */
const TOO_LONG = '57014'

/** Whether the database could not be asked, through no fault of what was asked. */
export function isAway(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof Unavailable)
      return !(one.cause instanceof DatabaseError && one.cause.code === TOO_LONG)
  }
  return false
}
