// A price list or a notebook that was sent: what it would do, and the one tap that does it, where none of its lines errs.
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { kindOfList, type Previewed } from '#domain/imports/index.ts'
import { type Actor, mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Context } from './context.ts'
import { type AnyForm, callOf, type FormHandler, saying } from './form.ts'
import { FormDialogue } from './form-dialogue.ts'
import { BULLET, cardOf, type Line, line, rowLine, sentence } from './message.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'
import { read } from './reads.ts'
import type { Words } from './words.ts'

/** What the card shows of what would be done; wrong lines that it names. */
const SHOWN = 8
const NAMED = 12

interface ListForm extends AnyForm, Pick<Previewed, 'id' | 'rows' | 'creates' | 'changes' | 'same'> {
  readonly kind: 'import'
  /** Left out by the release before: goods. */
  readonly of?: Previewed['kind']
  readonly shown: readonly {
    readonly name: string
    readonly from: number | null
    readonly to: number | null
    readonly odd: boolean
  }[]
}

/** A price, or what somebody owed. */
const moneyIn = (fields: Readonly<Record<string, unknown>> | null): number | null => {
  const money = fields?.['price'] ?? fields?.['owes']
  return typeof money === 'number' ? money : null
}

const formOf = ({ kind, id, rows, creates, changes, same, items }: Previewed): ListForm => ({
  kind: 'import',
  of: kind,
  id,
  rows,
  creates,
  changes,
  same,
  shown: items.slice(0, SHOWN).map(({ name, before, after, odd }) => ({
    name,
    from: moneyIn(before),
    to: moneyIn(after),
    odd,
  })),
})

function linesOf({ shown, ...form }: ListForm, words: Words): readonly [Line, ...Line[]] {
  const { t } = words
  const more = form.creates + form.changes - shown.length
  return [
    line(t.list[form.of ?? 'products'].head(form)),
    ...shown.map(({ name, from, to, odd }) => {
      const prices = [from, to].flatMap((cents) => (cents === null ? [] : words.money(cents)))
      return rowLine(odd ? '⚠️' : BULLET, prices.length ? { name, value: prices.join(' → ') } : { name })
    }),
    ...(more > 0 ? [line(t.list.more(more))] : []),
  ]
}

export const listForm: FormHandler<ListForm> = {
  kinds: ['import'],
  parse: () => Promise.resolve(undefined),
  ask: () => [],
  confirms: () => true,
  confirmLabel: (_, { t }) => t.list.confirm,
  call: ({ id, creates, changes }) => callOf(operations['imports.commit'], { id, creates, changes }),
  show: (form, { words }) => Promise.resolve(linesOf(form, words)),
  /** The shop has changed meanwhile: what would be done now is shown, and asked again. */
  async mend({ id }, error, context) {
    if (error.code !== 'wrong_state' || error.details.state !== 'changed') return undefined
    return formOf(await read(context, operations['imports.get'], { id }))
  },
  says: [
    saying(operations['imports.commit'], (answer, _, { t }) =>
      sentence('✅', t.list[answer.kind ?? 'products'].done(answer)),
    ),
  ],
}

/** Throws as `run` does. */
export async function runListed(
  runtime: Runtime,
  actor: Actor,
  text: string,
  options: RunOptions & { readonly intentKey: string },
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  const { words } = context
  const create = operations['imports.create']
  if (!mayAct(actor.role, create.role)) throw new DomainError('forbidden', { role: create.role })
  const { value } = await execute(runtime, create, {
    actor,
    source: options.source,
    input: { kind: kindOfList(text), text },
    intentKey: `${options.intentKey}:list`,
  }).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'too_large')
      throw new CommandError(words.t.list.tooLarge)
    throw error
  })
  const form = formOf(value)
  if (!value.errors.length && form.creates + form.changes > 0)
    return new FormDialogue(listForm, { form, confirm: true }, context).begin({ ...options, asks: true })
  return { status: 'said', message: cardOf([...linesOf(form, words), line(lastly(value, words))]) }
}

function lastly({ errors }: Previewed, { t }: Words): string {
  const lines = [...new Set(errors.map((one) => one.line))]
  if (!lines.length) return t.list.nothing
  const more = lines.length > NAMED ? '…' : ''
  return t.list.errors(errors.length, lines.slice(0, NAMED).join(', ') + more)
}
