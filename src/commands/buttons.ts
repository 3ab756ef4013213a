// The buttons of a card that asks: what may be chosen, what may be said besides, the act, and the ways out.
import type { Extra, Open } from './form.ts'
import type { Button } from './message.ts'
import type { Words } from './words.ts'

interface Asked {
  /** What is asked now; undefined where only the Confirm is left. */
  readonly asked: Pick<Open<unknown>, 'key' | 'choices' | 'inOneRow'> | undefined
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
    ...(asked?.inOneRow ? [choices] : inRows(choices)),
    ...inRows(besides),
    ...inRows(beside),
    ...(asked ? [] : [[act]]),
    out,
  ].filter((row) => row.length)
}

/** How many buttons of such labels, in UTF-16 units, stand beside one another on a phone and can be read. */
const fitting = (longest: number) => [3, 7, 11, 19].filter((length) => longest <= length).length

/** As many a row as fit: 5 numbers, 4 amounts, 3 words, 2 names; a long one alone. */
export function inRows(buttons: readonly Button[]): Button[][] {
  const longest = Math.max(0, ...buttons.map(({ label }) => label.length))
  const wide = fitting(longest) + 1
  return Array.from({ length: Math.ceil(buttons.length / wide) }, (_, row) =>
    buttons.slice(row * wide, (row + 1) * wide),
  )
}
