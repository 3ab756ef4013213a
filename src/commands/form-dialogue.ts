// A form on its way to an act: what is open is asked, one thing at a time; then it is shown, or done.

import { DomainError } from '#domain/errors.ts'
import { mayAct } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'
import type { Span } from '#lib/message.ts'
import { buttonsOf } from './buttons.ts'
import type { Context } from './context.ts'
import type { Body, Dialogue, Settling } from './dialogue.ts'
import { doneBefore, doneOutcome } from './done.ts'
import { isFirst, openDoubts } from './doubts.ts'
import type { AnyForm, Call, Extra, FormHandler, Open } from './form.ts'
import { asking, type Card, cardOf, sentence } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'
import { isBack, isYes } from './reader/vocabulary.ts'
import { shut } from './shut.ts'
import { withBefore } from './trail.ts'

/** What is asked of a form, and how it came there. */
interface Asking<F> {
  readonly form: F
  readonly confirm: boolean
  readonly step?: string | undefined
  readonly trail: readonly AnyForm[]
}

/** The one word of a Confirm. */
const YES = 'yes'

export class FormDialogue<F extends AnyForm> implements Dialogue {
  readonly #handler: FormHandler<F>
  readonly #form: F
  readonly #step: string | undefined
  readonly #trail: readonly AnyForm[]
  readonly #context: Context
  readonly #spans: readonly Span[]

  /** `spans`: where the line that was typed says what, for as long as it is the one that is shown. */
  constructor(
    handler: FormHandler<F>,
    { form, step, trail = [] }: Body<F>,
    context: Context,
    spans: readonly Span[] = [],
  ) {
    this.#handler = handler
    this.#form = form
    this.#step = step
    this.#trail = trail
    this.#context = context
    this.#spans = spans
  }

