// What staff have asked owners, and nobody has answered yet: the way back to it.

import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { part } from '../../ui/html.ts'
import { Section } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { waitingAsks } from '../approvals/held.ts'
import { whoOf } from '../approvals/standing.ts'

export function OwnAsks() {
  const t = words('approvals').approvals
  const asks = waitingAsks.use() ?? []
  if (!asks.length) return null
  return part(Section, {
    title: t.own,
    children: asks.map((asked) =>
      part(SettingsRow, {
        key: asked.id,
        icon: 'clock',
        tone: 'warn',
        title: (asked.kind === 'void' ? t.voidOf : t.toSell)(whoOf(asked) ?? t.noName),
        second: t.waits,
        value: money(asked.amount),
        to: `/asks/${asked.id}`,
      }),
    ),
  })
}
