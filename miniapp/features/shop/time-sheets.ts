// Times and days: when the till is to be closed, when nobody is disturbed, how long a tab lasts, what a new customer may owe.
import { useState } from 'preact/hooks'
import { DUE_DAYS_MAX, QUIET_HOURS } from '#lib/limits.ts'
import type { Settings } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { AmountField, Switch, TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { TimeField } from '../../ui/time-field.ts'
import { useSetting } from './edit-setting.ts'
import { field } from './places.ts'
import { creditSaid, daysSaid, quietSaid } from './said.ts'
import { SettingSheet } from './setting-sheet.ts'
import type { SheetOf } from './text-sheets.ts'

/** Where a time begins that is switched on. */
const CLOSING = '20:00'

export function ClosingSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(field('closingAt'), { held, close })
  return part(SettingSheet<Settings['closingAt']>, {
    title: t.closingAt,
    icon: 'wallet',
    edit,
    close,
    shown: (now) => now.closingAt ?? t.noReminding,
    children: html`
      ${edit.value !== null && part(TimeField, { label: t.closingField, value: edit.value, set: edit.set })}
      <section class=${cardStyles.card}>
        ${part(Switch, { label: t.noReminding, on: edit.value === null, set: (off) => edit.set(off ? null : CLOSING) })}
      </section>
    `,
  })
}

export function QuietSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(field('quietHours'), { held, close })
  const { value } = edit
  return part(SettingSheet<Settings['quietHours']>, {
    title: t.quiet,
    icon: 'moon',
    edit,
    close,
    shown: quietSaid,
    children: html`
      ${
        value &&
        html`${part(TimeField, { label: t.quietFrom, value: value.from, set: (from) => edit.set({ ...value, from }) })}
        ${part(TimeField, { label: t.quietTo, value: value.to, set: (to) => edit.set({ ...value, to }) })}`
      }
      <section class=${cardStyles.card}>
        ${part(Switch, { label: t.noQuiet, on: value === null, set: (off) => edit.set(off ? null : QUIET_HOURS) })}
      </section>
    `,
  })
}

const DAYS = [7, 15, 30, 45]

export function DueDaysSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(field('dueDays'), { held, close })
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const put = (days: number) => {
    setTyped(null)
    setWrong(null)
    edit.set(days)
  }
  const type = (next: string) => {
    setTyped(next)
    const days = Number(next)
    const isDays = /^\d{1,3}$/.test(next.trim()) && days <= DUE_DAYS_MAX
    setWrong(isDays ? null : t.daysWrong(DUE_DAYS_MAX))
    if (isDays) edit.set(days)
  }
  return part(SettingSheet<number>, {
    title: t.dueDays,
    icon: 'calendar',
    edit,
    save: () => {
      if (wrong === null) edit.form.save()
    },
    close,
    shown: daysSaid,
    children: html`
      ${part(Choice<number>, {
        label: t.dueDays,
        options: DAYS.map((days) => ({ value: days, label: t.days(days) })),
        value: typed === null ? edit.value : null,
        pick: put,
        row: thirdsStyles.thirds,
        face: classes(choiceStyles.chip, choiceStyles.full),
      })}
      ${part(TextField, { label: t.otherDays, value: typed ?? String(edit.value), set: type, mode: 'decimal', wrong: wrong ?? edit.form.intent.wrong('dueDays') })}
      <p class="second muted">${t.dueDaysLine}</p>
    `,
  })
}

export function CreditSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(field('defaultCreditLimit'), { held, close })
  return part(SettingSheet<number | null>, {
    title: t.creditLimit,
    icon: 'notebook',
    edit,
    close,
    shown: creditSaid,
    children: html`
      ${edit.value !== null && part(AmountField, { label: t.creditLimitField, value: edit.value, set: edit.set })}
      <section class=${cardStyles.card}>
        ${part(Switch, { label: t.noLimitSwitch, on: edit.value === null, set: (free) => edit.set(free ? null : 0) })}
      </section>
      <p class="second muted">${t.creditLimitLine}</p>
    `,
  })
}
