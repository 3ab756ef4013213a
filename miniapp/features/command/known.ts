// What the line is read by, for its colours alone: commands, goods and people as this device holds them.
import { computed, signal } from '@preact/signals'
import type { CommandInfo, Customer } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { recent } from '../customers/customers.ts'
import { products } from '../products/shelf.ts'
import { listCommands } from './calls.ts'
import type { Known } from './tokens.ts'

export const commands = resource<readonly CommandInfo[]>({ load: listCommands, keepAs: 'commands' })

/** Whom the server found in the line, often none of those who bought last. */
export const found = signal<Customer | null>(null)

const namesOf = (all: readonly { readonly name: string }[] | null) => (all ?? []).map(({ name }) => name)

export const known = computed<Known>(() => ({
  commands: (commands.value.value ?? []).flatMap(({ name, aliases }) => [name, ...aliases]),
  customers: [...namesOf(recent.value.value), ...(found.value ? [found.value.name] : [])],
  products: namesOf(products.value.value),
}))
