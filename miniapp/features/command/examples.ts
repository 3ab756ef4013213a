// What can be said, while nothing is: a line for each command, put into the field by a tap.
import type { CommandInfo } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Row, Section } from '../../ui/section.ts'
import { HelpMark } from '../help/help-mark.ts'

interface ExamplesProps {
  readonly runnable: readonly CommandInfo[]
  readonly set: (text: string) => void
}

export function Examples({ runnable, set }: ExamplesProps) {
  const t = words('command').command
  const shown = runnable.flatMap(({ name, summary, examples: [line] }) =>
    line ? [{ name, summary, line }] : [],
  )
  if (!shown.length) return null
  return part(Section, {
    title: t.hint,
    end: part(HelpMark, { about: 'chat', ofSection: true }),
    children: html`${shown.map(({ name, summary, line }) => part(Row, { key: name, title: line, second: summary, press: () => set(line) }))}`,
  })
}
