// `/commands` and `/help`: what can be typed, and how.
import { mayAct, type Role } from '#domain/operation.ts'
import { type Command, type CommandName, defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { bestGoods, type UsedGoods, usedGoods, whoOwes } from './examples.ts'
import { type Card, cardOf, GAP, type Line, line, linesOf } from './message.ts'
import { CommandError } from './outcome.ts'
import type { Texts } from './words.ts'

/** What help knows of the others; handed in, for help is one of them. */
export interface All {
  /** What this role may type. */
  readonly mayType: (role: Role) => readonly Command[]
  readonly named: (typed: string) => Command | undefined
}

/** The sentence about it, and the lines of it that can be typed as they stand; `goods`: of the shop's own, where they are known. */
export function usageOf(
  name: CommandName,
  t: Texts,
  goods: UsedGoods = t.someGoods,
): { usage: string; examples: string[] } {
  const usages: Partial<Record<CommandName, (goods: UsedGoods) => string>> = t.usage
  const usage = usages[name]?.(goods) ?? `/${t.called[name]}`
  return { usage, examples: usage.split('\n').filter((one) => one.startsWith('/')) }
}

export const declareCommands = (all: All) =>
  defineCommand({
    name: 'commands',
    aliases: ['comandos'],
    alsoTyped: ['menu'],
    role: 'user',
    show: (_, context) => cardOf(listOf(all, context)),
  })

export const declareHelp = (all: All) =>
  defineCommand({
    name: 'help',
    aliases: ['ajuda'],
    role: 'user',
    show: (topic, context) => (topic ? showTopic(topic, all, context) : showAll(all, context)),
  })

function listOf(all: All, { actor, words: { t } }: Context): readonly [Line, ...Line[]] {
  const lines = all.mayType(actor.role).map(({ name }) => line(`/${t.called[name]}: ${t.summaries[name]}`))
  return [line(t.commandsHead), GAP, ...lines]
}

async function showAll(all: All, context: Context): Promise<Card> {
  const list = listOf(all, context)
  const goods = mayAct(context.actor.role, 'admin') ? await bestGoods(context) : undefined
  if (!goods) return cardOf(list)
  const owing = await whoOwes(context)
  const card = cardOf([...linesOf(context.words.t.help(goods[0].few, owing?.name ?? null)), GAP, ...list])
  return owing ? { ...card, personal: true } : card
}

async function showTopic(topic: string, all: All, context: Context): Promise<Card> {
  const { actor } = context
  const { t } = context.words
  const command = all.named(topic.replace(/^\//, ''))
  if (!command || !mayAct(actor.role, command.role)) throw new CommandError(t.noCommand)
  const { name } = command
  return cardOf([
    line(`/${t.called[name]}: ${t.summaries[name]}`),
    GAP,
    ...linesOf(usageOf(name, t, await usedGoods(context)).usage),
  ])
}
