// A list as a compact table, where Telegram has that: made of the same rows that the words say, which are told where it has not.
import type { InputRichBlock, InputRichMessage, RichBlockTableCell } from 'grammy/types'
import type { Message } from '#commands/index.ts'
import type { Row, Said } from '#lib/message.ts'

type Block = InputRichBlock

const titleOf = ({ mark, name }: Row): string => [mark, name].filter(Boolean).join(' ')
const cell = (text: string, align: 'left' | 'right' = 'left'): RichBlockTableCell =>
  text ? { text, align, valign: 'top' } : { align, valign: 'top' }

/** Name, how much, and what is said below that. */
const cellsOf = (row: Row): RichBlockTableCell[] => [
  cell(titleOf(row)),
  cell(row.value ?? '', 'right'),
  cell(row.under ?? ''),
]

/** Rows that say how much are a table, as long as they follow each other; the others are lines between. */
function blocksOf({ head, rows }: Said): Block[] {
  const blocks: Block[] = []
  let cells: RichBlockTableCell[][] | undefined
  for (const row of [head, ...rows]) {
    if (row.value === undefined) {
      cells = undefined
      const text = [titleOf(row), row.under].filter(Boolean).join(' · ')
      if (text) blocks.push({ type: 'paragraph', text })
      continue
    }
    if (!cells) blocks.push({ type: 'table', cells: (cells = []), is_compact: true, is_striped: true })
    cells.push(cellsOf(row))
  }
  return blocks
}

/** A list's table as a field of its message, beside its words: the server takes one of the two. Nothing for other cards. */
export function richOf(message: Message & Partial<Said>): { rich_message?: InputRichMessage } {
  const { isList, head, rows, question } = message
  if (!isList || !head || !rows) return {}
  const asked: Block[] = question ? [{ type: 'paragraph', text: question }] : []
  return { rich_message: { blocks: [...blocksOf({ head, rows }), ...asked], skip_entity_detection: true } }
}
