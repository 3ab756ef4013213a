// What few products have: a description that customers read, and the shop's own number.
import { useId } from 'preact/hooks'
import { DESCRIPTION_MAX, NAME_MAX } from '#lib/limits.ts'
import { words } from '../../client/words.ts'
import { Framed, TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import type { FieldsProps } from './goods-fields.ts'
import styles from './product-form.module.css'

interface MoreProps extends Pick<FieldsProps, 'values' | 'set' | 'refused'> {
  readonly close: () => void
}

export function MoreSheet({ values, set, refused, close }: MoreProps) {
  const t = words('products').form
  const id = useId()
  const wrong = refused('description')
  return part(Sheet, {
    title: t.more,
    close,
    children: part(SheetForm, {
      act: { text: t.done, press: close },
      children: html`
        ${part(TextField, {
          label: t.sku,
          value: values.sku,
          set: (sku) => set({ sku }),
          maxLength: NAME_MAX,
          wrong: refused('sku'),
        })}
        ${part(Framed, {
          label: t.description,
          wrong,
          id,
          children: html`<textarea
            class=${styles.description}
            rows="5"
            maxlength=${DESCRIPTION_MAX}
            value=${values.description}
            aria-invalid=${Boolean(wrong)}
            aria-describedby=${wrong ? id : undefined}
            onInput=${(event: InputEvent) => set({ description: (event.currentTarget as HTMLTextAreaElement).value })}
          />`,
        })}
      `,
    }),
  })
}
