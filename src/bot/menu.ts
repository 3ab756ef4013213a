// The commands in each person's menu: by role and language, following a change of role.

import { wordsOf } from '#commands/index.ts'
import { commandsFor } from '#commands/registry.ts'
import type { Outgoing } from '#domain/chat/index.ts'
import type { Language, Role } from '#domain/operation.ts'

const entries = (role: Role, language: Language) => {
  const { t } = wordsOf(language, 'BRL')
  return commandsFor(role).map(({ name }) => ({ command: t.called[name], description: t.summaries[name] }))
}

/** Calls that belong to no chat. */
const NO_CHAT = 0

/** What everyone sees who has no menu of their own. */
export const commonMenus = (): Outgoing[] => [
  {
    chatId: NO_CHAT,
    method: 'setMyCommands',
    payload: { scope: { type: 'all_private_chats' }, commands: entries('user', 'en') },
  },
  {
    chatId: NO_CHAT,
    method: 'setMyCommands',
    payload: {
      scope: { type: 'all_private_chats' },
      language_code: 'pt',
      commands: entries('user', 'pt-BR'),
    },
  },
]

/** The MiniApp behind the button beside the message field. */
export const menuButton = (url: string, text: string): Outgoing => ({
  chatId: NO_CHAT,
  method: 'setChatMenuButton',
  payload: { menu_button: { type: 'web_app', text, web_app: { url } } },
})

/** Where the MiniApp opens for them: staff sell, customers see their account, owners the whole shop. */
const FIRST: Readonly<Record<Role, string>> = { user: '/', admin: '/#/sell', owner: '/' }

/** A person's own button to the MiniApp, in their words. */
function buttonFor(chatId: number, role: Role, language: Language, url: string): Outgoing {
  const { t } = wordsOf(language, 'BRL')
  const app = { type: 'web_app', text: t.appButton[role], web_app: { url: `${url}${FIRST[role]}` } }
  return { chatId, method: 'setChatMenuButton', payload: { chat_id: chatId, menu_button: app } }
}

/**
 * A person's own menu: staff and owners have one, customers see what everyone sees. `url`: where the MiniApp is, for the
 * button beside the message field, where that is to follow too.
 */
export function menuFor(chatId: number, role: Role, language: Language, url?: string | null): Outgoing[] {
  const scope = { type: 'chat', chat_id: chatId }
  const menu: Outgoing =
    role === 'user'
      ? { chatId, method: 'deleteMyCommands', payload: { scope } }
      : { chatId, method: 'setMyCommands', payload: { scope, commands: entries(role, language) } }
  return url ? [menu, buttonFor(chatId, role, language, url)] : [menu]
}
