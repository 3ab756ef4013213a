// A product's form: a new one, or one that is changed; staff, who change neither, read the same facts.
import { useEffect } from 'preact/hooks'
import { NAME_MAX } from '#lib/limits.ts'
import { place, replace } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { Missing } from '../../ui/missing.ts'
import pageStyles from '../../ui/page.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import { productById, products } from '../products/held.ts'
import { productOf } from '../products/stock.ts'
import { useDraftOfPlace } from '../shared-form/draft-of-place.ts'
import { Form } from './form.ts'
import styles from './product-form.module.css'

const Facts = lazy(async () => (await import('./facts.ts')).Facts)

export function Screen() {
  const { params, query } = place.value
  const id = Number(params['id'] ?? 0)
  products.use()
  return part(ScreenFrame, {
    look: pageStyles.withAct,
    children: id ? part(Known, { key: id, id }) : part(New, { key: place.value.path, query }),
  })
}

/** What was looked for, or scanned, and is not there yet: each is a draft of its own. */
function New({ query }: { query: Readonly<Record<string, string>> }) {
  const begins = {
    name: query['name']?.slice(0, NAME_MAX) ?? '',
    barcode: query['code']?.slice(0, NAME_MAX) ?? '',
  }
  const draft = useDraftOfPlace()
  const sought = begins.barcode || begins.name
  const name = draft.named(sought ? `product/new/${sought}` : 'product/new')
  return html`<h1 class="hidden" tabindex="-1">${words('products').form.newTitle}</h1>
    ${part(Form, { name, product: null, begins, draft })}`
}

const NO_DRAFT = {}

function Known({ id }: { id: number }) {
  const held = products.value.value
  const one = productOf(id).use()
  const listed = productById.value.get(id)
  // Whichever is newer: the list has none that are archived.
  const product = one && (!listed || listed.rev <= one.rev) ? one : listed
  const isDeleted = productOf(id).error.value?.status === 404
  const isGone = held !== null && !listed && (isDeleted || one?.archived === true)
  const isKept = useFormDraft<object>(`product/${id}`, NO_DRAFT).dirty
  // Archived, or not there: the product's own page says which; what was typed over it is kept here until it is settled.
  useEffect(() => {
    if (isGone && (isDeleted || !isKept)) replace(`/products/${id}`)
  }, [isGone, isDeleted, isKept])
  if (!product || (product.archived && !isKept))
    return part(Missing, {
      held: products,
      children: html`<div class=${classes(cardStyles.card, boneStyles.bone, styles.bone)} />${part(RowBones, { count: 5, thumb: false })}`,
    })
  if (person.value?.role !== 'owner') return part(Facts, { product })
  return html`<h1 class="hidden" tabindex="-1">${words('products').form.editTitle(product.name)}</h1>
    ${part(Form, { name: `product/${id}`, product })}`
}
