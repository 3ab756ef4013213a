// What Lembrar asks of the server: a line an operation.
import type { Output } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

type Answer = Output<'debts.remind'>
export type Sent = Extract<Answer, { readonly sent: number }>
type Judged = Extract<Answer, { readonly items: unknown }>['items'][number]
/** Somebody who would be reminded, or not, and why; in words, as they read it. */
export type Reminding = Omit<Judged, 'language'> & { readonly text: string }
/** `text`: with its words in braces. */
export interface Preview {
  readonly text: string
  readonly items: readonly Reminding[]
}

interface Whom {
  readonly customerIds?: readonly number[]
  readonly overdue?: true
  /** In place of the shop's, this once. */
  readonly text?: string
}

/** Nothing is stored or sent by it. */
export const previewReminders = async (whom: Whom) =>
  (await api<Preview>({ method: 'POST', path: '/api/debts/reminders', body: { ...whom, preview: true } }))
    .data

export const sendReminders = (whom: Whom, key: string) =>
  writing(
    { operation: 'debts.remind' },
    api<Sent>({ method: 'POST', path: '/api/debts/reminders', body: whom, key }),
  )
