// A draft that is given up; one whose act was done, in a process that ended before it could say so, is told as done.
import { doneOfDraft } from '#commands/index.ts'
import type { OpenDraft, UpdateContext } from '../context.ts'

/** `tapped`: the message whose button it was. A word to show over the chat, where nothing was done. */
export async function giveUp(
  context: UpdateContext,
  draft: OpenDraft,
  tapped?: number,
): Promise<string | undefined> {
  const { runtime, actor, words } = context
  const done = await doneOfDraft(runtime, actor, draft)
  if (done && done.status !== 'needs_input') {
    await context.finish(draft, done, tapped)
    return undefined
  }
  context.end(draft, 'cancelled', { text: words.t.cancelled }, tapped)
  return words.t.cancelled
}
