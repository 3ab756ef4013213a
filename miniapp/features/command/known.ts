// What this person may run, and by which words; and the goods of this device, to offer one more of.
import { computed } from '@preact/signals'
import type { CommandInfo } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { products } from '../products/shelf.ts'
import { listCommands } from './calls.ts'

export const commands = resource<readonly CommandInfo[]>({ load: listCommands, keepAs: 'commands' })

/** Names and aliases, without the slash. */
export const commandNames = computed(() =>
  (commands.value.value ?? []).flatMap(({ name, aliases }) => [name, ...aliases]),
)

export const productNames = computed(() => (products.value.value ?? []).map(({ name }) => name))
