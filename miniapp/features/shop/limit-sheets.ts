// What staff may at most: a part of a hundred on a slider with what it means, or a time among a few.

import type { Settings } from '../../client/api-types.ts'
import { money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { Switch } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import type { IconName } from '../../ui/icons.ts'
import { Slider } from '../../ui/slider.ts'
import { useSetting } from './edit-setting.ts'
import { LimitFacts } from './limit-facts.ts'
import { limit } from './places.ts'
import { backdatingSaid, hoursSaid, percentSaid, shareOf } from './said.ts'
import { SettingSheet } from './setting-sheet.ts'
import styles from './shop.module.css'
import type { SheetOf } from './text-sheets.ts'

/** Minor units: the sale, or the price, that shows what a limit means. */
const EXAMPLE = 5000
/** Percent: as far as the slider goes, but for what is set already. */
const MOST = 30
/** Where a limit begins that is switched on. */
const BEGIN = 10

type Percent = 'discountPercent' | 'priceOverridePercent'
const FACES: Readonly<Record<Percent, IconName>> = { discountPercent: 'percent', priceOverridePercent: 'tag' }

export function PercentSheet({ held, close, name }: SheetOf & { readonly name: Percent }) {
  const t = words('shop').shop
  const edit = useSetting(limit(name), { held, close })
  const { value } = edit
  const isDiscount = name === 'discountPercent'
  const shown = (now: Settings) => percentSaid(now.limits[name])
  return part(SettingSheet<number | null>, {
    title: isDiscount ? t.discountTitle : t.priceTitle,
    icon: FACES[name],
    tone: 'warn',
    edit,
    act: value === null ? t.saveFree : value === 0 ? t.saveNone : t.saveUpTo(t.percent(number(value))),
    close,
    shown,
    children: html`
      <section class=${classes(cardStyles.card, styles.answer)} role="status">
        ${value === null || value === 0 ? html`<p class=${styles.words}>${value === null ? t.noLimit : t.noneAtAll}</p>` : html`<p class=${classes('figure', styles.figure)}>${number(value)}<small>%</small></p>`}
        <p class="muted">${value === null ? t.anyMuch : means(isDiscount, value)}</p>
      </section>
      ${value !== null && part(PercentSlider, { label: isDiscount ? t.discountTitle : t.priceTitle, value, set: edit.set })}
      <section class=${cardStyles.card}>
        ${part(Switch, { label: t.noLimitSwitch, on: value === null, set: (free) => edit.set(free ? null : BEGIN) })}
      </section>
      ${part(LimitFacts, { name })}
    `,
  })
}

function means(isDiscount: boolean, percent: number): string {
  const t = words('shop').shop
  const off = shareOf(EXAMPLE, percent)
  return isDiscount ? t.inSale(money(EXAMPLE), money(off)) : t.atPrice(money(EXAMPLE), money(EXAMPLE - off))
}

interface PercentSliderProps {
  readonly label: string
  readonly value: number
  readonly set: (percent: number) => void
}

const MARKS = [0, 10, 20, 30]

function PercentSlider({ label, value, set }: PercentSliderProps) {
  const t = words('shop').shop
  const most = Math.max(MOST, Math.ceil(value))
  return html`<section class=${classes(cardStyles.card, styles.slider)}>
    ${part(Slider, { label, value, most, says: percentSaid(value), slide: set })}
    ${
      most === MOST &&
      html`<p class=${classes('muted', styles.marks)} aria-hidden="true">${MARKS.map((mark) => html`<span key=${mark}>${mark === 0 ? t.none : t.percent(number(mark))}</span>`)}</p>`
    }
  </section>`
}

interface FewProps extends SheetOf {
  readonly name: 'voidHours' | 'backdateDays'
}

/** Beside no limit at all. */
const FEW = { voidHours: [0, 0.5, 1, 2, 24], backdateDays: [0, 1, 3, 7, 15] } as const
const FREE = 'free'
const SAID = { voidHours: hoursSaid, backdateDays: backdatingSaid }

export function FewSheet({ held, close, name }: FewProps) {
  const t = words('shop').shop
  const edit = useSetting(limit(name), { held, close })
  const said = SAID[name]
  const { value } = edit
  const isOwn = value !== null && !(FEW[name] as readonly number[]).includes(value)
  const options = [...FEW[name], ...(isOwn ? [value] : [])].map((one) => ({
    value: String(one),
    label: said(one),
  }))
  return part(SettingSheet<number | null>, {
    title: name === 'voidHours' ? t.voidingTitle : t.backdatingTitle,
    icon: name === 'voidHours' ? 'ban' : 'history',
    tone: 'warn',
    edit,
    close,
    shown: (now) => said(now.limits[name]),
    children: html`${part(Choice<string>, {
      label: name === 'voidHours' ? t.voiding : t.backdating,
      options: [...options, { value: FREE, label: t.noLimit }],
      value: value === null ? FREE : String(value),
      pick: (next) => edit.set(next === FREE ? null : Number(next)),
      row: styles.few,
      face: classes(choiceStyles.chip, choiceStyles.full),
    })}${part(LimitFacts, { name })}`,
  })
}
