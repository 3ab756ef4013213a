// Buttons of a call that waits to be sent, as they stand in its payload: looked through and changed, row by row.
import type { Outgoing } from '#domain/chat/index.ts'

/** Whatever kind it is of; each has its text and one of the others. */
export interface AnyButton {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
  readonly style?: string | undefined
  readonly copy_text?: { readonly text: string }
  readonly web_app?: { readonly url: string }
  readonly disabled?: object
}

const rowsOf = ({ payload }: Outgoing): readonly (readonly AnyButton[])[] =>
  (payload['reply_markup'] as { readonly inline_keyboard?: AnyButton[][] } | undefined)?.inline_keyboard ?? []

export const buttonsOf = (call: Outgoing): readonly AnyButton[] => rowsOf(call).flat()

/** The call with each button changed; undefined takes one out, and a row that is empty then. */
export function withButtons(call: Outgoing, change: (button: AnyButton) => AnyButton | undefined): Outgoing {
  const rows = rowsOf(call)
  if (!rows.length) return call
  const inline_keyboard = rows
    .map((row) => row.flatMap((one) => change(one) ?? []))
    .filter((row) => row.length)
  return { ...call, payload: { ...call.payload, reply_markup: { inline_keyboard } } }
}
