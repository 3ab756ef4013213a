// The form itself: photo, fields, what lies over them, and its one act. What was typed is kept however it is left.
import { useEffect, useRef, useState } from 'preact/hooks'
import { emojisFor } from '#lib/goods-emoji.ts'
import type { Product } from '../../client/api-types.ts'
import { back, replace } from '../../client/router.ts'
import { language, words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { Switch } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { MainButton } from '../../ui/main-button.ts'
import { actOf, RecordBody, Touched } from '../../ui/record-parts.ts'
import type { Shown } from '../../ui/record-shown.ts'
import rowStyles from '../../ui/row.module.css'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import { productById } from '../products/held.ts'
import type { DraftOfPlace } from '../shared-form/draft-of-place.ts'
import { ArchiveRow } from './archive-row.ts'
import { hasMore, readSaid, SHARED, saidIn, valuesSaid } from './chat-values.ts'
import { CodeRow } from './code-row.ts'
import { shownOf, useProductEdit } from './edit.ts'
import { GoodsFields } from './goods-fields.ts'
import { OnShelf } from './on-shelf.ts'
import { PhotoLine } from './photo-line.ts'
import { dropPhoto, photoOf, sendPhotoOf } from './photos.ts'
import styles from './product-form.module.css'
import { issuesOf, Refusal } from './refusal.ts'
import { type Field, type Values, wrongIn } from './values.ts'

const ChatForm = lazy(async () => (await import('../shared-form/chat-form.ts')).ChatForm, 'shared')
const CategorySheet = lazy(async () => (await import('./category-sheet.ts')).CategorySheet)
const MoreSheet = lazy(async () => (await import('./more-sheet.ts')).MoreSheet)
const PhotoSheets = lazy(async () => (await import('./photo-sheets.ts')).PhotoSheets)

interface FormProps {
  /** Its draft's, and its photo's. */
  readonly name: string
  /** Null: a new one. */
  readonly product: Product | null
  readonly begins?: Partial<Values>
  /** What the chat fills of a new one. */
  readonly draft?: DraftOfPlace
}

export function Form({ name, product, begins, draft }: FormProps) {
  const t = words('products').form
  const [touched, setTouched] = useState(0)
  const [over, setOver] = useState<'category' | 'more' | 'photo' | null>(null)
  const [onShelf, setOnShelf] = useState(true)
  const made = useRef<Product | null>(null)
  const beside = useMasterDetail() !== null
  const edit = useProductEdit({
    name,
    key: draft?.key,
    product,
    ...(begins ? { begins } : {}),
    stored: (one) => {
      made.current = one
      if (!product) sendPhotoOf(name, one.id)
    },
    close: () => {
      const { current } = made
      if (product || !current) back()
      else replace(`/products/${current.id}${onShelf ? '/receive' : ''}`)
    },
  })
  const { values, base, set, intent } = edit
  const issues = issuesOf(edit, (id) => productById.value.get(id) ?? null)
  const hasPhoto = photoOf(name).value !== null
  const guesses = emojisFor(values.name)
  const emoji = values.emoji ?? (product ? null : (guesses[0] ?? null))
  useFirstWrong(touched, intent.refusal)
  const save = () => {
    setTouched(touched + 1)
    if (wrongIn(values, base, language.value).length) return
    // Offered, shown, and not refused: it is what the shelf shows.
    edit.save(!product && !hasPhoto && emoji ? { emoji } : {})
  }
  const giveUp = () => {
    edit.clear()
    // A new one's photo is part of what was begun; a known one's is on its way by itself.
    if (!product) dropPhoto(name)
  }
  const close = () => setOver(null)
  const pickEmoji = (next: string) => set({ emoji: next })
  const shows = shownOf()
  const show = Object.fromEntries(shows.map((one) => [one.field, one])) as Record<Field, Shown<Values>>
  const fields = { values, set, base, touched: touched > 0, refused: issues.at, edit, show }
  const act = actOf(edit, { text: product ? t.save : t.create, press: save })
  const discard = () => {
    giveUp()
    back()
  }
  const of = (field: Field, children: Inside) =>
    part(Touched<Values>, { form: edit, show: show[field], as: 'row', children })
  return html`${
    draft?.id &&
    part(ChatForm, {
      id: draft.id,
      operation: 'products.create',
      fields: SHARED,
      said: saidIn(values, language.value),
      read: (said) => readSaid(said, language.value),
      take: (both) => set(valuesSaid(both, language.value)),
      // Made there without what only the form has, that stays here to be put to it.
      ended: (how) =>
        draft.ended(how, intent.busy, () => hasPhoto || hasMore(values, language.value) || discard()),
    })
  }
    <form class=${classes(cardStyles.stack, styles.form)} novalidate onSubmit=${(event: Event) => event.preventDefault()}>
      ${part(RecordBody<Values>, {
        form: edit,
        shows,
        discard,
        children: html`
          ${part(PhotoLine, { form: name, product, emoji, guesses, pick: pickEmoji, choose: () => setOver('photo') })}
          ${of('emoji', null)}
          ${part(GoodsFields, { ...fields, chooseCategory: () => setOver('category') })}
          <div class=${cardStyles.card}>
            ${of(
              'barcode',
              part(CodeRow, {
                value: values.barcode,
                set: (barcode) => set({ barcode }),
                productId: product?.id ?? null,
                taken: issues.taken?.at === 'barcode' ? issues.taken.by : null,
                refused: issues.at('barcode'),
              }),
            )}
            ${of('hidden', part(Switch, { label: t.shown, second: t.shownLine, on: !values.hidden, set: (on) => set({ hidden: !on }) }))}
            ${of(
              'description',
              html`<button type="button" class=${classes('still', rowStyles.row)} onClick=${() => setOver('more')}>
                <span class=${rowStyles.words}><span class="block">${t.more}</span>${issues.inMore && html`<span class="second danger block">${issues.inMore}</span>`}</span>
                <span class="faint">${part(Icon, { name: 'next' })}</span>
              </button>`,
            )}
            ${of('sku', null)}
          </div>
          ${product ? part(ArchiveRow, { product }) : part(OnShelf, { on: onShelf, set: setOnShelf })}
          ${part(Refusal, { edit, saidAt: issues.taken?.at })}
          ${edit.dirty && html`<button type="button" class=${classes('link', styles.word)} onClick=${giveUp}>${product ? t.giveUp : t.giveUpNew}</button>`}
        `,
      })}
    </form>
    ${part(MainButton, { ...act, inPage: beside })}
    ${over === 'category' && part(CategorySheet, { value: values.category, pick: (category) => set({ category }), close })}
    ${over === 'more' && part(MoreSheet, { values, set, refused: issues.at, close })}
    ${over === 'photo' && part(PhotoSheets, { form: name, product, emoji, guesses, pick: pickEmoji, close })}`
}

/** The first field that cannot go as it is gets the focus, once for each try. */
function useFirstWrong(tries: number, refusal: unknown): void {
  useEffect(() => {
    if (tries || refusal) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
  }, [tries, refusal])
}
