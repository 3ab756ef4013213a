// How a command is declared: once, for the chat, programs, help, menus and tests.
import type { Role } from '#domain/operation.ts'
import { invariant } from '#lib/invariant.ts'
import type { Span } from '#lib/message.ts'
import type { Context } from './context.ts'
import type { Body, Dialogue } from './dialogue.ts'
import { doneBefore } from './done.ts'
import { usedGoods } from './examples.ts'
import type { AnyForm, FormHandler, Saying } from './form.ts'
import { FormDialogue } from './form-dialogue.ts'
import type { Card } from './message.ts'
import { CommandError, type DraftBody, type Outcome, type RunOptions, UsageError } from './outcome.ts'
import type { Texts } from './words.ts'

/** A command has words in both languages: the compiler asks for them. */
export type CommandName = keyof Texts['summaries']

/** A list that buttons page through, or a thing that they open: its page is the thing's id. */
export interface Read {
  readonly role: Role
  /** `of`: the thing that the list is about. */
  show(context: Context, page: number, of?: number): Promise<Card>
}

/** An act that a button begins, about the thing of this id. */
export type Begin = (id: number, context: Context, options: RunOptions) => Promise<Outcome>

/** What its name is followed by, and where in the line that begins. */
export interface Typed {
  readonly text: string
  readonly from: number
  /** The command's own word; null where none was typed. */
  readonly word: Span | null
}

export interface Command {
  readonly name: CommandName
  readonly aliases: readonly string[]
  /** What people type for it besides, behind a slash; in no menu and no list. */
  readonly alsoTyped: readonly string[]
  /** The smallest role that may type it. */
  readonly role: Role
  /** By the names that buttons carry. */
  readonly reads: Readonly<Record<string, Read>>
  readonly says: readonly Saying[]
  /** The kinds of its forms. */
  readonly kinds: readonly string[]
  /** Whether other doors fill them too. */
  readonly isShared: boolean
  run(typed: Typed, context: Context, options: RunOptions): Promise<Outcome>
  /** What buttons begin, by the names that they carry. */
  readonly begins: Readonly<Record<string, Begin>>
  /** Goes on with a form that was kept; undefined for one that is not its own. */
  resume(body: DraftBody, context: Context): Dialogue | undefined
}

type Shows = (text: string, context: Context) => Promise<Card> | Card

/** `form` acts, `show` shows what no form is filled by; `act` acts by itself. */
type Declared<F extends AnyForm> = Pick<Command, 'name' | 'aliases' | 'role'> &
  Partial<Pick<Command, 'reads' | 'alsoTyped'>> &
  (
    | {
        readonly form: FormHandler<F>
        readonly show: Shows
        /** The form that its name alone opens in the chat; programs are shown. */
        readonly opens?: (context: Context) => Promise<F | undefined>
        /** The form that a button begins with. */
        readonly begins?: Readonly<Record<string, (id: number, context: Context) => Promise<F>>>
      }
    | { readonly form?: never; readonly show: Shows }
    | {
        readonly form?: never
        readonly says: readonly Saying[]
        act(context: Context, options: RunOptions): Promise<Outcome>
      }
  )

export function defineCommand<F extends AnyForm>(declared: Declared<F>): Command {
  const { name, aliases, alsoTyped = [], role, reads = {} } = declared
  const handler = declared.form
  const opens = 'opens' in declared ? declared.opens : undefined
  const begins = 'begins' in declared ? (declared.begins ?? {}) : {}
  const says = 'says' in declared ? declared.says : (handler?.says ?? [])
  const isOwn = (form: AnyForm): form is F => handler?.kinds.includes(form.kind) ?? false
  const ran: Command['run'] = async (typed, context, options) => {
    const again = await doneBefore(says, context, options)
    if (again) return again
    const isChat = options.source === 'chat'
    const opened = isChat && !typed.text.trim() ? await opens?.(context) : undefined
    if (handler && opened) return new FormDialogue(handler, started(opened), context).begin(options)
    const near = typed.word ? 'any' : 'counted'
    const parsed = await handler?.parse(typed.text, context, isChat ? { near } : {})
    if (handler && parsed) {
      const spoken = typed.word === null
      const form = (isChat && handler.inChat?.(parsed.form, context, { spoken })) || parsed.form
      const spans = parsed.spans.length
        ? [...(typed.word ? [typed.word] : []), ...parsed.spans.map((one) => moved(one, typed.from))]
        : []
      return new FormDialogue(handler, started(form), context, spans).begin(options)
    }
    if ('act' in declared) return declared.act(context, options)
    return { status: 'said', message: await declared.show(typed.text, context) }
  }
  return {
    name,
    aliases,
    alsoTyped,
    role,
    reads,
    says,
    kinds: handler?.kinds ?? [],
    isShared: handler?.fromInput !== undefined,
    run: (typed, context, options) =>
      ran(typed, context, options).catch((error: unknown) => inOwnGoods(error, context)),
    begins: Object.fromEntries(
      Object.entries(begins).map(([key, make]): [string, Begin] => [
        key,
        async (id, context, options) => {
          invariant(handler, 'what begins has a form')
          return new FormDialogue(handler, started(await make(id, context)), context).begin(options)
        },
      ]),
    ),
    resume: ({ form, ...body }, context) =>
      handler && isOwn(form) ? new FormDialogue(handler, { ...body, form }, context) : undefined,
  }
}

/** The command, which also goes on with forms that no line of its own begins. */
export const goingOn = <F extends AnyForm>(command: Command, handler: FormHandler<F>): Command => ({
  ...command,
  says: [...command.says, ...handler.says],
  kinds: [...command.kinds, ...handler.kinds],
  resume: (body, context) =>
    (handler.kinds as readonly string[]).includes(body.form.kind)
      ? new FormDialogue(handler, body as Body<F>, context)
      : command.resume(body, context),
})

const started = <F extends AnyForm>(form: F): Body<F> => ({ form, confirm: false })

const moved = (span: Span, by: number): Span => ({ ...span, from: span.from + by, to: span.to + by })

/** How it is typed, in goods of the shop's own. */
async function inOwnGoods(error: unknown, context: Context): Promise<never> {
  const goods = error instanceof UsageError ? await usedGoods(context) : undefined
  throw goods && error instanceof UsageError
    ? new CommandError(context.words.t.usage[error.of](goods))
    : error
}
