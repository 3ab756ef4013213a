// The sheet of one setting: what it asks, and what stands in the way of it.
import type { Settings } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { actOf, RecordBody, Touched } from '../../ui/record-parts.ts'
import type { Shown } from '../../ui/record-shown.ts'
import { Refused } from '../../ui/refused.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { TINTS, type Tint } from '../../ui/tints.ts'
import type { SettingEdit } from './edit-setting.ts'
import styles from './shop.module.css'

type Values = Readonly<Record<string, unknown>>

interface SettingSheetProps<Value> {
  readonly title: string
  readonly icon: IconName
  readonly tone?: Tint
  readonly edit: SettingEdit<Value>
  /** What the button says, where it says what will be stored. */
  readonly act?: string
  /** Pressed instead, where what was typed may be wrong. */
  readonly save?: () => void
  readonly close: () => void
  /** A value of the settings as people say it. */
  readonly shown: (now: Settings) => string
  /** Each of its parts, where they stand apart. */
  readonly parts?: readonly Shown<Values>[]
  readonly children: Inside
}

export function SettingSheet<Value>(props: SettingSheetProps<Value>) {
  const { title, icon, tone = 'accent', edit, act, close, shown, children } = props
  const { form, place, valueIn } = edit
  const t = words('shop').shop
  const said = (values: Values) => {
    const { base } = form
    return base ? shown({ ...base, ...place.put(valueIn(values), base) } as Settings) : ''
  }
  const parts = props.parts ?? [{ field: place.name, label: () => title, said }]
  const [one] = parts
  const fields =
    props.parts || !one
      ? children
      : part(Touched<Values>, {
          form,
          show: one,
          as: 'block',
          children: html`<div class=${cardStyles.stack}>${children}</div>`,
        })
  const discard = () => {
    form.clear()
    close()
  }
  return part(Sheet, {
    title,
    thumb: html`<span class=${classes(styles.mark, TINTS[tone])}>${part(Icon, { name: icon, size: 18 })}</span>`,
    close,
    children: part(SheetForm, {
      act: actOf(form, { text: act ?? t.save, press: props.save ?? (() => form.save()) }),
      children: html`
        ${part(RecordBody<Values>, { form, shows: parts, discard, children: fields })}
        ${part(Standing<Value>, { edit, shown })}
        ${form.dirty && !form.settling && html`<button type="button" class="link" onClick=${form.clear}>${words('shared').record.discard}</button>`}
      `,
    }),
  })
}

/** What an earlier try made of it meanwhile, or why it is refused. */
function Standing<Value>({ edit, shown }: Pick<SettingSheetProps<Value>, 'edit' | 'shown'>) {
  const t = words('shop').shop
  const { earlier, form } = edit
  const { refusal } = form
  if (refusal?.code === 'forbidden') return part(Banner, { title: t.ownerOnly, tone: 'danger' })
  if (earlier && !refusal) return part(Banner, { title: t.nowIs(shown(earlier)), role: 'status' })
  return part(Refused, { error: refusal })
}
