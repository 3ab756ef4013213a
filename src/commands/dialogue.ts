// A form on its way to an act: what is open is asked, one thing at a time; then it is shown, or done.

import { DomainError } from '#domain/errors.ts'
import { mayAct } from '#domain/operation.ts'
import type { Span } from '#lib/message.ts'
import type { Context } from './context.ts'
import { doneBefore, doneOutcome } from './done.ts'
import { isFirst, openDoubts } from './doubts.ts'
import type { AnyForm, Call, FormHandler, Open } from './form.ts'
import { asking, type Button, type Card, cardOf } from './message.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'

/** What was chosen, or the Confirm. */
export type Settling = { readonly key: string; readonly value: string | number } | 'confirm'

export interface Dialogue {
  /** Takes the choices that were given along, each once, then asks or acts. */
  begin(options: RunOptions): Promise<Outcome>
  /** One thing chosen; the last open one acts. */
  settle(chosen: Settling, options: RunOptions): Promise<Outcome>
  /** An answer in words to what is asked now; a Confirm follows it. */
  answer(text: string, options: RunOptions): Promise<Outcome>
  /** The question once more, at today's prices; nothing is settled by it. */
  again(): Promise<Outcome>
}

/** The one word of a Confirm. */
const YES = 'yes'

export class FormDialogue<F extends AnyForm> implements Dialogue {
  readonly #handler: FormHandler<F>
  readonly #form: F
  readonly #context: Context
  readonly #spans: readonly Span[]

  /** `spans`: where the line that was typed says what, for as long as it is the one that is shown. */
  constructor(handler: FormHandler<F>, form: F, context: Context, spans: readonly Span[] = []) {
    this.#handler = handler
    this.#form = form
    this.#context = context
    this.#spans = spans
  }

  async begin(options: RunOptions): Promise<Outcome> {
    const left = new Map(Object.entries(options.choices ?? {}))
    // The Confirm is a choice too: a program that shows what will be says yes along. Anything else is no yes.
    const said = left.get('confirm')
    if (said !== undefined && said !== YES) throw new CommandError(this.#context.words.t.notOffered)
    const confirm = options.asks === true || this.#confirms(this.#form)
    let form = this.#form
    for (;;) {
      const next = this.#open(form).find(({ key }) => left.has(key))
      const value = next && left.get(next.key)
      if (!next || value === undefined) break
      // A name that fits several opens the same question again, with choices.
      left.delete(next.key)
      form = await next.settle(value)
    }
    return this.#proceed(form, confirm && said === undefined, options)
  }

  async settle(chosen: Settling, options: RunOptions): Promise<Outcome> {
    const form = chosen === 'confirm' ? this.#form : await this.#settled(chosen.key, chosen.value)
    const now = await this.#refreshed(form)
    // A price that changed meanwhile is shown and asked again.
    const asks = now !== form || (chosen !== 'confirm' && this.#confirms(form))
    return this.#proceed(now, asks, options)
  }

  async answer(text: string, options: RunOptions): Promise<Outcome> {
    const [asked] = this.#open(this.#form)
    const form = asked ? await this.#refreshed(await asked.answer(text)) : this.#form
    return this.#proceed(form, true, options)
  }

  async again(): Promise<Outcome> {
    return this.#proceed(await this.#refreshed(this.#form), true, { source: 'chat' })
  }

  async #settled(key: string, value: string | number): Promise<F> {
    const open = this.#open(this.#form).find((one) => one.key === key)
    if (!open) throw new CommandError(this.#context.words.t.notOffered)
    return open.settle(value)
  }

  #confirms = (form: F) => this.#handler.confirms?.(form) ?? false
  #refreshed = async (form: F) => (await this.#handler.refresh?.(form, this.#context)) ?? form

  /** What is not known yet, and what is in doubt; what all hangs on alone. */
  #open(form: F): readonly Open<F>[] {
    const doubts = openDoubts(form, this.#context.words)
    return isFirst(form) ? doubts : [...this.#handler.ask(form, this.#context), ...doubts]
  }

  async #proceed(form: F, confirm: boolean, options: RunOptions): Promise<Outcome> {
    const { says, messageContext: contextOf } = this.#handler
    const { runtime, actor, words } = this.#context
    const call = this.#handler.call(form, this.#context)
    // Checked before anything is asked: nobody is led to a door that is shut.
    if (!mayAct(actor.role, call.role)) throw new DomainError('forbidden', { role: call.role })
    const open = this.#open(form)
    if (open.length || (confirm && !options.preview)) return this.#ask(form, confirm, open, call)
    const { source, intentKey, request, preview } = options
    const messageContext = contextOf?.(form, words) ?? {}
    const answer = await call.run(runtime, {
      actor,
      source,
      ...(intentKey === undefined ? {} : { intentKey }),
      ...(request === undefined ? {} : { request }),
      ...(preview ? { dryRun: true } : { messageContext }),
    })
    if (preview) return { status: 'preview', ...inputOf(call), message: await this.#shown(form) }
    const again = answer.replayed ? await doneBefore(says, this.#context, options) : undefined
    return again ?? doneOutcome(says, call.operation, answer, messageContext, words)
  }

  /** What would be stored, then the one thing that is asked; its choices as buttons. */
  async #ask(form: F, confirm: boolean, open: readonly Open<F>[], call: Call): Promise<Outcome> {
    const { t } = this.#context.words
    const [asked] = open
    const shown = isFirst(form) ? undefined : await this.#shown(form)
    const choices = open.length
      ? Object.fromEntries(open.filter((one) => one.choices.length).map((one) => [one.key, one.choices]))
      : { confirm: [{ id: YES, name: t.confirmButton }] }
    return {
      status: 'needs_input',
      operation: call.operation,
      input: isFirst(form) ? {} : call.input,
      missing: open.length ? open.map(({ key }) => key) : ['confirm'],
      choices,
      draft: { form, confirm },
      message: { ...asking(shown, asked?.question ?? t.confirmQuestion), buttons: this.#buttons(asked) },
    }
  }

  #buttons(asked: Open<F> | undefined): Button[][] {
    const { t } = this.#context.words
    const cancel: Button = { label: t.cancelButton, action: { do: 'cancel' } }
    if (!asked) return [[{ label: t.confirmButton, action: { do: 'confirm' } }], [cancel]]
    const { key, choices } = asked
    const buttons = choices.map(({ id, name }): Button[] => [
      { label: name, action: { do: 'settle', key, value: id } },
    ])
    const short = choices.length === 2 && choices.every(({ name }) => name.length <= 16)
    return [...(short ? [buttons.flat()] : buttons), [cancel]]
  }

  async #shown(form: F): Promise<Card> {
    const card = cardOf(await this.#handler.show(form, this.#context))
    return this.#spans.length ? { ...card, spans: this.#spans } : card
  }
}

const inputOf = ({ operation, input }: Call) => ({ operation, input })
