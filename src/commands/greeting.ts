// `/start`, `/login`, `/miniapp` and `/cancel`: what is said to whoever comes in, or asks who they are.
import { defineCommand } from './command.ts'
import { cardOf, linesOf, sentence } from './message.ts'

export const start = defineCommand({
  name: 'start',
  aliases: [],
  role: 'user',
  show: (_, { runtime, actor, words: { t } }) =>
    cardOf(linesOf(t.start(runtime.shop.name, t.roles[actor.role]))),
})

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
  show: (_, { words }) => sentence('', words.t.miniapp),
})

/** The chat ends what is open before it comes here; elsewhere nothing is. */
export const cancel = defineCommand({
  name: 'cancel',
  aliases: ['cancelar'],
  role: 'user',
  show: (_, { words }) => sentence('', words.t.nothingOpen),
})
