// The last lines that were run on this device, by person; newest first.
import { effect, signal } from '@preact/signals'
import { person } from '../../client/session.ts'
import { awaitDevice } from '../../platform/await-device.ts'
import { writeDevice } from '../../platform/device-storage.ts'

const NAME = 'lines'
const KEPT = 20

/** Until the device has said which there are, they are not overwritten. */
let isRead = false
export const lines = signal<readonly string[]>([])

effect(() => {
  const who = person.value?.id
  lines.value = []
  isRead = false
  if (who === undefined) return
  void awaitDevice<readonly string[]>(who, NAME).then((kept) => {
    if (person.peek()?.id !== who) return kept
    isRead = true
    const since = lines.peek()
    lines.value = newestOf(since, kept ?? [])
    if (since.length) void writeDevice(who, NAME, lines.peek())
    return kept
  })
})

const newestOf = (newer: readonly string[], older: readonly string[]) =>
  [...new Set([...newer, ...older])].slice(0, KEPT)

/** Puts it first; a line stands there once. */
export function remember(line: string): void {
  const who = person.peek()?.id
  lines.value = newestOf([line], lines.peek())
  if (who !== undefined && isRead) void writeDevice(who, NAME, lines.peek())
}
