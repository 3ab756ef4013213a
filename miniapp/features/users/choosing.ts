// Several people chosen at once; Back lets go of them.
import { signal } from '@preact/signals'
import type { Member } from '../../client/api-types.ts'
import { haptic } from '../../platform/telegram.ts'

export const choosing = signal(false)
/** As they were when they were chosen: what is decided is decided about that. */
export const picked = signal<readonly Member[]>([])

export function startChoosing(): void {
  haptic('selection')
  picked.value = []
  choosing.value = true
}

export function stopChoosing(): void {
  choosing.value = false
  picked.value = []
}

export function toggle(member: Member): void {
  haptic('selection')
  const without = picked.value.filter(({ id }) => id !== member.id)
  picked.value = without.length < picked.value.length ? without : [...picked.value, member]
}

export function takeOut(ids: readonly number[]): void {
  picked.value = picked.value.filter(({ id }) => !ids.includes(id))
}

/** Those among them who are chosen, as they are by now. */
export function chooseAsNow(members: readonly Member[]): void {
  picked.value = picked.value.map((one) => members.find(({ id }) => id === one.id) ?? one)
}
