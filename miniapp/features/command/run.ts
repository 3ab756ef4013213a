// Running a line, once: what went out and was not answered is settled under its own key before anything else goes.
import { effect, signal } from '@preact/signals'
import type { Said } from '#lib/message.ts'
import type { ApiError } from '../../client/api.ts'
import type { CommandAnswer } from '../../client/api-types.ts'
import { sendOnce } from '../../client/send-once.ts'
import { onAuthError, person } from '../../client/session.ts'
import { awaitUnanswered, deviceNote } from '../../client/unanswered.ts'
import { haptic } from '../../platform/telegram.ts'
import { sayStored } from '../../ui/undo.ts'
import { executeCommand, type Typed } from './calls.ts'
import { text, type } from './line.ts'
import { remember } from './lines.ts'

interface Sent {
  readonly typed: Typed
  /** As it stood in the field. */
  readonly line: string
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
  void awaitUnanswered<Sent>(who, NAME).then((found) => {
    if (who === owner && !busy.peek()) unanswered.value = found?.inputs[0] ?? null
    return found
  })
})

/** The press is the Confirm: what it stands under was shown. */
const CONFIRM = { confirm: 'yes' }
const sending = ({ command, choices }: Typed): Sent => ({
  typed: { command, choices: { ...choices, ...CONFIRM } },
  line: text.peek().trim(),
})

/** Does what was read; first what is unanswered, alone, for the rest was read without it. */
export async function run(read: Typed | null): Promise<void> {
  const sent = unanswered.peek() ?? (read && sending(read))
  if (!sent || busy.peek()) return
  const who = owner
  busy.value = true
  refusal.value = null
  try {
    const send = ({ typed }: Sent, key: string) => executeCommand(typed, key)
    const ended = await sendOnce(sent, { note: deviceNote(who, NAME), send })
    if (who === owner) unanswered.value = ended.is === 'refused' && ended.open ? sent : null
    if (ended.is === 'refused') refuse(ended.error)
    else if (ended.is === 'stored' && who === owner && ended.answer.data.status === 'done')
      done(ended.answer.data, ended.input.line)
  } finally {
    busy.value = false
    round.value++
  }
}

function refuse(error: ApiError): void {
  haptic('error')
  onAuthError(error)
  if (!error.isOpen) refusal.value = error
}

function done({ message, undoId }: Extract<CommandAnswer, { status: 'done' }>, line: string): void {
  haptic('success')
  remember(line)
  // Another line that stands there by now is the next one.
  if (text.peek().trim() === line) type('')
  result.value = message
  // The toast has its own mark.
  const { name, value } = message.head
  const of = { operation: 'commands.execute' } as const
  sayStored({ text: value ? `${name}: ${value}` : name, undoId, of })
}
