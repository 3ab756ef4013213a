// What stands on a receipt of what its customer says of it, and the buttons by which they say it.
import type { Sale } from '#domain/sales/index.ts'
import type { Message } from '../message.ts'
import { beginning } from '../reads.ts'
import type { Words } from '../words.ts'

/** The receipt with its customer's word; `what`, `id`: the sale or payment. Of what was voided nobody is asked. */
export function withWord(
  message: Message,
  { what, id, seal, confirmation: { state, at } }: Spoken,
  words: Words,
): Message {
  const { talks } = words.t
  const word = state === 'none' || at === null ? [] : [talks.word[state](words.moment(at))]
  const sealed = state === 'confirmed' && seal !== null ? [talks.seal(seal)] : []
  const right = { ...beginning(talks.right, `${what}_yes`, id), style: 'success' } as const
  const wrong = { label: talks.wrong, action: { do: 'begin', name: `${what}_no`, id } } as const
  const asked = { none: [right, wrong], confirmed: [], disputed: [right], resolved: [right] }[state]
  return {
    ...message,
    text: [message.text, ...word, ...sealed].join('\n'),
    buttons: [...(asked.length ? [asked] : []), ...(message.buttons ?? [])],
  }
}

interface Spoken {
  readonly what: 'sale' | 'payment'
  readonly id: number
  /** By which both can compare what they hold of the account. */
  readonly seal: string | null
  readonly confirmation: Sale['confirmation']
}

/** What is left of a receipt in place of which it is said that all is right. */
export const saySpoken = (
  about: 'sale' | 'payment',
  amount: number,
  at: string | null,
  words: Words,
): string => {
  const { talks } = words.t
  const confirmed = at ? [talks.word.confirmed(words.moment(at))] : []
  return [`🧾 ${talks.about[about](words.money(amount))}`, ...confirmed].join('\n')
}
