// What is a text: the shop's name and emoji, when it opens, the Pix key and its city.
import { useState } from 'preact/hooks'
import { NAME_MAX } from '#lib/limits.ts'
import { PIX_KEY } from '#lib/pix.ts'
import type { Settings } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { TextField } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import { Touched } from '../../ui/record-parts.ts'
import type { Shown } from '../../ui/record-shown.ts'
import { useSetting } from './edit-setting.ts'
import { FACE, text } from './places.ts'
import { SettingSheet } from './setting-sheet.ts'

type Values = Readonly<Record<string, unknown>>

const wordsIn = (value: unknown) => (typeof value === 'string' ? value : '')

export interface SheetOf {
  readonly held: Settings
  readonly close: () => void
}

const EMOJI_MAX = 16

export function FaceSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(FACE, { held, close })
  const [wrong, setWrong] = useState<string | null>(null)
  const { shopName, emoji } = edit.value
  const save = () => {
    setWrong(shopName.trim() ? null : t.nameIt)
    if (shopName.trim()) edit.form.save()
  }
  const name = (next: string) => edit.set({ shopName: next, emoji })
  const face = (next: string) => edit.set({ shopName, emoji: next.trim() || null })
  const shows = {
    shopName: {
      field: 'shopName',
      label: () => t.name,
      said: (values: Values) => wordsIn(values['shopName']),
    },
    emoji: { field: 'emoji', label: () => t.emoji, said: (values: Values) => wordsIn(values['emoji']) },
  }
  const of = (show: Shown<Values>, children: Inside) =>
    part(Touched<Values>, { form: edit.form, show, children })
  return part(SettingSheet<typeof edit.value>, {
    title: t.title,
    parts: Object.values(shows),
    icon: 'store',
    edit,
    save,
    close,
    shown: (now) => [now.emoji, now.shopName].filter(Boolean).join(' '),
    children: html`
      ${of(shows.shopName, part(TextField, { label: t.name, value: shopName, set: name, maxLength: NAME_MAX, wrong: wrong ?? edit.form.intent.wrong('shopName') }))}
      ${of(shows.emoji, part(TextField, { label: t.emoji, value: emoji ?? '', set: face, maxLength: EMOJI_MAX, wrong: edit.form.intent.wrong('emoji') }))}
    `,
  })
}

interface OneText extends SheetOf {
  readonly name: 'hours' | 'pixKey' | 'pixCity'
  readonly title: string
  readonly label: string
  readonly icon: IconName
  /** What is wrong with it, once it is to be saved; null: nothing. */
  readonly judge?: (typed: string | null) => string | null
}

export function TextSheet({ held, close, name, title, label, icon, judge = () => null }: OneText) {
  const t = words('shop').shop
  const edit = useSetting(text(name), { held, close })
  const [wrong, setWrong] = useState<string | null>(null)
  const save = () => {
    const why = judge(edit.value)
    setWrong(why)
    if (why === null) edit.form.save()
  }
  return part(SettingSheet<string | null>, {
    title,
    icon,
    tone: name === 'hours' ? 'accent' : 'good',
    edit,
    save,
    close,
    shown: (now) => now[name] ?? t.none,
    children: part(TextField, {
      label,
      value: edit.value ?? '',
      set: (next: string) => edit.set(next.trim() ? next : null),
      maxLength: NAME_MAX,
      wrong: wrong ?? edit.form.intent.wrong(name),
    }),
  })
}

/** What can be no key, as the server judges it. */
export const keyIssue = (typed: string | null) =>
  typed !== null && !PIX_KEY.test(typed) ? words('shop').shop.pixKeyWrong : null

export const cityIssue = (typed: string | null) => (typed === null ? words('shop').shop.cityIt : null)
