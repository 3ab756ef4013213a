// Buttons as Telegram takes them, and what a tapped one says: at most 64 bytes.
import type { Action, Message } from '#commands/index.ts'

/** `s:<question>:<key>:<value>`, `c:<question>`, `x:<question>`, `u:<activity>`, `p:<list>:<page>`. */
function dataOf(action: Action, question: number | undefined): string {
  switch (action.do) {
    case 'settle':
      return `s:${question}:${action.key}:${action.value}`
    case 'confirm':
      return `c:${question}`
    case 'cancel':
      return `x:${question}`
    case 'undo':
      return `u:${action.id}`
    case 'page':
      return `p:${action.list}:${action.page}`
  }
}

/** The message's buttons as reply_markup; an empty keyboard takes old ones away. */
export const keyboardOf = ({ buttons = [] }: Message, question: number | undefined) => ({
  reply_markup: {
    inline_keyboard: buttons.map((row) =>
      row.map(({ label, action }) => ({ text: label, callback_data: dataOf(action, question) })),
    ),
  },
})

type Tapped =
  | {
      readonly is: 'settle'
      readonly question: number
      readonly key: string
      readonly value: string | number
    }
  | { readonly is: 'confirm' | 'cancel'; readonly question: number }
  | { readonly is: 'undo'; readonly id: number }
  | { readonly is: 'page'; readonly list: string; readonly page: number }
  | { readonly is: 'unknown' }

/** What a button says; one of another time is unknown. */
export function readTap(data: string | undefined): Tapped {
  const [kind, first = '', key = '', ...rest] = (data ?? '').split(':')
  const id = Number(first)
  if (kind === 'p' && /^\d+$/.test(key)) return { is: 'page', list: first, page: Number(key) }
  if (!/^\d+$/.test(first)) return { is: 'unknown' }
  if (kind === 'u') return { is: 'undo', id }
  if (kind === 'c') return { is: 'confirm', question: id }
  if (kind === 'x') return { is: 'cancel', question: id }
  if (kind !== 's') return { is: 'unknown' }
  const value = rest.join(':')
  return { is: 'settle', question: id, key, value: /^\d+$/.test(value) ? Number(value) : value }
}
