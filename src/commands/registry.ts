// Every command of the chat, once: its name, its other names, and the smallest role that may type it.
import { mayAct, type Role } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'

export interface Command {
  readonly name: string
  readonly aliases: readonly string[]
  readonly role: Role
}

const COMMANDS = [
  { name: 'buy', aliases: ['vender', 'sell'], role: 'admin' },
  { name: 'estoque', aliases: ['stock'], role: 'admin' },
  { name: 'pagar', aliases: ['pay'], role: 'admin' },
  { name: 'dividas', aliases: ['debts'], role: 'user' },
  { name: 'lista_produtos', aliases: ['produtos', 'products'], role: 'user' },
  { name: 'product', aliases: ['produto'], role: 'owner' },
  { name: 'user', aliases: ['usuario'], role: 'owner' },
  { name: 'desfazer', aliases: ['undo'], role: 'user' },
  { name: 'miniapp', aliases: [], role: 'user' },
  { name: 'login', aliases: [], role: 'user' },
  { name: 'start', aliases: [], role: 'user' },
  { name: 'commands', aliases: ['comandos'], role: 'user' },
  { name: 'help', aliases: ['ajuda'], role: 'user' },
  { name: 'cancel', aliases: ['cancelar'], role: 'user' },
] as const satisfies readonly Command[]

export type CommandName = (typeof COMMANDS)[number]['name']

/** The command that is called so, in either language; case and accents do not matter. */
export const commandNamed = (typed: string) => {
  const name = fold(typed)
  return COMMANDS.find((one) => one.name === name || (one.aliases as readonly string[]).includes(name))
}

/** What this role may type. */
export const commandsFor = (role: Role) => COMMANDS.filter((one) => mayAct(role, one.role))
export const commandNames = (role: Role): string[] => commandsFor(role).map((one) => one.name)
