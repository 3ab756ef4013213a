// What somebody owes or has, marked on all that a command says, for doors that others look through.
import type { Command, Read } from './command.ts'
import type { Saying } from './form.ts'
import type { Card } from './message.ts'
import type { Outcome } from './outcome.ts'

const marked = (card: Card): Card => ({ ...card, personal: true })
const markedIn = <Came extends Outcome>(came: Came): Came => ({ ...came, message: marked(came.message) })

/** What is asked next is about the same people. */
const withFollowing = (came: Outcome): Outcome =>
  came.status === 'done' && came.following ? { ...came, following: markedIn(came.following) } : came

const each = <T>(all: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]))

const saidIn = (saying: Saying): Saying => ({
  ...saying,
  say(answer, messageContext, words) {
    const card = saying.say(answer, messageContext, words)
    return card && marked(card)
  },
})

/** The command, with every card of it marked: what it answers, asks, tells again, and shows by a button. */
export const personally = (command: Command): Command => ({
  ...command,
  says: command.says.map(saidIn),
  reads: each<Read>(command.reads, (read) => ({
    ...read,
    show: async (context, page, of) => marked(await read.show(context, page, of)),
  })),
  begins: each(command.begins, (begin) => async (id, context, options) => {
    return markedIn(await begin(id, context, options))
  }),
  run: async (typed, context, options) => markedIn(await command.run(typed, context, options)),
  resume(body, context) {
    const dialogue = command.resume(body, context)
    return (
      dialogue && {
        begin: async (options) => markedIn(await dialogue.begin(options)),
        settle: async (chosen, options) => markedIn(await dialogue.settle(chosen, options)),
        answer: async (text, options) => markedIn(await dialogue.answer(text, options)),
        again: async () => markedIn(await dialogue.again()),
        fill: async (input) => {
          const filled = await dialogue.fill?.(input)
          return filled && markedIn(filled)
        },
        contextOf: async (input) => dialogue.contextOf?.(input),
        followed: async (outcome) => withFollowing(markedIn((await dialogue.followed?.(outcome)) ?? outcome)),
      }
    )
  },
})
