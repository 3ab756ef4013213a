// By what money comes in: the likeliest at once, the others when asked for.
import { useState } from 'preact/hooks'
import { OFFERED_METHODS, OTHER_METHODS } from '#lib/payment-methods.ts'
import type { Method } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import styles from './pay.module.css'

const ICONS: Partial<Record<Method, IconName>> = { pix: 'pix', cash: 'cash', card: 'card' }

interface MethodChoiceProps {
  readonly method: Method
  readonly pick: (method: Method) => void
  /** Taken already, where a sale is paid by several. */
  readonly without?: Method
  readonly label?: string
}

export function MethodChoice({ method, pick, without, label }: MethodChoiceProps) {
  const t = words('debts').pay
  const [all, setAll] = useState(false)
  const others: readonly Method[] = OTHER_METHODS
  const offered: readonly Method[] = OFFERED_METHODS
  const isAll = all || others.includes(method)
  const options = [...offered, ...(isAll ? others : [])]
    .filter((value) => value !== without)
    .map((value) => ({
      value,
      label: html`${ICONS[value] && part(Icon, { name: ICONS[value], size: 20 })}${t.methods[value]}`,
    }))
  const showAll = () => {
    haptic('selection')
    setAll(true)
  }
  return html`<div class=${styles.methods}>
    ${part(Choice<Method>, { label: label ?? t.method, options, value: method, pick, row: styles.ways, face: classes(choiceStyles.chip, choiceStyles.wide) })}
    ${
      !isAll &&
      html`<button type="button" class=${classes(choiceStyles.chip, choiceStyles.wide, styles.others)} aria-label=${t.others} onClick=${showAll}>${part(Icon, { name: 'dots', size: 20 })}</button>`
    }
  </div>`
}
