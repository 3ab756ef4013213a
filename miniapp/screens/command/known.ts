// What the line is read by, for its colours alone: commands, goods and people as this device holds them.
import { computed, signal } from '@preact/signals'
import type { CommandInfo, Customer } from '../../api-types.ts'
import { listCommands } from '../../calls/commands.ts'
import { hold } from '../../store/held.ts'
import { products, recent } from '../../store/shop.ts'
import type { Known } from './tokens.ts'

export const commands = hold<readonly CommandInfo[]>({ load: listCommands, keepAs: 'commands' })

/** Whom the server found in the line, often none of those who bought last. */
export const found = signal<Customer | null>(null)

const namesOf = (all: readonly { readonly name: string }[] | null) => (all ?? []).map(({ name }) => name)

export const known = computed<Known>(() => ({
  commands: (commands.value.value ?? []).flatMap(({ name, aliases }) => [name, ...aliases]),
  customers: [...namesOf(recent.value.value), ...(found.value ? [found.value.name] : [])],
  products: namesOf(products.value.value),
}))
