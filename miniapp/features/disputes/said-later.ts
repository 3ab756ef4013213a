// What a customer says of a purchase or payment without a network: it waits in the queue, and the page says so.
import { words } from '../../client/words.ts'
import { showToast } from '../../ui/toast.ts'
import { enqueueAndSend, made, mustWait, queue } from '../queue/outbox.ts'
import type { WordIntent } from '../queue/outbox-rules.ts'

/** For an intent's `keep`: into the queue where there is no way through now. */
export async function keepWord(
  about: WordIntent['about'],
  reason: string | null,
  key: string,
  tried: boolean,
): Promise<'goes' | 'waits' | 'lost'> {
  if (!(await mustWait())) return 'goes'
  const isKept = await enqueueAndSend({ kind: 'word', key, about, reason, ...made() }, tried)
  const t = words('queue').queue
  showToast(isKept ? { text: t.saved, icon: 'clock' } : { text: t.notKept })
  return isKept ? 'waits' : 'lost'
}

/** What was said of it here and waits to go; undefined: nothing. */
export const waitingWord = (entity: WordIntent['about']['entity'], id: number): WordIntent | undefined =>
  queue.value
    .flatMap(({ intent, refusal }) => (intent.kind === 'word' && !refusal ? [intent] : []))
    .find(({ about }) => about.entity === entity && about.id === id)
