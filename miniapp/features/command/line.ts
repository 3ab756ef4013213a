// The line at hand and what was chosen for it: kept while other pages are open.
import { computed, signal } from '@preact/signals'
import type { Typed } from './calls.ts'
import { NOTHING as NO_PIECES, type Pieces, type Place } from './pieces.ts'

type Choices = Typed['choices']
interface Chosen {
  /** The line that was asked about. */
  readonly of: string
  readonly choices: Choices
}
const NOTHING: Chosen = { of: '', choices: {} }

export const text = signal('')
/** What of it the server understood as what, when it was read last. */
export const pieces = signal<Pieces>(NO_PIECES)
/** What the caret is to go to. */
export const selection = signal<Place | null>(null)
const chosen = signal(NOTHING)
export const choices = computed(() => chosen.value.choices)

/** What was chosen stays while one only types on at the end. */
export function type(next: string): void {
  text.value = next
  selection.value = null
  if (!next.startsWith(chosen.peek().of)) chosen.value = NOTHING
}

export function choose(key: string, value: string | number): void {
  chosen.value = { of: text.peek().trim(), choices: { ...choices.peek(), [key]: value } }
}

/** Asks again what was chosen; false where nothing was. */
export function unchoose(key: string): boolean {
  const { [key]: before, ...others } = choices.peek()
  if (before !== undefined) chosen.value = { of: chosen.peek().of, choices: others }
  return before !== undefined
}

/** Typed on, the line may offer other choices: what was chosen before is asked again. True where there was any. */
export function outgrown(): boolean {
  const { of, choices: before } = chosen.peek()
  if (of === text.peek().trim() || !Object.keys(before).length) return false
  chosen.value = NOTHING
  return true
}
