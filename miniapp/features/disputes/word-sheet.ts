// A word of the talk: an answer, or that with which the shop ends it, which the person reads.
import { NOTE_MAX } from '#lib/limits.ts'
import type { Dispute } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { TextField } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { answer, resolve } from './calls.ts'
import { oneDispute } from './held.ts'

export type WordKind = 'answer' | 'void' | 'kept'

interface WordSheetProps {
  readonly id: number
  readonly kind: WordKind
  readonly close: () => void
}

export function WordSheet({ id, kind, close }: WordSheetProps) {
  const t = words('disputes').disputes
  const { form, set, clear } = useFormDraft(`dispute-${kind}/${id}`, { text: '' })
  const intent = useIntent<string, Dispute>({
    name: `dispute-${kind}/${id}`,
    close,
    send: (text, key) =>
      kind === 'answer' ? answer(id, text, key) : resolve(id, { outcome: kind, text }, key),
    done: ({ data }) => {
      clear()
      oneDispute(id).put(() => data)
      showToast({ text: t.said[kind], icon: 'check' })
    },
  })
  const text = form.text.trim()
  const act = needsNetwork({
    text: t.act[kind],
    press: () => void intent.submit(text),
    busy: intent.busy,
    enabled: text !== '',
  })
  return part(Sheet, {
    title: t.title[kind],
    close,
    children: part(SheetForm, {
      act,
      children: html`
        ${part(TextField, {
          label: t.label[kind],
          value: form.text,
          set: (next) => set({ text: next }),
          maxLength: NOTE_MAX,
          wrong: intent.wrong('text'),
        })}
        <p class="second muted">${t.reads[kind]}</p>
        ${part(Refused, { error: intent.refusal, at: ['text'] })}
      `,
    }),
  })
}
