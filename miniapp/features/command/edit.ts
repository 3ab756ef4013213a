// A tap on a value of the card: asks again what was chosen, or goes to where the line says it.
import { words } from '../../client/words.ts'
import { pieces, selection, text, type, unchoose } from './line.ts'
import { type Part, placeOf } from './pieces.ts'

/** Under which keys its question was answered. */
const keysOf = (part: Part): readonly string[] =>
  'item' in part ? [`items.${part.item}.${part.is === 'goods' ? 'product' : 'quantity'}`] : [part.is]

export function edit(part: Part): void {
  if (keysOf(part).some(unchoose)) return
  const place = placeOf(text.peek(), pieces.peek(), part)
  if (place) {
    selection.value = place
    return
  }
  if (part.is === 'due') type(`${text.peek().trimEnd()} ${words('command').command.dueWord} `)
  // Whose it is stands first, all else last.
  const command = pieces.peek().spans.find(({ is }) => is === 'command')
  const at = part.is === 'customer' ? (command ? command.to + 1 : 0) : text.peek().length
  selection.value = { from: at, to: at }
}