  async begin(options: RunOptions): Promise<Outcome> {
    const left = new Map(Object.entries(options.choices ?? {}))
    // The Confirm is a choice too: a program that shows what will be says yes along. Anything else is no yes.
    const said = left.get('confirm')
    if (said !== undefined && said !== YES) throw new CommandError(this.#context.words.t.notOffered)
    const confirm = options.asks === true || (await this.#confirms(this.#form))
    let form = this.#form
    for (;;) {
      const next = (await this.#open(form)).find(({ key }) => left.has(key))
      const value = next && left.get(next.key)
      if (!next || value === undefined) break
      // A name that fits several opens the same question again, with choices.
      left.delete(next.key)
      form = await next.settle(value)
    }
    return this.#proceed({ form, confirm: confirm && said === undefined, trail: [] }, options)
  }

  async settle(chosen: Settling, options: RunOptions): Promise<Outcome> {
    if (chosen === 'back') return this.#back()
    if (chosen !== 'confirm' && 'step' in chosen) return this.#stepTo(chosen.step)
    const extra = chosen !== 'confirm' && chosen.key === this.#step ? await this.#extra() : undefined
    const form = chosen === 'confirm' ? this.#form : await this.#settled(chosen.key, chosen.value)
    const now = await this.#refreshed(form)
    // A price that changed meanwhile is shown and asked again, and what may be said besides is no last word.
    const confirm =
      now !== form || (chosen !== 'confirm' && (extra !== undefined || (await this.#confirms(form))))
    const step = extra?.stays ? this.#step : undefined
    return this.#proceed({ form: now, confirm, step, trail: this.#before(now) }, options)
  }

  async answer(text: string, options: RunOptions): Promise<Outcome> {
    if (isBack(text) && (this.#step !== undefined || this.#trail.length)) return this.#back()
    const extra = await this.#extra()
    const asked = extra ?? (await this.#open(this.#form))[0]
    const said = asked || !this.#confirmed(text) ? await this.#said(asked, text) : this.#form
    const form = await this.#refreshed(said)
    // What is new, and a price that changed meanwhile, is shown and asked again, as is a yes that must be tapped.
    const isNew = (asked !== undefined || said !== this.#form) && asked?.isYes !== true
    const confirm = isNew || form !== said || options.asks === true
    const step = extra?.stays ? this.#step : undefined
    return this.#proceed({ form, confirm, step, trail: this.#before(form) }, options)
  }

  /** Yes, or what the green button says. */
  #confirmed(text: string): boolean {
    const label = this.#handler.confirmLabel?.(this.#form, this.#context.words) ?? ''
    return isYes(text) || (label !== '' && fold(text) === fold(label.replace(/^\P{L}+/u, '')))
  }

  /** The form with what words say: an answer to what is asked, else something else about the card. */
  async #said(asked: Open<F> | undefined, text: string): Promise<F> {
    try {
      if (asked) return await asked.answer(text)
      throw new CommandError(this.#context.words.t.confirmQuestion)
    } catch (error) {
      if (!(error instanceof CommandError) || isFirst(this.#form)) throw error
      const amended = await this.#handler.amend?.(this.#form, text, this.#context)
      if (!amended) throw error
      return amended
    }
  }

  async again(): Promise<Outcome> {
    const form = await this.#refreshed(this.#form)
    return this.#ask({ form, confirm: true, step: this.#step, trail: this.#trail })
  }

  async fill(input: unknown): Promise<Outcome> {
    const { fromInput } = this.#handler
    if (!fromInput) throw new DomainError('wrong_state')
    const form = await fromInput(input, this.#context, this.#form)
    return this.#ask({ form, confirm: true, trail: this.#before(form) })
  }

  async contextOf(input: unknown): Promise<MessageContext | undefined> {
    const { fromInput, messageContext } = this.#handler
    if (!fromInput) return undefined
    const form = await fromInput(input, this.#context, this.#form).catch((error: unknown) => {
      // What the form has no place for, the act may have.
      if (error instanceof DomainError) return this.#form
      throw error
    })
    return messageContext?.(form, this.#context.words) ?? {}
  }

  async followed(outcome: Outcome): Promise<Outcome> {
    if (outcome.status !== 'done') return outcome
    const form = await this.#handler.following?.(this.#form, this.#context)
    const following = form && (await this.#ask({ form, confirm: true, trail: [] }))
    return following?.status === 'needs_input' ? { ...outcome, following } : outcome
  }

  /** What is asked besides is let go; else the form before the last answer. */
  async #back(): Promise<Outcome> {
    const before = this.#step === undefined ? this.#trail.at(-1) : this.#form
    const form = before && this.#isOwn(before) ? before : this.#form
    const trail = this.#step === undefined ? this.#trail.slice(0, -1) : this.#trail
    return this.#ask({ form: await this.#refreshed(form), confirm: true, trail })
  }

  async #stepTo(step: string): Promise<Outcome> {
    const form = await this.#refreshed(this.#form)
    if (!(await this.#extras(form)).some(({ key }) => key === step))
      throw new CommandError(this.#context.words.t.notOffered)
    return this.#ask({ form, confirm: true, step, trail: this.#trail })
  }

  #isOwn = (form: AnyForm): form is F => this.#handler.kinds.includes(form.kind)
  #before = (next: F) => (next === this.#form ? this.#trail : withBefore(this.#trail, this.#form))
  #confirms = async (form: F) => (await this.#handler.confirms?.(form, this.#context)) ?? false
  #refreshed = async (form: F) => (await this.#handler.refresh?.(form, this.#context)) ?? form
  #extras = async (form: F): Promise<readonly Extra<F>[]> =>
    isFirst(form) ? [] : ((await this.#handler.extras?.(form, this.#context)) ?? [])
  #extra = async () =>
    this.#step === undefined
      ? undefined
      : (await this.#extras(this.#form)).find(({ key }) => key === this.#step)

  async #settled(key: string, value: string | number): Promise<F> {
    const extra = await this.#extra()
    const open = extra?.key === key ? extra : (await this.#open(this.#form)).find((one) => one.key === key)
    if (!open) throw new CommandError(this.#context.words.t.notOffered)
    return open.settle(value)
  }

  /** What is not known yet, and what is in doubt; what all hangs on alone. */
  async #open(form: F): Promise<readonly Open<F>[]> {
    const doubts = openDoubts(form, this.#context.words)
    return isFirst(form) ? doubts : [...(await this.#handler.ask(form, this.#context)), ...doubts]
  }

  async #proceed({ form, confirm, step, trail }: Asking<F>, options: RunOptions): Promise<Outcome> {
    const { says, messageContext: contextOf } = this.#handler
    const { runtime, actor, words } = this.#context
    const call = this.#handler.call(form, this.#context)
    // Checked before anything is asked: nobody is led to a door that is shut.
    if (!mayAct(actor.role, call.role)) return shut(this.#context, call, options)
    const open = await this.#open(form)
    if (open.length || (confirm && !options.preview))
      return this.#ask({ form, confirm, step, trail }, open, call)
    const { source, intentKey, request, preview } = options
    const messageContext = contextOf?.(form, words) ?? {}
    const acted = await call
      .run(runtime, {
        actor,
        source,
        ...(intentKey === undefined ? {} : { intentKey }),
        ...(request === undefined ? {} : { request }),
        ...(preview ? { dryRun: true } : { messageContext }),
      })
      .catch((error: unknown) => this.#mended(form, error, options))
    // What the act was refused for is a choice on the card, where there is a way out.
    if ('mended' in acted)
      return this.#ask({ form: acted.mended, confirm: true, trail: this.#before(acted.mended) })
    if (preview) return this.#preview(form, call)
    const again = acted.replayed ? await doneBefore(says, this.#context, options) : undefined
    return again ?? doneOutcome(says, call.operation, acted, messageContext, this.#context)
  }

  async #preview(form: F, { operation, input }: Call): Promise<Outcome> {
    const message = (await this.#shown(form)) ?? sentence('', this.#context.words.t.done)
    return { status: 'preview', operation, input, message }
  }

  /** The form with its way out, in a chat; a program is told what the act was refused for. */
  async #mended(form: F, error: unknown, { source, preview }: RunOptions): Promise<{ mended: F }> {
    if (source !== 'chat' || preview || !(error instanceof DomainError)) throw error
    const mended = await this.#handler.mend?.(form, error, this.#context)
    if (!mended) throw error
    return { mended }
  }

  /** What would be stored, then the one thing that is asked; its choices as buttons. */
  async #ask(
    { form, confirm, step, trail }: Asking<F>,
    known?: readonly Open<F>[],
    call: Call = this.#handler.call(form, this.#context),
  ): Promise<Outcome> {
    const { words } = this.#context
    const { t } = words
    const open = known ?? (await this.#open(form))
    const extras = open.length > 1 ? [] : await this.#extras(form)
    const extra = extras.find(({ key }) => key === step)
    const asked = extra ?? open[0]
    const shown = isFirst(form) ? undefined : await this.#shown(form)
    const label = this.#handler.confirmLabel?.(form, words) ?? t.confirmButton
    const choices = open.length
      ? Object.fromEntries(open.filter((one) => one.choices.length).map((one) => [one.key, one.choices]))
      : { confirm: [{ id: YES, name: label }] }
    const offers = await asked?.offers?.()
    const beside = extra || isFirst(form) ? [] : ((await this.#handler.beside?.(form, this.#context)) ?? [])
    const qr = asked ? undefined : await this.#handler.qr?.(form, this.#context)
    const buttons = buttonsOf(
      {
        asked: asked && offers ? { ...asked, choices: offers } : asked,
        beside,
        extras: extra ? [] : extras,
        confirm: label,
        hasBack: extra !== undefined || trail.length > 0,
        screen: this.#handler.screen?.(form),
      },
      words,
    )
    return {
      status: 'needs_input',
      operation: call.operation,
      input: isFirst(form) ? {} : call.input,
      missing: open.length ? open.map(({ key }) => key) : ['confirm'],
      choices,
      draft: {
        form,
        confirm,
        ...(extra ? { step: extra.key } : {}),
        ...(trail.length ? { trail } : {}),
      },
      message: {
        ...asking(shown, asked?.question ?? t.confirmQuestion),
        buttons,
        ...(qr ? { qr } : {}),
        ...(this.#handler.personal?.(form, words) ? { personal: true } : {}),
      },
    }
  }

  async #shown(form: F): Promise<Card | undefined> {
    const lines = await this.#handler.show(form, this.#context)
    if (!lines) return undefined
    const card = cardOf(lines)
    return this.#spans.length ? { ...card, spans: this.#spans } : card
  }
}
