// What a typed line means and does, for chat and bridge alike: role, then parse, then at most one question, then one operation.
import { DomainError } from '#domain/errors.ts'
import { type Answer, execute } from '#domain/execute.ts'
import { type Actor, mayAct, type Operation } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Context } from './context.ts'
import { doneBefore, doneOutcome } from './done.ts'
import { answerDoubt, doubtOf, openDoubts, settleDoubt } from './doubts.ts'
import type { Family } from './family.ts'
import {
  type Button,
  CommandError,
  type Draft,
  type Form,
  type Open,
  type Outcome,
  type RunOptions,
} from './outcome.ts'
import { parsePayment, paymentFamily } from './pay.ts'
import { parseProduct, productFamily } from './product.ts'
import { type CommandName, commandNamed } from './registry.ts'
import { parseSale } from './sale.ts'
import { saleFamily } from './sale-form.ts'
import { type MessageContext, messageContextOf, sayRefusal } from './say.ts'
import { showFor } from './show.ts'
import { parseStock, stockFamily } from './stock.ts'
import { bounded } from './tokens.ts'
import { undoLast } from './undo.ts'
import { parseUser, userFamily } from './user.ts'

export type { Action, Button, Draft, Message, Outcome, RunOptions } from './outcome.ts'
export { showPage } from './show.ts'
export { undoOne } from './undo.ts'
export { wordsOf } from './words.ts'
export { CommandError, sayRefusal }

