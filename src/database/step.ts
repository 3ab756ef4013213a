// A step: one named SQL statement whose parameters are named too, so that steps can be grouped and share one record of values.
import { createHash } from 'node:crypto'
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
  /** Milliseconds that its group may take, where it is more than others have. */
  readonly groupMs?: number
  /** One of many texts that are put together as they are asked for: a connection keeps some of them prepared, not all. */
  readonly passing?: true
}

const known = new Map<string, Step>()

/**
 * Declares a step. In the text, `@name::type` stands for a value; every one is cast where it first stands, for
 * PostgreSQL guesses wrongly inside json functions, unions and inserts. A name stands for one text for ever.
 */
export function step(name: string, text: string): Step {
  const made = compile(name, text)
  const earlier = known.get(name)
  if (earlier) {
    invariant(earlier.text === made.text, `two texts for the step ${name}`)
    return earlier
  }
  known.set(name, made)
  return made
}

/** Every step declared so far, by name; what is put together as it is asked for is not among them. */
export const declaredSteps = (): readonly Step[] => [...known.values()]

/** A step whose text is put together from fixed parts as it is asked for: named by what it says, and let go again. */
export function passingStep(base: string, text: string): Step {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 10)
  return { ...compile(`${base}:${hash}`, text), passing: true }
}

function compile(name: string, text: string): Step {
  invariant(name.length <= 63, `the step's name is longer than PostgreSQL keeps: ${name}`)
  const args: string[] = []
  const compiled = text.replaceAll(/@([a-z]\w*)/gi, (_, arg: string) => {
    if (!args.includes(arg)) args.push(arg)
    return `$${args.indexOf(arg) + 1}`
  })
  return { name, text: compiled, args }
}

/** The value as PostgreSQL reads it in text format. */
export function encode(value: Value): string | null {
  if (value === null) return null
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`
  return String(value)
}

const element = (one: string | number | null) =>
  typeof one !== 'string' ? String(one) : `"${one.replaceAll(/["\\]/g, (c) => `\\${c}`)}"`
