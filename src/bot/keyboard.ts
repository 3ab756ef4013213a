// Buttons as Telegram takes them, and what a tapped one says: at most 64 bytes.
import type { Action, Message } from '#commands/index.ts'
import { shortened } from '#locales/format.ts'
import type { About } from './context.ts'

/** What Telegram takes as a button's data. */
const DATA_BYTES_MAX = 64

/** What is read of a label, in UTF-16 units. */
const LABEL_MAX = 60

/** `s:<question>:<revision>:<key>:<value>`, `c:<question>:<revision>`, `x:…` alike, `u:<activity>`, `p:<list>:<page>`. */
function dataOf(action: Action, about: About | undefined): string {
  const asked = `${about?.id}:${about?.rev}`
  switch (action.do) {
    case 'settle':
      return `s:${asked}:${action.key}:${action.value}`
    case 'confirm':
      return `c:${asked}`
    case 'cancel':
      return `x:${asked}`
    case 'undo':
      return `u:${action.id}`
    case 'page':
      return `p:${action.list}:${action.page}`
  }
}

const fits = (data: string) => Buffer.byteLength(data) <= DATA_BYTES_MAX

/**
 * The message's buttons as reply_markup; an empty keyboard takes old ones away. One whose data would be too long, for
 * which Telegram refuses the whole message, is left out: what it says can be typed.
 */
export const keyboardOf = ({ buttons = [] }: Message, about: About | undefined) => ({
  reply_markup: {
    inline_keyboard: buttons
      .map((row) =>
        row
          .map(({ label, action }) => ({
            text: shortened(label, LABEL_MAX),
            callback_data: dataOf(action, about),
          }))
          .filter((button) => fits(button.callback_data)),
      )
      .filter((row) => row.length),
  },
})

type Tapped =
  | {
      readonly is: 'settle'
      readonly question: number
      readonly rev: number
      readonly key: string
      readonly value: string | number
    }
  | { readonly is: 'confirm' | 'cancel'; readonly question: number; readonly rev: number }
  | { readonly is: 'undo'; readonly id: number }
  | { readonly is: 'page'; readonly list: string; readonly page: number }
  | { readonly is: 'unknown' }

/** Plain digits of a number that is exact; undefined for all else. */
function whole(text: string | undefined): number | undefined {
  const number = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : undefined
  return Number.isSafeInteger(number) ? number : undefined
}

/** What a button says; one of another time is unknown, one of the release before is of revision 0. */
export function readTap(data: string | undefined): Tapped {
  const [kind, first = '', ...rest] = fits(data ?? '') ? (data ?? '').split(':') : []
  if (kind === 'p') {
    const page = rest.length === 1 ? whole(rest[0]) : undefined
    return page === undefined ? { is: 'unknown' } : { is: 'page', list: first, page }
  }
  const id = whole(first)
  if (id === undefined) return { is: 'unknown' }
  if (kind === 'u' && !rest.length) return { is: 'undo', id }
  const rev = whole(rest[0]) ?? 0
  if (kind === 'c') return { is: 'confirm', question: id, rev }
  if (kind === 'x') return { is: 'cancel', question: id, rev }
  if (kind !== 's') return { is: 'unknown' }
  const [key = '', ...values] = rest.slice(1)
  const value = values.join(':')
  return { is: 'settle', question: id, rev, key, value: whole(value) ?? value }
}
