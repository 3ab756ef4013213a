// Every command, in plain sight and in the order in which they are listed: what is not here does not exist.
import { mayAct, type Role } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'
import { invariant } from '#lib/invariant.ts'
import { withAgreeing } from './agreeing.ts'
import { buy } from './buy.ts'
import { type Begin, type Command, type CommandName, goingOn, type Read } from './command.ts'
import type { Context } from './context.ts'
import { desfazer } from './desfazer.ts'
import { dividas } from './dividas.ts'
import { estoque } from './estoque.ts'
import { cancel, login, miniapp } from './greeting.ts'
import { declareCommands, declareHelp } from './help.ts'
import { withInvites } from './invited.ts'
import { listaProdutos } from './lista-produtos.ts'
import { listForm } from './listed.ts'
import { mensagem } from './mensagem.ts'
import { pagar } from './pagar.ts'
import { personally } from './personal.ts'
import { privacidade } from './privacidade.ts'
import { product } from './product.ts'
import { smartcontract } from './smartcontract.ts'
import { declareStart } from './start.ts'
import { transactions } from './transactions.ts'
import { user } from './user.ts'

const all = { mayType: commandsFor, named: commandNamed }
const others = {
  opens: (list: string) => readNamed(list),
  accountOf: async (context: Context) =>
    (await dividas.run({ text: '', from: 0, word: null }, context, { source: 'chat' })).message,
}

const commands = {
  buy,
  estoque,
  pagar: personally(pagar),
  dividas: personally(dividas),
  lista_produtos: listaProdutos,
  product: goingOn(product, listForm),
  user: personally(user),
  mensagem,
  smartcontract: personally(smartcontract),
  transactions: personally(transactions),
  desfazer: personally(desfazer),
  privacidade: personally(privacidade),
  miniapp,
  login,
  start: personally(withAgreeing(withInvites(declareStart(others)))),
  commands: declareCommands(all),
  help: declareHelp(all),
  cancel,
} satisfies Record<CommandName, Command>

export const COMMANDS: readonly Command[] = Object.values(commands)

/** How each act is told, whichever command did it. */
export const SAYS = COMMANDS.flatMap(({ says }) => says)

/** By each of the keys that a command has; a key that two have is a bug, found at start. */
function indexed<T>(keysOf: (command: Command) => readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const entries = COMMANDS.flatMap(keysOf)
  const index = new Map(entries)
  invariant(index.size === entries.length, 'two commands have the same name, form or list')
  return index
}

const byName = indexed((one) => [one.name, ...one.aliases].map((name) => [name, one]))
const bySlash = indexed((one) => [one.name, ...one.aliases, ...one.alsoTyped].map((name) => [name, one]))
const byKind = indexed((one) => one.kinds.map((kind) => [kind, one]))
const byList = indexed<Read>((one) => Object.entries(one.reads))
const byBegin = indexed<{ readonly role: Role; readonly begin: Begin }>((one) =>
  Object.entries(one.begins).map(([name, begin]) => [name, { role: one.role, begin }]),
)

/** The command that is called so, in either language; case and accents do not matter. */
export function commandNamed(typed: string): Command | undefined {
  return byName.get(fold(typed))
}

/** The same behind a slash, where other words are meant too. */
export function commandTyped(typed: string): Command | undefined {
  return bySlash.get(fold(typed))
}

/** Whose form it is. */
export const commandOf = (kind: string): Command | undefined => byKind.get(kind)

/** What buttons page through, or open. */
export const readNamed = (list: string): Read | undefined => byList.get(list)

/** What a button begins. */
export const beginNamed = (name: string) => byBegin.get(name)

/** What this role may type. */
export function commandsFor(role: Role): readonly Command[] {
  return COMMANDS.filter((one) => mayAct(role, one.role))
}

export const commandNames = (role: Role): string[] => commandsFor(role).map((one) => one.name)
