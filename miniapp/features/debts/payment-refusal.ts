// Why money did not go in, with the way out as its button.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import type { Intent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'

interface RefusalProps {
  readonly intent: Pick<Intent<never>, 'refusal'>
  /** Those picked by hand are not all that is owed. */
  readonly others: boolean
  /** Takes what is owed instead. */
  readonly owes: (amount: number) => void
}

export function PaymentRefusal({ intent: { refusal }, others, owes }: RefusalProps) {
  const t = words('debts').pay
  if (refusal?.code !== 'overpayment') return part(Refused, { error: refusal })
  const owed = refusal.body?.owed ?? 0
  const [title, line] = others
    ? [t.tooMuchPicked(money(owed)), t.tooMuchPickedLine]
    : [t.tooMuch(money(owed)), t.tooMuchLine]
  return part(Banner, {
    title,
    line,
    children:
      owed > 0 &&
      html`<div class=${bannerStyles.actions}><button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => owes(owed)}>${t.takeOnly(money(owed))}</button></div>`,
  })
}
