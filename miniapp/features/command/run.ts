// Running a line, once: what went out and was not answered is settled under its own key before anything else goes.
import { effect, signal } from '@preact/signals'
import type { Said } from '#lib/message.ts'
import { ApiError, newKey } from '../../client/api.ts'
import type { CommandAnswer } from '../../client/api-types.ts'
import { onAuthError, person } from '../../client/session.ts'
import { findUnanswered, finishUnanswered, noteUnanswered } from '../../client/unanswered.ts'
import { haptic } from '../../platform/telegram.ts'
import { sayStored } from '../../ui/undo.ts'
import { executeCommand, type Typed } from './calls.ts'
import { text, type } from './line.ts'
import { remember } from './lines.ts'

interface Sent {
  readonly typed: Typed
  /** As it stood in the field. */
  readonly line: string
  readonly key: string
}

export const busy = signal(false)
/** It may be stored: nobody knows yet. */
export const unanswered = signal<Sent | null>(null)
export const refusal = signal<ApiError | null>(null)
/** What was done last. */
export const result = signal<Said | null>(null)
/** Counts the tries: the line is read again after each. */
export const round = signal(0)

/** Its name on the device: a line that was never answered outlives the app, and is nobody else's. */
const NAME = 'command'

let owner = 0
effect(() => {
  const who = person.value?.id ?? 0
  if (who === owner) return
  owner = who
  type('')
  result.value = null
  refusal.value = null
  unanswered.value = null
  void findUnanswered<Sent>(who, NAME).then((found) => {
    if (who === owner) unanswered.value = found?.inputs[0] ?? null
    return found
  })
})

/** The press is the Confirm: what it stands under was shown. */
const CONFIRM = { confirm: 'yes' }
const sending = ({ command, choices }: Typed): Sent => ({
  typed: { command, choices: { ...choices, ...CONFIRM } },
  line: text.peek().trim(),
  key: newKey(),
})

/** Does what was read; first what is unanswered, alone, for the rest was read without it. */
export async function run(read: Typed | null): Promise<void> {
  const open = unanswered.peek()
  const sent = open ?? (read && sending(read))
  if (!sent || busy.peek()) return
  const who = owner
  busy.value = true
  refusal.value = null
  try {
    await noteUnanswered(who, NAME, { key: sent.key, inputs: [sent] })
    const { data } = await executeCommand(sent.typed, sent.key)
    await settle(who, sent)
    if (data.status === 'done' && who === owner) done(data, sent.line)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.isOpen && who === owner) unanswered.value = sent
    if (!error.isOpen && !(open && error.isEarly)) await settle(who, sent)
    haptic('error')
    onAuthError(error)
    if (!error.isOpen) refusal.value = error
  } finally {
    busy.value = false
    round.value++
  }
}

async function settle(who: number, { key }: Sent): Promise<void> {
  await finishUnanswered(who, NAME, key)
  if (who === owner) unanswered.value = null
}

function done({ message, undoId }: Extract<CommandAnswer, { status: 'done' }>, line: string): void {
  haptic('success')
  remember(line)
  // Another line that stands there by now is the next one.
  if (text.peek().trim() === line) type('')
  result.value = message
  // The toast has its own mark.
  const { name, value } = message.head
  sayStored({ text: value ? `${name}: ${value}` : name, undoId })
}
