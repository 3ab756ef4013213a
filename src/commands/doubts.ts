// What a line left in doubt: asked about with a choice each, settled by one of them, or by its words.
import { createHash } from 'node:crypto'
import { fold } from '#lib/fold.ts'
import type { AnyForm, Doubt, Open, Way } from './form.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import type { Words } from './words.ts'

/** Whether a choice is the one that was sent: a button sends its id as text. */
export const isChosen = (id: string | number, value: string | number) => String(id) === String(value)

/** The choice that was sent. Throws what to say for one that is not offered. */
export function chosenOf<T extends Pick<Choice, 'id'>>(
  choices: readonly T[],
  value: string | number,
  { t }: Words,
): T {
  const chosen = choices.find(({ id }) => isChosen(id, value))
  if (!chosen) throw new CommandError(t.notOffered)
  return chosen
}

/** A doubt where there are several ways, none where there is one. */
export const doubtIf = (key: string, question: string, ways: readonly Way[]): readonly Doubt[] =>
  ways.length > 1 ? [{ key, question, ways }] : []

/**
 * What all of a line may say, asked before all else. A way is known by what its button says: its place would be
 * another's where a name has come or gone before it is chosen.
 */
export function readingDoubt(
  question: string,
  readings: readonly { readonly name: string; readonly form: AnyForm }[],
): Doubt {
  const ways = readings.map(({ name, form }, n) => {
    const said = createHash('sha256').update(name).digest('hex').slice(0, 12)
    const alike = readings.slice(0, n).filter((one) => one.name === name).length
    return { id: `${said}x${alike}`, name, put: { ...form } }
  })
  return { key: 'reading', question, ways, first: true }
}

/** Whether all of the form hangs on a doubt. */
export const isFirst = ({ doubts = [] }: AnyForm) => doubts.some(({ first }) => first)

/** The doubts that are left, as something to ask for. */
export const openDoubts = <F extends AnyForm>(form: F, words: Words): Open<F>[] =>
  (form.doubts ?? []).map((doubt) => ({
    key: doubt.key,
    question: doubt.question,
    choices: doubt.ways.map(({ id, name }) => ({ id, name })),
    settle: (value) => settled(form, doubt, value, words),
    answer: (text) => settled(form, doubt, named(doubt, text).id, words),
  }))

export const doubtOf = ({ doubts = [] }: AnyForm, key: string) => doubts.find((one) => one.key === key)

function settled<F extends AnyForm>(form: F, doubt: Doubt, value: string | number, words: Words): F {
  const way = chosenOf(doubt.ways, value, words)
  return { ...form, doubts: (form.doubts ?? []).filter((one) => one !== doubt), ...way.put }
}

/** The one choice that is called so, or begins so. Throws the question again for what is none. */
function named(doubt: Doubt, text: string): Way {
  const typed = fold(text)
  const begun = doubt.ways.filter((way) => fold(way.name).startsWith(typed))
  const way =
    doubt.ways.find(({ name }) => fold(name) === typed) ?? (begun.length === 1 ? begun[0] : undefined)
  if (!typed || !way) throw new CommandError(doubt.question)
  return way
}
