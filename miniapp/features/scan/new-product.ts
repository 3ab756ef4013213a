// A product made of a code that nobody knew: its name and its price, what comes next is to receive it.
import { useState } from 'preact/hooks'
import { NAME_MAX } from '#lib/limits.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { AmountField, TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { sayStored } from '../../ui/undo.ts'
import { createProduct } from '../products/calls.ts'
import { answered, type Question } from './scan.ts'

const FIELDS = ['name', 'price']

export function NewProduct({ asked, close }: { asked: Question; close: () => void }) {
  const t = words('scan').scan
  const [name, setName] = useState('')
  const [price, setPrice] = useState(0)
  const [touched, setTouched] = useState(false)
  const intent = useIntent({
    name: `product/${asked.code}`,
    send: createProduct,
    done: ({ data, undoId }) => {
      answered()
      if (!asked.inUse) go(`/products/${data.id}/receive`)
      sayStored({ text: t.made(data.name), undoId, of: { operation: 'products.edit', id: data.id } })
    },
  })
  const bare = name.trim()
  const press = () => {
    setTouched(true)
    if (bare && price > 0) void intent.submit({ name: bare, price, barcode: asked.code })
  }
  return part(Sheet, {
    title: t.create,
    close,
    children: part(SheetForm, {
      act: { text: t.create, press, busy: intent.busy },
      children: html`
        <p class="second muted figure">${asked.code}</p>
        ${part(TextField, {
          label: t.name,
          value: name,
          set: setName,
          maxLength: NAME_MAX,
          wrong: (touched && !bare ? t.needsName : null) ?? intent.wrong('name'),
        })}
        ${part(AmountField, {
          label: t.price,
          value: price,
          set: setPrice,
          wrong: (touched && price === 0 ? t.needsPrice : null) ?? intent.wrong('price'),
        })}
        ${part(Refused, { error: intent.refusal, at: FIELDS })}
      `,
    }),
  })
}
