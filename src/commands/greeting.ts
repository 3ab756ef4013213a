// `/login`, `/miniapp` and `/cancel`: what is said to whoever asks who they are, or wants out of something.
import { operations } from '#domain/operations.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { actNamed } from './desfazer.ts'
import { type Card, sentence } from './message.ts'
import { read } from './reads.ts'

export const login = defineCommand({
  name: 'login',
  aliases: [],
  role: 'user',
  show: (_, { actor, words: { t } }) => sentence('', t.login(t.roles[actor.role])),
})

export const miniapp = defineCommand({
  name: 'miniapp',
  aliases: [],
  role: 'user',
  show: (_, { words }) => ({
    ...sentence('', words.t.miniapp),
    buttons: [[{ label: words.t.home.openShop, action: { do: 'screen', path: '' }, style: 'primary' }]],
  }),
})

/** The chat ends what is open before it comes here; elsewhere nothing is. */
export const cancel = defineCommand({
  name: 'cancel',
  aliases: ['cancelar'],
  role: 'user',
  show: (_, context) => nothingOpen(context),
})

/** What was done just now can be taken back instead. */
async function nothingOpen(context: Context): Promise<Card> {
  const { words } = context
  const { items } = await read(context, operations['undo.list'], { limit: 1 })
  const [last] = items
  const card = sentence('', words.t.nothingOpen)
  if (!last) return card
  const label = words.t.undoThat(actNamed(last, words))
  return { ...card, personal: true, buttons: [[{ label, action: { do: 'undo', id: last.id } }]] }
}
