// The sheet of one setting: what it asks, and what stands in the way of it.
import type { Settings } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { RowIcon } from '../../ui/settings-row.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import type { Tint } from '../../ui/tints.ts'
import type { SettingEdit } from './edit-setting.ts'

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
  readonly children: Inside
}

export function SettingSheet<Value>(props: SettingSheetProps<Value>) {
  const { title, icon, tone, edit, act, save = edit.save, close, shown, children } = props
  const t = words('shop').shop
  return part(Sheet, {
    title,
    thumb: part(RowIcon, { icon, tone }),
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: act ?? t.save, press: save }), busy: edit.intent.busy },
      children: html`${children}${part(Standing<Value>, { edit, close, shown })}`,
    }),
  })
}

/** What somebody else or an earlier try made of it meanwhile, or why it is refused. */
function Standing<Value>({ edit, close, shown }: Pick<SettingSheetProps<Value>, 'edit' | 'close' | 'shown'>) {
  const t = words('shop').shop
  const { theirs, earlier, by, intent } = edit
  if (intent.refusal?.code === 'forbidden') return part(Banner, { title: t.ownerOnly, tone: 'danger' })
  if (!theirs && earlier && !intent.refusal)
    return part(Banner, { title: t.nowIs(shown(earlier)), role: 'status' })
  if (!theirs) return part(Refused, { error: intent.refusal })
  return part(Banner, {
    title: by ? t.changedBy(by) : t.changedBySomebody,
    line: t.nowIs(shown(theirs)),
    children: html`<div class=${bannerStyles.actions}>
      <button type="button" class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${close}>${t.keepTheirs}</button>
      <button type="button" class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${edit.saveOver}>${t.putMine}</button>
    </div>`,
  })
}
