// The text of a reminder: words in braces that fill themselves, and what is none of them.

/** By the names of both languages: what each word stands for. */
const WORDS = {
  nome: 'name',
  name: 'name',
  valor: 'amount',
  amount: 'amount',
  vencido: 'overdue',
  overdue: 'overdue',
  desde: 'since',
  since: 'since',
  loja: 'shop',
  shop: 'shop',
} as const

export type ReminderValue = (typeof WORDS)[keyof typeof WORDS]

const IN_BRACES = /\{([^{}\n]{0,40})\}/g

const meaningOf = (word: string): ReminderValue | undefined =>
  Object.hasOwn(WORDS, word) ? WORDS[word as keyof typeof WORDS] : undefined

/** A text in its parts, in order: as it is written, or what stands for a value; `typed`: between its braces. */
export type ReminderPart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'word'; readonly typed: string; readonly value: ReminderValue | undefined }

export function partsOfReminder(text: string): readonly ReminderPart[] {
  const parts: ReminderPart[] = []
  let at = 0
  for (const found of text.matchAll(IN_BRACES)) {
    if (found.index > at) parts.push({ is: 'text', text: text.slice(at, found.index) })
    const typed = found[1] ?? ''
    parts.push({ is: 'word', typed, value: meaningOf(typed.trim().toLowerCase()) })
    at = found.index + found[0].length
  }
  if (at < text.length) parts.push({ is: 'text', text: text.slice(at) })
  return parts
}

/** The first word that is none; undefined where all are. */
export const unknownWord = (text: string): string | undefined =>
  partsOfReminder(text).flatMap((part) => (part.is === 'word' && !part.value ? part.typed : []))[0]
