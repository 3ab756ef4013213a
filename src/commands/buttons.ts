// The buttons of a card that asks: what may be chosen, what may be said besides, the act, and the ways out.
import type { Extra, Open } from './form.ts'
import type { Button } from './message.ts'
import type { Words } from './words.ts'

interface Asked {
  /** What is asked now; undefined where only the Confirm is left. */
  readonly asked: Pick<Open<unknown>, 'key' | 'choices' | 'inOneRow' | 'perRow'> | undefined
  readonly extras: readonly Pick<Extra<unknown>, 'key' | 'label'>[]
  /** What changes nothing of it. */
  readonly beside: readonly Button[]
  /** What the Confirm says, where it is not the general word. */
  readonly confirm: string | undefined
  readonly hasBack: boolean
  /** The screen that goes on with it. */
  readonly screen: string | undefined
}

/** Choices, what may be said besides, the act, the ways out: each its rows. */
export function buttonsOf(
  { asked, extras, beside, confirm, hasBack, screen }: Asked,
  { t }: Words,
): Button[][] {
  const choices = (asked?.choices ?? []).map(
    ({ id, name, style }): Button => ({
      label: name,
      action: { do: 'settle', key: asked?.key ?? '', value: id },
      ...(style ? { style } : {}),
    }),
  )
  const besides = extras.map(({ key, label }): Button => ({ label, action: { do: 'step', key } }))
  const act: Button = { label: confirm ?? t.confirmButton, action: { do: 'confirm' }, style: 'success' }
  const out: Button[] = [
    ...(hasBack ? [{ label: t.backButton, action: { do: 'back' } } as const] : []),
    { label: t.cancelButton, action: { do: 'cancel' } },
    ...(screen ? [{ label: t.onScreen, action: { do: 'screen', path: screen, of: 'draft' } } as const] : []),
  ]
  return [
    ...inRows(choices, asked?.inOneRow ? choices.length : asked?.perRow),
    ...inRows(besides),
    ...inRows(beside),
    ...(asked ? [] : [[act]]),
    out,
  ].filter((row) => row.length)
}

/** A label of so many UTF-16 units, or fewer, leaves room for so many beside it on a phone. */
const FITTING = [3, 7, 11, 19]
const LONG = 19

/** So many a row, else as many as fit: 5 numbers, 4 amounts, 3 words, 2 names; a long one alone. */
export function inRows(buttons: readonly Button[], perRow?: number): Button[][] {
  const longest = Math.max(0, ...buttons.map(({ label }) => label.length).filter((length) => length <= LONG))
  const wide = perRow || FITTING.filter((length) => longest <= length).length + 1
  const rows: Button[][] = []
  let isFull = true
  for (const button of buttons) {
    const isLong = !perRow && button.label.length > LONG
    const row = rows.at(-1)
    if (!row || isFull || isLong) rows.push([button])
    else row.push(button)
    isFull = isLong || rows.at(-1)?.length === wide
  }
  return rows
}
