// A line without a slash, as people type it: a question is answered, an act is shown and waits for one tap, and nothing is guessed.
import { mayAct } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'
import type { CommandName } from './command.ts'
import type { Context } from './context.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'
import { answerTo, questionIn } from './questions.ts'
import { tokensIn } from './reader/lexer.ts'
import { CAME, COUNTED, LOST, type Phrases, phraseAt } from './reader/vocabulary.ts'
import { commandNamed } from './registry.ts'

/** What a handed on message begins with where it was copied: `[28/11 09:12] Dona Lourdes:`. */
const COPIED = /^\[[\d/.: ,apm]{4,24}\]\s*/iu

/** Words that begin an act, and are nothing of it. */
const SELLING =
  /^(?:(?:eu |me )?(?:vende|vendi|vender|vendeu|venda|vendemos|saiu|bota|lanca|lance|registra|separa|sold|sell|selling|sale)(?: ai| aí| mais)?[ :]+)/iu
/** A count that is announced. */
const COUNTING = /^(?:contagem|contei|count(?:ed)?):/iu
const PAYING =
  /(?:^|\s)(?:pagou|pagaram|quitou|recebi|recebemos|acertou|paid|received|settled|deu|caiu)(?:\s|$)|^(?:paga|pix de)\s/iu

/**
 * What a plain line comes to. Throws what to say where it means nothing: of several readings, that of the likeliest is said.
 * Only what the person may do is looked for. `greets`: a greeting is returned; to a program it is no command.
 */
export async function runPlain(
  text: string,
  context: Context,
  options: RunOptions,
  { greets }: { greets: boolean },
): Promise<Outcome> {
  const { actor, words } = context
  const typed = text.replace(COPIED, '').trim()
  const asked = questionIn(typed, actor.role)
  const isGreeting = asked?.by === 'greeting' || asked?.by === 'thanks'
  const question = greets || !isGreeting ? asked : undefined
  if (question && !('about' in question))
    return { status: 'said', message: await answerTo(question.by, context) }
  if (question) {
    const answer = await attempt(question.by, question.about, context, options)
    if (!(answer instanceof CommandError)) return answer
    // "Quanto tem…" may name what the shop does not have: that is what is said of it.
    if (question.by !== 'estoque') throw answer
  }
  if (!mayAct(actor.role, 'admin')) throw new CommandError(words.t.plainCustomer)
  const refused: CommandError[] = []
  for (const [name, about] of meantBy(typed)) {
    const outcome = await attempt(name, about, context, options)
    if (!(outcome instanceof CommandError)) return outcome
    refused.push(outcome)
  }
  throw refused[0] ?? new CommandError(words.t.notUnderstood)
}

/** The commands that a line may be, the likeliest first, each with what it would be followed by. */
function meantBy(text: string): readonly (readonly [CommandName, string])[] {
  const folded = tokensIn(text).map((token) => token.folded.replace(/(?<=.):$/, ''))
  const sold = text.replace(SELLING, '')
  const has = (sets: readonly Phrases[]) =>
    folded.some((_, at) => sets.some((set) => phraseAt(set, folded, at) > 0))
  if (sold !== text) return [['buy', sold]]
  if (has([LOST]) || (has([CAME, COUNTED]) && !/:(?!\d)/.test(text.replace(COUNTING, ''))))
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
async function attempt(
  name: CommandName,
  about: string,
  context: Context,
  options: RunOptions,
): Promise<Outcome | CommandError> {
  const command = commandNamed(name)
  if (!command || !mayAct(context.actor.role, command.role))
    return new CommandError(context.words.t.notUnderstood)
  return command
    .run({ text: about, from: 0, word: null }, context, { ...options, asks: true })
    .catch((error: unknown) => {
      if (error instanceof CommandError) return error
      throw error
    })
}
