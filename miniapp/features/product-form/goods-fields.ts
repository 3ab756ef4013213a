// The fields of a product: what it is called, what it costs and is sold by, where it stands, and when it runs out.
import { NAME_MAX } from '#lib/limits.ts'
import { UNITS, type Unit } from '#lib/quantity.ts'
import type { Product } from '../../client/api-types.ts'
import { money, unitName } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { doubtIn, Either } from '../../ui/either.ts'
import { AmountField, TextField } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Touched } from '../../ui/record-parts.ts'
import type { Shown } from '../../ui/record-shown.ts'
import { SelectField } from '../../ui/select-field.ts'
import { receiptsOf } from '../products/receipts.ts'
import type { ProductEdit } from './edit.ts'
import { MinimumField } from './minimum-field.ts'
import styles from './product-form.module.css'
import { type Field, type Values, wrongIn } from './values.ts'

export interface FieldsProps {
  readonly values: Values
  readonly set: (part: Partial<Values>) => void
  readonly base: Product | null
  /** Save was pressed: what is missing is said. */
  readonly touched: boolean
  /** The server's sentence about a field. */
  readonly refused: (field: Field) => string | null
}

interface GoodsProps extends FieldsProps {
  readonly edit: ProductEdit
  readonly show: Readonly<Record<Field, Shown<Values>>>
  readonly chooseCategory: () => void
}

export function GoodsFields(props: GoodsProps) {
  const { values, set, base, touched, refused, edit, show, chooseCategory } = props
  const t = words('products').form
  const missing = touched ? wrongIn(values, base, language.value) : []
  const { unit, category } = values
  const doubt = doubtIn(values.minStock, unit)
  const units = UNITS.map((value) => ({ value, label: t.units[value] }))
  const of = (field: Field, children: Inside) =>
    part(Touched<Values>, { form: edit, show: show[field], children })
  return html`
    ${of(
      'name',
      part(TextField, {
        label: t.name,
        value: values.name,
        set: (name) => set({ name }),
        maxLength: NAME_MAX,
        wrong: (missing.includes('name') ? t.needsName : null) ?? refused('name'),
      }),
    )}
    <div class=${styles.pair}>
      ${of(
        'price',
        part(AmountField, {
          label: t.price,
          value: values.price,
          set: (price) => set({ price }),
          wrong: (missing.includes('price') ? t.needsPrice : null) ?? refused('price'),
        }),
      )}
      ${of(
        'unit',
        part(SelectField, {
          label: t.soldBy,
          value: unit,
          options: units,
          pick: (next) => set({ unit: next as Unit }),
          wrong: refused('unit'),
        }),
      )}
    </div>
    ${base && part(Margin, { productId: base.id, price: values.price, unit })}
    <div class=${styles.pair}>
      ${of(
        'category',
        html`<button type="button" class=${styles.choose} onClick=${chooseCategory}>
          <span><span class=${styles.label}>${t.category}</span><span class=${classes('cut block', !category && 'muted')}>${category || t.none}</span></span>
          ${part(Icon, { name: 'next', size: 20 })}
        </button>`,
      )}
      ${of(
        'minStock',
        part(MinimumField, {
          label: t.minimum,
          value: values.minStock,
          set: (minStock) => set({ minStock }),
          unit: unitName(unit, 2),
          wrong:
            doubt ??
            (missing.includes('minStock') ? t.needsMinimum(t.units[unit]) : null) ??
            refused('minStock'),
        }),
      )}
    </div>
    ${part(Either, { text: values.minStock, unit, pick: (minStock) => set({ minStock }) })}
  `
}

interface MarginProps {
  readonly productId: number
  readonly price: number
  readonly unit: Unit
}

/** Against what the last lot cost; below it is said, and never a stop. */
function Margin({ productId, price, unit }: MarginProps) {
  const t = words('products').form
  const cost = receiptsOf(productId)
    .use()
    ?.items.find((one) => one.unit === unit)?.unitCost
  if (cost === undefined || cost === null || price === 0) return null
  const left = price - cost
  return html`<p class=${styles.margin} role="status">
    <span>${t.costs(money(cost))}</span>
    <span class=${classes('figure strong', left < 0 ? 'danger' : 'good')}>${left < 0 ? t.loses(money(-left)) : t.leaves(money(left))}</span>
  </p>`
}
