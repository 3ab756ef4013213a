// What is said, as data: a head, rows, what is asked. The chat's text is made of it here; a screen draws a card of the same.
import type { Link, Row, Said } from '#lib/message.ts'

/** What a button does. The first five are about the draft that its card shows. */
export type Action =
  | { readonly do: 'settle'; readonly key: string; readonly value: string | number }
  | { readonly do: 'confirm' }
  | { readonly do: 'cancel' }
  /** Asks for something that may be said besides. */
  | { readonly do: 'step'; readonly key: string }
  /** As it was before the last answer. */
  | { readonly do: 'back' }
  /** Goes on with a draft that was put aside. */
  | { readonly do: 'resume'; readonly id: number }
  /** Begins anew what nobody finished within its day. */
  | { readonly do: 'restart'; readonly id: number }
  | { readonly do: 'undo'; readonly id: number }
  /** Shows a page of a list in place of its message, or below it; `of`: the thing that the list is about. */
  | {
      readonly do: 'page'
      readonly list: string
      readonly page: number
      readonly of?: number
      readonly below?: true
    }
  /**
   * Begins an act about something: `name` is one of a command's `begins`, `id` what it is about, 0 where that is nothing; as a
   * card below, or in place of its own.
   */
  | { readonly do: 'begin'; readonly name: string; readonly id: number; readonly here?: true }
  /** Opens the MiniApp there; `of: 'draft'` with the draft of the card. */
  | { readonly do: 'screen'; readonly path: string; readonly of?: 'draft' }
  | { readonly do: 'copy'; readonly text: string }
  /** Opens the person's list of chats, with a link ready to send. */
  | { readonly do: 'share'; readonly link: string }

export interface Button {
  readonly label: string
  readonly action: Action
  /** The act itself, what takes back or refuses, what opens; none for all else. */
  readonly style?: 'success' | 'danger' | 'primary'
}

/** What can be chosen: `id` settles it, `name` is shown. */
export interface Choice {
  readonly id: string | number
  readonly name: string
  readonly style?: Button['style']
}

/** A button below where people type: Telegram sends what it asks for, once they say yes; `gone` takes it away again. */
export type Keyboard =
  | { readonly label: string; readonly asks: 'phone' }
  /** Somebody of their contacts, for the account of this id. */
  | { readonly label: string; readonly asks: 'person'; readonly id: number }
  | 'gone'

/** What the chat sends: plain text, at most 4,096 UTF-16 units, and rows of buttons. */
export interface Message {
  readonly text: string
  readonly buttons?: readonly (readonly Button[])[]
  /** Its rows are a table where there are tables. */
  readonly isList?: boolean
  /** It says what somebody owes or has: not before others. */
  readonly personal?: boolean
  /** What it says where others read along: without what things cost. */
  readonly aloud?: Card
  /** What stands above all of it, such as what was heard. */
  readonly lead?: string
  /** A code to be scanned: a picture of it stands above the text, where pictures can be sent. */
  readonly qr?: string
  /** In place of buttons. */
  readonly keyboard?: Keyboard
  /** The photo of this name stands above the text, where it can be sent. */
  readonly shows?: string
}

/** A message with what it says as data. */
export interface Card extends Message, Said {}

/** A line of the text, and the rows that say the same. */
export interface Line {
  readonly text: string
  readonly rows: readonly Row[]
}

/** Words alone, or with the rows that say them part by part. */
export const line = (text: string, ...rows: readonly Row[]): Line => ({
  text,
  rows: rows.length ? rows : [{ name: text }],
})

/** Each of its lines, as words alone. */
export function linesOf(text: string): readonly [Line, ...Line[]] {
  const [first = '', ...others] = text.split('\n')
  return [line(first), ...others.map((one) => line(one))]
}

/** Before a row of a list in the text; no sign of its own. */
export const BULLET = '·'

/** `🔴 Ana: R$ 5,00 · vencido R$ 2,00`: the sign, if any, the name, and what it comes to. */
export function rowLine(mark: string, row: Row, join = ': '): Line {
  const value = row.value === undefined ? '' : `${join}${row.value}`
  const text = `${mark && `${mark} `}${row.name}${value}${row.under ? ` · ${row.under}` : ''}`
  return { text, rows: [mark && mark !== BULLET ? { mark, ...row } : row] }
}

/** Several parts in one line of the text, each a row of its own. */
export const joined = (parts: readonly Line[]): Line => ({
  text: parts.map(({ text }) => text).join(' · '),
  rows: parts.flatMap(({ rows }) => rows),
})

export const GAP: Line = { text: '', rows: [{ name: '' }] }

/** The first line is what it is about; one of several rows has its further rows below. */
export function cardOf([first, ...others]: readonly [Line, ...Line[]]): Card {
  const [head = { name: first.text }, ...more] = first.rows
  return {
    text: [first, ...others].map(({ text }) => text).join('\n'),
    head,
    rows: [...more, ...others.flatMap(({ rows }) => rows)],
  }
}

/** One sentence behind its sign, about something that can be opened where it is known. */
export const sentence = (mark: string, name: string, link?: Link): Card =>
  cardOf([rowLine(mark, link ? { name, link } : { name })])

/** The card with a question below it, which stands alone where nothing is known yet. */
export function asking(card: Card | undefined, question: string): Card {
  if (!card) return { text: question, head: { name: question }, rows: [], question }
  return { ...card, text: `${card.text}\n\n${question}`, question }
}
