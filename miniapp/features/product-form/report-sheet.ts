// A word to the owners about what is wrong with a product, from staff, who do not change it themselves.
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { REPORT_MAX } from '#lib/limits.ts'
import type { Product } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { Framed } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { reportProduct } from '../products/calls.ts'
import styles from './product-form.module.css'

const BLANK = { text: '' }

export function ReportSheet({ product, close }: { product: Product; close: () => void }) {
  const t = words('products').form
  const id = useId()
  const name = `report/${product.id}`
  const { form, set, clear } = useFormDraft(name, BLANK)
  const [touched, setTouched] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const intent = useIntent({
    name,
    close,
    send: (text: string, key) => reportProduct(product.id, text, key),
    done: ({ data }) => {
      clear()
      showToast(data.told ? { text: t.reported, icon: 'check' } : { text: t.nobodyTold })
    },
  })
  const text = form.text.trim()
  const wrong = (touched && !text ? t.needsReport : null) ?? intent.wrong('text')
  const press = () => {
    setTouched(true)
    if (text) void intent.submit(text)
  }
  return part(Sheet, {
    title: t.report,
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: t.sendReport, press }), busy: intent.busy },
      children: html`
        ${part(Framed, {
          label: t.whatIsWrong(product.name),
          wrong,
          id,
          children: html`<textarea
            ref=${field}
            class=${styles.description}
            rows="3"
            maxlength=${REPORT_MAX}
            value=${form.text}
            aria-invalid=${Boolean(wrong)}
            aria-describedby=${wrong ? id : undefined}
            onInput=${(event: InputEvent) => set({ text: (event.currentTarget as HTMLTextAreaElement).value })}
          />`,
        })}
        ${part(Refused, { error: intent.refusal, at: ['text'] })}
      `,
    }),
  })
}
