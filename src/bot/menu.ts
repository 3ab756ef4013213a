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

/** A person's own menu: staff and owners have one, customers see what everyone sees. */
export function menuFor(chatId: number, role: Role, language: Language): Outgoing[] {
  const scope = { type: 'chat', chat_id: chatId }
  if (role === 'user') return [{ chatId, method: 'deleteMyCommands', payload: { scope } }]
  return [{ chatId, method: 'setMyCommands', payload: { scope, commands: entries(role, language) } }]
}
