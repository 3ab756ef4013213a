// A payment that a line would take: whose, how much, by what, and what is owed afterwards.
import type { CommandAnswer, Customer, PaymentInput } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Fact, Head } from './card-parts.ts'
import styles from './command.module.css'
import { edit } from './edit.ts'

type Understood = Extract<CommandAnswer, { input: unknown }>

export function PayCard({ answer, customer }: { answer: Understood; customer: Customer }) {
  const t = words('command').command
  const { amount, method = 'cash' } = answer.input as Partial<PaymentInput>
  const { name, due } = customer
  return html`<section class=${classes(cardStyles.card, styles.read)}>
    ${part(Head, { known: customer, name })}
    <dl>
      ${
        amount !== undefined &&
        part(Fact, { name: t.amount, value: money(amount), press: () => edit({ is: 'amount' }) })
      }
      ${part(Fact, { name: t.method, value: t.methods[method], press: () => edit({ is: 'method' }) })}
      ${
        amount !== undefined &&
        part(Fact, { name: t.willOwe(calledBy(name)), value: money(Math.max(0, due - amount)) })
      }
    </dl>
  </section>`
}
