// Parts of one transaction made one call: a PL/pgSQL function of their statements, so that the server is asked once, keeps the plans
// of small statements, and starts no large one. The texts stay beside the rules; the database gets a function when it first lacks it.
import { createHash } from 'node:crypto'
import { invariant } from '#lib/invariant.ts'
import { type Step, step } from './step.ts'

/** A part of small statements in PL/pgSQL. It runs within a routine alone. */
export interface Block {
  readonly name: string
  /** Variables, for it and for all parts after it; no name of a column that those read. */
  readonly declare: string
  /** Statements; `@name::type` stands for a value, as in a step. */
  readonly body: string
  /** SQL of the text that the routine answers, where the block is its last part. */
  readonly answer: string
}

type Part = Step | Block

const blocks: Block[] = []

/** Declares a block; what is left out is nothing. */
export function block(
  name: string,
  { declare = '', body, answer = 'null' }: Partial<Block> & Pick<Block, 'body'>,
): Block {
  const made = { name, declare, body, answer }
  blocks.push(made)
  return made
}

/** Every block declared so far. */
export const declaredBlocks = (): readonly Block[] => blocks

const made = new Map<Part, Made>()
interface Made {
  readonly after: Map<Part, Made>
  step?: Step
}

/**
 * The step that runs the parts in their order, as one call; its answer is that of the last part, a block. Each statement sees what
 * those before it did and what others have committed by then: a lock that one takes guards what the next one reads. The function is
 * named by its text: two releases that run on one database each call their own.
 */
export function routine(name: string, parts: readonly Part[]): Step {
  let after = made
  let found: Made | undefined
  for (const part of parts) {
    found = after.get(part)
    if (!found) after.set(part, (found = { after: new Map() }))
    after = found.after
  }
  invariant(found, 'a routine has parts')
  found.step ??= define(name, parts)
  return found.step
}

function define(name: string, parts: readonly Part[]): Step {
  checkKept(name, parts)
  const types = new Map<string, string>()
  const last = parts.at(-1)
  invariant(last && 'body' in last, 'a routine ends with a block')
  const blocks = parts.filter((part) => 'body' in part).length
  const text =
    `${parts.map(statementOf).join('\n')}\nreturn ${last.answer};\n${'end;\n'.repeat(blocks)}`.replaceAll(
      /@([a-z]\w*)(?:::([a-z]+(?:\[\])?))?/gi,
      (_, arg: string, type: string | undefined) => {
        const first = types.get(arg) ?? type
        invariant(first !== undefined, `${name} does not say of what type ${arg} is`)
        types.set(arg, first)
        return type === undefined || type === first ? parameter(arg) : `${parameter(arg)}::${type}`
      },
    )
  const parameters = [...types].map(([arg, type]) => `${parameter(arg)} ${type}`).join(', ')
  const definition = `(${parameters}) returns text language plpgsql as $routine$\ndeclare _row record; _kept text;\nbegin\n${text}\nend $routine$`
  const called = `${name}#${createHash('sha256').update(definition).digest('hex').slice(0, 10)}`
  const values = [...types].map(([arg, type]) => `@${arg}::${type}`).join(', ')
  return {
    ...step(called, `select "${called}"(${values})`),
    routine: `create or replace function "${called}"${definition}`,
  }
}

/** What a part takes up by kept('x') a part before it, or this one if it is a block, has left by keep('x', …). */
function checkKept(name: string, parts: readonly Part[]): void {
  const left = new Set<string>()
  for (const part of parts) {
    const text = 'body' in part ? part.body + part.answer : part.text
    const leaves = [...text.matchAll(/\bkeep(?:_json)?\('(\w+)'/g)].map(([, one = '']) => one)
    if ('body' in part) for (const one of leaves) left.add(one)
    for (const [, one = ''] of text.matchAll(/\bkept(?:_json)?\('(\w+)'/g))
      invariant(left.has(one), `${part.name} in ${name} takes up ${one}, which no part before it has kept`)
    for (const one of leaves) left.add(one)
  }
}

const parameter = (arg: string) => `p_${arg.toLowerCase()}`

/**
 * A block stays open to the end, so that what it declares is there for the parts after it. Of a step, `perform` and the loop run a
 * query to its end, as a lock of several rows wants it; `into` would stop at the first row.
 */
function statementOf(part: Part): string {
  if ('body' in part) return `declare\n${part.declare}\nbegin\n${part.body}`
  const text = part.text.replaceAll(/\$(\d+)/g, (_, n: string) => `@${part.args[Number(n) - 1] ?? ''}`).trim()
  if (/^select\b/i.test(text)) return `perform ${text.slice('select'.length)}\n;`
  return answers(text) ? `for _row in ${text}\nloop end loop;` : `${text}\n;`
}

/** Whether rows come back: what stands within parentheses apart, it selects or returns. */
function answers(text: string): boolean {
  const outside = text.replaceAll(/\([^()]*\)/g, '')
  return outside === text ? /\b(select|returning)\b/i.test(text) : answers(outside)
}
