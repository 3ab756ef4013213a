// Why a product did not go in: at its field where it has one.
import type { Product } from '../../client/api-types.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Refused } from '../../ui/refused.ts'
import type { ProductEdit } from './edit.ts'
import { type Field, NOTHING, takenBy } from './values.ts'

const FIELDS = Object.keys(NOTHING)
const small = classes(buttonStyles.button, buttonStyles.small)

/** What the server says of each field. `known`: a product that this device holds. */
export function issuesOf(
  { intent, values }: Pick<ProductEdit, 'intent' | 'values'>,
  known: (id: number) => Product | null,
) {
  const t = words('products').form
  const existing = intent.refusal?.code === 'duplicate' ? intent.refusal.body?.existing : undefined
  const taken = existing && { at: takenBy(values, existing, known(existing.id)), by: existing }
  const inUse = intent.refusal?.code === 'wrong_state' ? (intent.refusal.body?.detail ?? null) : null
  const at = (field: Field): string | null => {
    if (taken?.at === field) return field === 'barcode' ? t.codeTaken(taken.by.name) : t.taken(taken.by.name)
    if (field === 'unit' && inUse) return inUse
    return intent.wrong(field)
  }
  return { at, taken, inMore: at('sku') ?? at('description') }
}

interface RefusalProps {
  readonly edit: ProductEdit
  /** Which field says itself that another product has it, with the way there. */
  readonly saidAt: Field | undefined
}

/** What stands at no field; the way to the product that has a name or a SKU already. */
export function Refusal({ edit, saidAt }: RefusalProps) {
  const t = words('products').form
  const { refusal } = edit
  if (refusal?.code === 'forbidden') return part(Banner, { title: t.ownerOnly, tone: 'danger' })
  if (refusal?.code === 'wrong_state' || saidAt === 'barcode') return null
  const existing = refusal?.code === 'duplicate' ? refusal.body?.existing : undefined
  if (existing)
    return part(Banner, {
      title: t.taken(existing.name),
      children: html`<div class=${bannerStyles.actions}><button type="button" class=${small} onClick=${() => go(`/products/${existing.id}/edit`)}>${t.open}</button></div>`,
    })
  return part(Refused, { error: refusal, at: FIELDS })
}
