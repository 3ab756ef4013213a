// A step: one named SQL statement whose parameters are named too, so that steps can be grouped and share one record of values.
import { invariant } from '#lib/invariant.ts'

/** What a parameter may hold; arrays are of one kind and become PostgreSQL arrays. Objects are stringified by the caller. */
type Scalar = string | number | boolean | null
export type Value = Scalar | readonly (number | null)[] | readonly string[]
export type Values = Readonly<Record<string, Value>>

export interface Step {
  /** The prepared statement's name: one name, one text. */
  readonly name: string
  readonly text: string
  /** Names of the values, in the order of $1, $2, … */
  readonly args: readonly string[]
  /** What makes the function that it calls; see routine.ts. */
  readonly routine?: string
}

const known = new Map<string, Step>()

/**
 * Declares a step. In the text, `@name::type` stands for a value; every one is cast where it first stands, for
 * PostgreSQL guesses wrongly inside json functions, unions and inserts. A name stands for one text for ever.
 */
export function step(name: string, text: string): Step {
  const args: string[] = []
  const compiled = text.replaceAll(/@([a-z]\w*)/gi, (_, arg: string) => {
    if (!args.includes(arg)) args.push(arg)
    return `$${args.indexOf(arg) + 1}`
  })
  const earlier = known.get(name)
  if (earlier) {
    invariant(earlier.text === compiled, `two texts for the step ${name}`)
    return earlier
  }
  invariant(name.length <= 63, `the step's name is longer than PostgreSQL keeps: ${name}`)
  const made = { name, text: compiled, args }
  known.set(name, made)
  return made
}

/** The value as PostgreSQL reads it in text format. */
export function encode(value: Value): string | null {
  if (value === null) return null
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`
  return String(value)
}

const element = (one: string | number | null) =>
  typeof one !== 'string' ? String(one) : `"${one.replaceAll(/["\\]/g, (c) => `\\${c}`)}"`
