// The lines of a sale that waits; what the shop lacks is struck out, with what there is.
import type { ProblemBody } from '../../client/api.ts'
import { money, number, times } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Badge } from '../../ui/section.ts'
import { totalOf } from '../cart/draft.ts'
import type { SaleIntent } from './outbox-rules.ts'
import styles from './queue.module.css'

interface GoodsProps {
  readonly intent: SaleIntent
  readonly shortages: NonNullable<ProblemBody['shortages']>
}

export function Goods({ intent, shortages }: GoodsProps) {
  const t = words('queue').queue
  const left = new Map(shortages.map(({ productId, available }) => [productId, available]))
  return html`<ul class=${styles.goods}>
    ${intent.draft.lines.map((line) => {
      const available = left.get(line.productId)
      const name = `${times(line.quantity, line.unit)} ${line.name}`
      return html`<li key=${line.productId}>
        <span class="emoji" aria-hidden="true">${line.emoji ?? '📦'}</span>
        <span class=${styles.words}>${available === 0 ? html`<s class="muted">${name}</s>` : name}</span>
        ${
          available === undefined
            ? html`<span class="figure">${money(totalOf(line))}</span>`
            : part(Badge, { tone: 'danger', children: t.left(number(available)) })
        }
      </li>`
    })}
  </ul>`
}
