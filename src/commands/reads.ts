// What commands that show are made of: a read of the domain, and those that may be meant.

import { execute } from '#domain/execute.ts'
import type { Operation } from '#domain/operation.ts'
import type { Row } from '#lib/message.ts'
import { inRows } from './buttons.ts'
import type { Context } from './context.ts'
import { BULLET, type Button, type Card, cardOf, line, rowLine } from './message.ts'

/** The operation's answer to the person who types. */
export const read = async <I, O>(
  { runtime, actor }: Context,
  operation: Operation<I, O>,
  input: object,
): Promise<O> => (await execute(runtime, operation, { actor, input, source: 'chat' })).value

interface Meant {
  readonly id: number
  /** Of its button. */
  readonly label: string
  readonly row: Row
}

/** Those that may be meant, in words and as a button each that shows it; `list`: what shows one by its id. */
export const anyOf = (list: string, question: string, all: readonly Meant[]): Card => ({
  ...cardOf([line(question), ...all.map(({ row }) => rowLine(BULLET, row))]),
  buttons: inRows(all.map(({ id, label }) => opening(label, list, id))),
})

/** A button that shows one thing in place of its card. */
export const opening = (label: string, list: string, page: number): Button => ({
  label,
  action: { do: 'page', list, page },
})
/** One that opens the MiniApp there. */
export const onScreen = (label: string, path: string): Button => ({ label, action: { do: 'screen', path } })
/** One that begins an act in place of its card. */
export const beginning = (label: string, name: string, id: number): Button => ({
  label,
  action: { do: 'begin', name, id, here: true },
})