/** Runs a line that begins with a command. Throws DomainError and CommandError; `sayRefusal` has the words. */
export async function run(
  runtime: Runtime,
  actor: Actor,
  line: string,
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  bounded(line, context.words)
  const match = /^\/?([\p{L}\p{M}_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/u.exec(line.trim())
  const command = match?.[1] ? commandNamed(match[1]) : undefined
  if (!command) throw new CommandError(context.words.t.noCommand)
  // Before a word of the line is matched: who may not learns nothing of the names in it.
  if (!mayAct(actor.role, command.role)) throw new DomainError('forbidden', { role: command.role })
  const asked = { ...options, request: requestOf(line, options) }
  const again = await doneBefore(context, asked)
  if (again) return again
  // Accents as one character: what some phones type as two is the same word.
  const text = (match?.[2] ?? '').trim().normalize('NFC')
  const form = await formOf(command.name, text, context)
  if (!form) return readOutcome(command.name, text, context, asked)
  const confirm = options.asks === true || (form.kind === 'user' && form.change.role !== undefined)
  return settleAll({ form, confirm }, context, asked)
}

/** A line is itself, blanks apart, and what was chosen along. */
const requestOf = (line: string, { choices = {} }: RunOptions) => ({
  line: line.trim().replaceAll(/[^\S\n]+/g, ' '),
  choices,
})

/** The form that a line fills, or undefined for what only shows. */
async function formOf(command: CommandName, text: string, context: Context): Promise<Form | undefined> {
  if (!text) {
    if (command === 'buy') throw new CommandError(context.words.t.usage.buy)
    if (command === 'product') throw new CommandError(context.words.t.usage.product)
    return undefined
  }
  if (command === 'buy') return parseSale(text, context)
  if (command === 'estoque') return parseStock(text, context)
  if (command === 'pagar') return parsePayment(text, context)
  if (command === 'product') return parseProduct(text, context)
  return command === 'user' ? parseUser(text, context) : undefined
}

async function readOutcome(
  command: CommandName,
  text: string,
  context: Context,
  options: RunOptions,
): Promise<Outcome> {
  if (command === 'desfazer') return undoLast(context, options)
  return { status: 'said', message: await showFor(command, text, context) }
}

/** The one word of a Confirm. */
const YES = 'yes'

/** Takes the choices that were given along, each once, then asks or acts. */
async function settleAll(draft: Draft, context: Context, options: RunOptions): Promise<Outcome> {
  const left = new Map(Object.entries(options.choices ?? {}))
  // The Confirm is a choice too: a program that shows what will be says yes along. Anything else is no yes.
  const said = left.get('confirm')
  if (said !== undefined && said !== YES) throw new CommandError(context.words.t.notOffered)
  let { form } = draft
  for (;;) {
    const next = openOf(form, context).find(({ key }) => left.has(key))
    const value = next && left.get(next.key)
    if (!next || value === undefined) break
    // A name that fits several opens the same question again, with choices.
    left.delete(next.key)
    form = await settled(form, next.key, value, context)
  }
  return proceed({ form, confirm: draft.confirm && said === undefined }, context, options)
}

/** A button of a question: settles one thing; the last open one acts. A repeat is told as the first time, whatever changed since. */
export async function settleDraft(
  runtime: Runtime,
  actor: Actor,
  draft: Draft,
  settle: { key: string; value: string | number } | 'confirm',
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  const again = await doneBefore(context, options)
  if (again) return again
  const { form } = draft
  const chosen = settle === 'confirm' ? form : await settled(form, settle.key, settle.value, context)
  const now = await familyOf(chosen).refresh(chosen, context)
  // A price that changed meanwhile is shown and asked again.
  const always = chosen.kind === 'user' && chosen.change.role !== undefined && settle !== 'confirm'
  return proceed({ form: now, confirm: now !== chosen || always }, context, options)
}

/** An answer in words to what is asked now; a Confirm follows it. */
export async function answerDraft(
  runtime: Runtime,
  actor: Actor,
  draft: Draft,
  text: string,
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  bounded(text, context.words)
  const [asked] = openOf(draft.form, context)
  if (!asked) return proceed({ ...draft, confirm: true }, context, options)
  const form = await answered(draft.form, asked.key, text.normalize('NFC'), context)
  return proceed({ form: await familyOf(form).refresh(form, context), confirm: true }, context, options)
}

/** The question once more, as its draft stands and at today's prices; nothing is settled by it. */
export async function askAgain(runtime: Runtime, actor: Actor, { form }: Draft): Promise<Outcome> {
  const context = new Context(runtime, actor)
  const now = await familyOf(form).refresh(form, context)
  return proceed({ form: now, confirm: true }, context, { source: 'chat' })
}

async function proceed(draft: Draft, context: Context, options: RunOptions): Promise<Outcome> {
  const { form } = draft
  const family = familyOf(form)
  const { operation, input: known } = family.call(form, context)
  const input = isFirst(form) ? {} : known
  // Checked before anything is asked: nobody is led to a door that is shut.
  if (!mayAct(context.actor.role, operations[operation].role)) {
    throw new DomainError('forbidden', { role: operations[operation].role })
  }
  const open = openOf(form, context)
  if (open.length || (draft.confirm && !options.preview)) return ask(draft, operation, input, context)
  if (options.preview) {
    await act(operation, input, context, { ...options, preview: true })
    return { status: 'preview', operation, input, message: { text: await family.show(form, context) } }
  }
  const messageContext = messageContextOf(form, context.words)
  const answer = await act(operation, input, context, { ...options, messageContext })
  const again = answer.replayed ? await doneBefore(context, options) : undefined
  return again ?? doneOutcome(operation, answer, messageContext, context.words)
}

function act(
  operation: OperationName,
  input: unknown,
  { runtime, actor }: Context,
  options: RunOptions & { readonly messageContext?: MessageContext },
): Promise<Answer<unknown>> {
  return execute(runtime, operations[operation] as unknown as Operation<unknown, unknown>, {
    actor,
    input,
    source: options.source,
    ...(options.intentKey === undefined ? {} : { intentKey: options.intentKey }),
    ...(options.request === undefined ? {} : { request: options.request }),
    ...(options.messageContext === undefined ? {} : { messageContext: options.messageContext }),
    ...(options.preview ? { dryRun: true } : {}),
  })
}

/** What would be stored, then the one thing that is asked; its choices as buttons. */
async function ask(
  draft: Draft,
  operation: OperationName,
  input: unknown,
  context: Context,
): Promise<Outcome> {
  const { t } = context.words
  const family = familyOf(draft.form)
  const open = openOf(draft.form, context)
  const [asked] = open
  const cancel: Button = { label: t.cancelButton, action: { do: 'cancel' } }
  const buttons: Button[][] = asked
    ? asked.choices.map(({ id, name }) => [
        { label: name, action: { do: 'settle', key: asked.key, value: id } },
      ])
    : [[{ label: t.confirmButton, action: { do: 'confirm' } }]]
  const short = asked?.choices.length === 2 && asked.choices.every(({ name }) => name.length <= 16)
  const shown = isFirst(draft.form) ? [] : [await family.show(draft.form, context), '']
  const text = [...shown, asked?.question ?? t.confirmQuestion].join('\n')
  return {
    status: 'needs_input',
    operation,
    input,
    missing: open.length ? open.map(({ key }) => key) : ['confirm'],
    choices: open.length
      ? Object.fromEntries(open.filter((one) => one.choices.length).map(({ key, choices }) => [key, choices]))
      : { confirm: [{ id: YES, name: t.confirmButton }] },
    draft,
    message: { text, buttons: [...(short ? [buttons.flat()] : buttons), [cancel]] },
  }
}

const isFirst = ({ doubts = [] }: Form) => doubts.some(({ first }) => first)

/** What is not known yet, and what is in doubt; what all hangs on alone. */
function openOf(form: Form, context: Context): readonly Open[] {
  return isFirst(form) ? openDoubts(form) : [...familyOf(form).open(form, context), ...openDoubts(form)]
}

async function settled(form: Form, key: string, value: string | number, context: Context): Promise<Form> {
  const doubt = doubtOf(form, key)
  return doubt
    ? settleDoubt(form, doubt, value, context.words)
    : familyOf(form).settle(form, key, value, context)
}

async function answered(form: Form, key: string, text: string, context: Context): Promise<Form> {
  const doubt = doubtOf(form, key)
  return doubt
    ? answerDoubt(form, doubt, text, context.words)
    : familyOf(form).answer(form, key, text, context)
}

/** The family of a form's kind, seen as one of all forms. */
function familyOf(form: Form): Family<Form> {
  return FAMILIES[form.kind]
}

const FAMILIES = {
  sale: saleFamily,
  receive: stockFamily,
  adjust: stockFamily,
  count: stockFamily,
  payment: paymentFamily,
  newProduct: productFamily,
  editProduct: productFamily,
  user: userFamily,
} as const
