// Commands that only show something, and the pages of what they show.
import { DomainError } from '#domain/errors.ts'
import { type Actor, mayAct } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Context } from './context.ts'
import type { Message } from './outcome.ts'
import {
  LISTS,
  showAccount,
  showCommands,
  showDebtors,
  showHelp,
  showLevels,
  showOwnAccount,
  showPeople,
  showPrices,
  showStock,
} from './reads.ts'
import type { CommandName } from './registry.ts'

/** What the command shows; its role has been checked. */
export async function showFor(command: CommandName, text: string, context: Context): Promise<Message> {
  const { t } = context.words
  switch (command) {
    case 'estoque':
      return text ? showStock(text, context) : showLevels(context)
    case 'pagar':
      return showDebtors(context)
    case 'dividas':
      if (!mayAct(context.actor.role, 'admin'))
        return text ? { text: t.needsRole(t.roles.admin) } : showOwnAccount(context)
      return text ? showAccount(text, context) : showDebtors(context)
    case 'lista_produtos':
      return showPrices(context)
    case 'user':
      return showPeople(context)
    case 'commands':
      return showCommands(context)
    case 'help':
      return showHelp(text, context)
    case 'start':
      return { text: t.start(context.runtime.shop.name, t.roles[context.actor.role]) }
    case 'login':
      return { text: t.login(t.roles[context.actor.role]) }
    case 'miniapp':
      return { text: t.miniapp }
    default:
      return { text: t.nothingOpen }
  }
}

/** A page of a list that a button named; undefined when there is no such list for this person. */
export async function showPage(
  runtime: Runtime,
  actor: Actor,
  list: string,
  page: number,
): Promise<Message | undefined> {
  const needed = {
    stock: 'admin',
    debts: 'admin',
    product: 'admin',
    account: 'admin',
    users: 'owner',
    products: 'user',
  } as const
  const role = Object.hasOwn(needed, list) ? needed[list as keyof typeof needed] : undefined
  if (!role) return undefined
  if (!mayAct(actor.role, role)) throw new DomainError('forbidden', { role })
  return LISTS[list]?.(new Context(runtime, actor), page)
}
