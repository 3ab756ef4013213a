// An account as plain text, for any chat; to the clipboard where nothing can be shared.
import type { Customer } from '../../client/api-types.ts'
import { day, money, moneyParts, shop } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { shareText } from '../../ui/share-text.ts'
import { statementOf } from '../debts/accounts.ts'
import { settledPairs } from './settled-pairs.ts'
import { titleOf } from './statement.ts'

/** A message holds so many, with long names. */
const LINES_SHARED = 20

export const shareStatement = (customer: Customer) =>
  shareText(statementText(customer), words('debts').customer.copied)

function statementText({ id, name, due, credit }: Customer): string {
  const t = words('debts').customer
  const lines = settledPairs(statementOf(id).value.peek()?.items ?? [])
    .filter(({ isGone }) => !isGone)
    .map(({ line }) => line)
    .slice(0, LINES_SHARED)
  return [
    t.shareTitle(name, shop.peek()?.name ?? ''),
    due > 0 ? t.shareOwes(money(due)) : credit > 0 ? t.credit(money(credit)) : t.owesNothing,
    '',
    ...lines.map((line) => {
      const { sign, digits } = moneyParts(line.balance)
      return `${day(line.on)}, ${titleOf(line)}: ${money(line.amount)} (${t.balance} ${sign}${digits})`
    }),
  ].join('\n')
}
