// What this person may run, and by which words; and the goods of this device, to offer one more of.
import { computed } from '@preact/signals'
import type { CommandInfo } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { person } from '../../client/session.ts'
import { products } from '../products/held.ts'
import { listCommands } from './calls.ts'

export const commands = resource<readonly CommandInfo[]>({ load: listCommands, keepAs: 'commands' })

/** What can be offered as it stands: a customer makes nothing here that could be taken back. */
export const offered = computed(() =>
  (commands.value.value ?? []).filter(({ name }) => person.value?.role !== 'user' || name !== 'desfazer'),
)

/** Names and aliases, without the slash. */
export const commandNames = computed(() =>
  (commands.value.value ?? []).flatMap(({ name, aliases }) => [name, ...aliases]),
)

export const productNames = computed(() => (products.value.value ?? []).map(({ name }) => name))
