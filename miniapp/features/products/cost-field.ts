// What it cost: of each, or all of it together, from which each is worked out; what does not come out even is asked.
import { lineTotal } from '#lib/money.ts'
import type { Product } from '../../client/api-types.ts'
import { isWhole, money, unitName } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { AmountField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import type { CostForm } from './cost.ts'
import styles from './products.module.css'

interface CostFieldProps {
  readonly form: CostForm
  readonly set: (part: Partial<CostForm>) => void
  readonly unit: Product['unit']
  readonly last: number | null
  readonly wrong: string | null
}

export function CostField({ form, set, unit, last, wrong }: CostFieldProps) {
  const t = words('products').stock
  const byTotal = form.total !== null
  return part(AmountField, {
    key: byTotal ? 'total' : 'each',
    label: byTotal ? t.costOfAll : isWhole(unit) ? t.costEach : t.costPer(unitName(unit)),
    value: form.total ?? form.cost ?? last ?? 0,
    set: (next) => set(byTotal ? { total: next } : { cost: next }),
    wrong,
  })
}

interface CostWaysProps extends Pick<CostFieldProps, 'form' | 'set' | 'unit'> {
  readonly costs: readonly number[]
  /** In thousandths. */
  readonly quantity: number | null
}

/** The other way to say it, and what comes of a total. */
export function CostWays({ form, set, unit, costs, quantity }: CostWaysProps) {
  const t = words('products').stock
  const { total } = form
  const each = (cost: number) =>
    isWhole(unit) ? t.eachCosts(money(cost)) : t.unitCosts(money(cost), unitName(unit))
  const turn = () => set({ total: total === null ? 0 : null })
  const [one, other] = costs
  return html`
    <button type="button" class="link" onClick=${turn}>${total === null ? t.byTotal : isWhole(unit) ? t.byEach : t.byUnit(unitName(unit))}</button>
    ${total !== null && one !== undefined && other === undefined && html`<p class=${classes('second muted', styles.costNote)} role="status">${each(one)}</p>`}
    ${
      total !== null &&
      other !== undefined &&
      quantity !== null &&
      part(Banner, {
        title: t.notEven,
        children: html`<div class=${bannerStyles.actions}>
          ${costs.map(
            (
              cost,
            ) => html`<button key=${cost} type="button" class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => set({ cost, total: null })}>
              ${t.evenly(each(cost), money(lineTotal(quantity, cost)))}
            </button>`,
          )}
        </div>`,
      })
    }
  `
}
