// What a customer would owe against their limit, as one line: what they owe, what fits, what passes.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html } from '../../ui/html.ts'
import meterStyles from '../../ui/meter.module.css'
import type { Owing } from './standing.ts'

export function LimitMeter({ owing: { due, limit, onTab, after, over } }: { owing: Owing }) {
  const t = words('approvals').approvals
  const whole = Math.max(limit, after) || 1
  const share = (amount: number) => ({ width: `${(100 * amount) / whole}%` })
  const fits = Math.max(0, onTab - over)
  return html`<div class=${meterStyles.meter} role="img" aria-label=${t.meter(money(due), money(onTab), money(limit))}>
    ${due > 0 && html`<i style=${share(Math.min(due, limit))} />`}
    ${fits > 0 && html`<i class=${meterStyles.more} style=${share(fits)} />`}
    ${over > 0 && html`<i class=${meterStyles.over} style=${share(over)} />`}
    ${over > 0 && html`<b class=${meterStyles.mark} style=${{ left: `${(100 * limit) / whole}%` }} />`}
  </div>`
}
