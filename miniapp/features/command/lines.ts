// The last lines that were run on this device, by person; newest first.
import { effect, signal } from '@preact/signals'
import { person } from '../../client/session.ts'
import { readDevice, writeDevice } from '../../platform/device-storage.ts'

const NAME = 'lines'
const KEPT = 20

export const lines = signal<readonly string[]>([])

effect(() => {
  const who = person.value?.id
  lines.value = []
  if (who === undefined) return
  void readDevice<readonly string[]>(who, NAME).then((kept) => {
    if (kept && person.peek()?.id === who) lines.value = kept
    return kept
  })
})

/** Puts it first; a line stands there once. */
export function remember(line: string): void {
  const who = person.peek()?.id
  lines.value = [line, ...lines.peek().filter((one) => one !== line)].slice(0, KEPT)
  if (who !== undefined) void writeDevice(who, NAME, lines.peek())
}
