// A write that happens once, whatever is lost on its way: what goes out is noted with its key before, and stays so until an answer settles it.
import { type Answer, ApiError, newKey } from './api.ts'

/** What went out and was never answered. */
export interface Unanswered<Input> {
  readonly key: string
  /** Whatever went out under the key, the oldest first: at most one of them is stored. */
  readonly inputs: readonly Input[]
}

/** Where it is noted: it outlives the page, and is found again by the next try. */
export interface Note<Input> {
  /** Null: nothing is open. Undefined: nobody can tell, and nothing goes. */
  readonly read: () => Promise<Unanswered<Input> | null | undefined>
  /** Done before it goes out; no inputs: none of them is stored. False: what it is about is not at hand any more, and does not go. */
  readonly write: (open: Unanswered<Input>) => Promise<boolean>
  /** This one is stored, or waits in the queue. */
  readonly end: (key: string, input: Input) => Promise<void>
}

/** How an input stands when it is sent. */
interface Standing {
  readonly key: string
  /** Something went out under the key before, and may be stored. */
  readonly tried: boolean
  /** This very input did. */
  readonly again: boolean
}

export interface Sending<Input, Result> {
  readonly note: Note<Input>
  readonly send: (input: Input, key: string) => Promise<Answer<Result>>
  /** Its key, where another door acts under the same; else a new one. */
  readonly key?: string | undefined
  /** For what can wait without a network. `goes`: there is a way now; `lost`: there is none, and nothing is kept. */
  readonly queue?: ((input: Input, standing: Standing) => Promise<'goes' | 'waits' | 'lost'>) | undefined
}

/** `stored`: the input given, or the one that had gone out instead. `unsent`: nothing went, and nothing has changed. */
export type Ended<Input, Result> =
  | {
      readonly is: 'stored'
      readonly answer: Answer<Result>
      readonly input: Input
      readonly again: boolean
      readonly earlier: boolean
    }
  | { readonly is: 'waits' | 'unsent' }
  /** `open`: something of what went out may be stored, and the same key asks again. */
  | { readonly is: 'refused'; readonly error: ApiError; readonly again: boolean; readonly open: boolean }

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Sends it, unless it is stored already: then it finds the answer that was lost. Throws only what is no answer of the shop's. */
export async function sendOnce<Input, Result>(
  input: Input,
  { note, send, queue, key: given }: Sending<Input, Result>,
): Promise<Ended<Input, Result>> {
  const open = await note.read()
  if (open === undefined) return { is: 'unsent' }
  const { key, inputs } = open ?? { key: given ?? newKey(), inputs: [] }
  const others = inputs.filter((one) => !isSame(one, input))
  const again = others.length < inputs.length
  const refused = (error: ApiError, isOpen: boolean) =>
    ({ is: 'refused', error, again, open: isOpen }) as const

  const way = await queue?.(input, { key, tried: inputs.length > 0, again })
  if (way === 'lost') return refused(new ApiError(0, null), inputs.length > 0)
  if (way === 'waits') {
    await note.end(key, input)
    return { is: 'waits' }
  }
  if (!(await note.write({ key, inputs: [...others, input] }))) return { is: 'unsent' }
  try {
    const found = await find([input, ...others], key, send)
    await note.end(key, found.input)
    return { is: 'stored', ...found, again, earlier: found.input !== input }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.status === 0 && (await queue?.(input, { key, tried: true, again })) === 'waits') {
      await note.end(key, input)
      return { is: 'waits' }
    }
    if (error.isOpen) return refused(error, true)
    const left = isJudged(error) ? [] : inputs
    await note.write({ key, inputs: left })
    return refused(error, left.length > 0)
  }
}

/** If one of the others is stored, its own words bring back its answer. */
async function find<Input, Result>(
  [input, ...others]: readonly [Input, ...Input[]],
  key: string,
  send: Sending<Input, Result>['send'],
): Promise<{ answer: Answer<Result>; input: Input }> {
  try {
    return { answer: await send(input, key), input }
  } catch (error) {
    const [next, ...rest] = others
    if (!(error instanceof ApiError) || error.code !== 'idempotency_mismatch' || next === undefined)
      throw error
    return find([next, ...rest], key, send)
  }
}

/** Refused by who had looked at the key: nothing is stored under it. What is turned away before leaves open what went out before. */
const isJudged = (error: ApiError) => !error.isEarly && error.code !== 'invalid_input'
