// A dialogue as its doors see it: what it is asked and told, whatever form is behind it.
import type { AnyForm } from './form.ts'
import type { MessageContext } from './message-context.ts'
import type { DraftBody, Outcome, RunOptions } from './outcome.ts'

/** What was chosen, something to be asked besides, the Confirm, or the way back. */
export type Settling =
  | { readonly key: string; readonly value: string | number }
  | { readonly step: string }
  | 'confirm'
  | 'back'

export interface Dialogue {
  /** Takes the choices that were given along, each once, then asks or acts. */
  begin(options: RunOptions): Promise<Outcome>
  /** One thing chosen; the last open one acts. */
  settle(chosen: Settling, options: RunOptions): Promise<Outcome>
  /** An answer in words to what is asked now; a Confirm follows it. */
  answer(text: string, options: RunOptions): Promise<Outcome>
  /** Filled at another door by its operation's input; nothing acts by it. Left out, or undefined: no other door fills it. */
  fill?(input: unknown): Promise<Outcome | undefined>
  /** What the words about an act of this input need beside its answer. Undefined where no other door acts for it. */
  contextOf?(input: unknown): Promise<MessageContext | undefined>
  /** The question once more, at today's prices; nothing is settled by it. */
  again(): Promise<Outcome>
  /** With what is asked next, where the act was one of several. */
  followed?(outcome: Outcome): Promise<Outcome>
}

/** What a dialogue goes on with. */
export type Body<F extends AnyForm> = Omit<DraftBody, 'form'> & { readonly form: F }
