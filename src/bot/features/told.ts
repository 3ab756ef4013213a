// What an owner sends to be told to many: words with what is marked in them, or a poll; a photo comes by pictures.ts.
import { Composer } from 'grammy'
import type { Message, MessageEntity } from 'grammy/types'
import { asksWhatToTell, settleDraft } from '#commands/index.ts'
import { ENTITY_KINDS } from '#domain/broadcasts/index.ts'
import type { OpenDraft, ShopContext, UpdateContext } from '../context.ts'
import { refusing } from './messages.ts'

export const told = new Composer<ShopContext>()
told.chatType('private').on('message', ({ context, message }, next) => {
  const { draft } = context
  const said = draft && asksWhatToTell(draft.body) ? saidIn(message) : undefined
  return draft && said ? refusing(context, () => tell(context, draft, said)) : next()
})

/** Words without marks are read as all words are. */
function saidIn({ poll, text, entities }: Message): object | undefined {
  if (poll)
    return {
      poll: {
        question: poll.question,
        options: poll.options.map((option) => option.text),
        multiple: poll.allows_multiple_answers,
      },
    }
  const marked = marksOf(entities)
  return text !== undefined && marked.length && !text.startsWith('/') ? { text, entities: marked } : undefined
}

/** Those that go out too. */
export const marksOf = (entities: readonly MessageEntity[] = []): readonly object[] =>
  entities
    .filter(({ type }) => (ENTITY_KINDS as readonly string[]).includes(type))
    .map(({ type, offset, length, ...more }) => ({
      type,
      offset,
      length,
      ...('url' in more ? { url: more.url } : {}),
    }))

/** It is what the dialogue waits for. */
export async function tell(context: UpdateContext, draft: OpenDraft, said: object): Promise<void> {
  const { runtime, actor } = context
  const outcome = await settleDraft(
    runtime,
    actor,
    draft.body,
    { key: 'said', value: JSON.stringify(said) },
    { source: 'chat', intentKey: `intent:${draft.id}`, request: { draft: draft.id } },
  )
  if (outcome.status === 'needs_input') return context.ask(outcome, draft)
  return context.finish(draft, outcome)
}
