// One act as it is spoken: which command a line may be, the likeliest first, and what the first that reads comes to.
import { mayAct } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'
import type { CommandName } from './command.ts'
import type { Context } from './context.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'
import { tokensIn } from './reader/lexer.ts'
import { CAME, COUNTED, GONE, LOST, type Phrases, phraseAt } from './reader/vocabulary.ts'
import { commandNamed } from './registry.ts'

/** Words that begin an act, and are nothing of it. */
const SELLING =
  /^(?:(?:eu )?esqueci de (?:anotar|lancar|lançar|marcar|registrar)[ :,]+|(?:(?:eu |me )?(?:vende|vendi|vender|vendeu|venda|vendemos|saiu|bota|lanca|lance|registra|separa|sold|sell|selling|sale)(?: ai| aí| mais)?[ :]+))/iu
/** A count that is announced. */
const COUNTING = /^(?:contagem|contei|count(?:ed)?):/iu
const PAYING =
  /(?:^|\s)(?:pagou|pagaram|quitou|recebi|recebemos|acertou|paid|pd|received|settled|deu|caiu|mandou|transferiu|depositou|gave|sent|handed)(?:\s|$)|^(?:paga|pix de|abate|abater|baixa|d[aá] baixa|take|got)\s/iu

/** Commands whose name may stand without its slash before what it is about. */
const CALLED: ReadonlySet<CommandName> = new Set([
  'buy',
  'estoque',
  'pagar',
  'dividas',
  'lista_produtos',
  'product',
  'user',
])

/** What a line comes to that says one thing; `from`: where it begins in what was typed. Throws what to say where it means nothing: that of its likeliest reading. */
export async function spoken(
  text: string,
  context: Context,
  options: RunOptions,
  from = 0,
): Promise<Outcome> {
  const refused: CommandError[] = []
  for (const [name, about] of meantBy(text)) {
    const outcome = await attempt(name, about, context, options, from + text.length - about.length)
    if (!(outcome instanceof CommandError)) return outcome
    refused.push(outcome)
  }
  throw refused[0] ?? new CommandError(context.words.t.notUnderstood)
}

/** The commands that a line may be, the likeliest first, each with what it would be followed by. */
function meantBy(text: string): readonly (readonly [CommandName, string])[] {
  const [, word = '', rest = ''] = /^([\p{L}\p{M}_]+)\s+(\S[\s\S]*)$/u.exec(text) ?? []
  const named = commandNamed(word)
  const all = asSaid(text)
  return named && CALLED.has(named.name) ? [[named.name, rest], ...all] : all
}

/** By its words, where it begins with no name of a command. */
function asSaid(text: string): readonly (readonly [CommandName, string])[] {
  const said = tokensIn(text).map((token) => token.said.replace(/(?<=.):$/, ''))
  const sold = text.replace(SELLING, '')
  const has = (sets: readonly Phrases[]) =>
    said.some((_, at) => sets.some((set) => phraseAt(set, said, at) > 0))
  if (sold !== text) return [['buy', sold]]
  if (has([LOST, GONE]) || (has([CAME, COUNTED]) && !/:(?!\d)/.test(text.replace(COUNTING, ''))))
    return [
      ['estoque', text],
      ['pagar', text],
      ['buy', text],
    ]
  if (PAYING.test(fold(text)) && !/\d.*\p{L}.*:/u.test(text))
    return [
      ['pagar', text],
      ['buy', text],
    ]
  return [['buy', text]]
}

/** The outcome, or what is said of a line that cannot be read so. */
export async function attempt(
  name: CommandName,
  about: string,
  context: Context,
  options: RunOptions,
  from = 0,
): Promise<Outcome | CommandError> {
  const command = commandNamed(name)
  if (!command || !mayAct(context.actor.role, command.role))
    return new CommandError(context.words.t.notUnderstood)
  return command
    .run({ text: about, from, word: null }, context, { ...options, asks: true })
    .catch((error: unknown) => {
      if (error instanceof CommandError) return error
      throw error
    })
}
