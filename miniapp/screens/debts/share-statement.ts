// An account as plain text, for any chat; to the clipboard where nothing can be shared.
import type { Customer } from '../../api-types.ts'
import { day, money, moneyParts, shop } from '../../format.ts'
import { statementOf } from '../../store/debts.ts'
import { canShare, share } from '../../telegram-more.ts'
import { copy } from '../../ui/copy.ts'
import { say } from '../../ui/toast.ts'
import { words } from '../../words.ts'
import { titleOf } from './statement.ts'

/** A message holds so many, with long names. */
const LINES_SHARED = 20

export async function shareStatement(customer: Customer): Promise<void> {
  const text = statementText(customer)
  if (canShare()) share(text)
  else if (await copy(text)) say({ text: words('debts').customer.copied, icon: 'check' })
}

function statementText({ id, name, due, credit }: Customer): string {
  const t = words('debts').customer
  const lines = (statementOf(id).value.peek()?.items ?? []).slice(0, LINES_SHARED)
  return [
    t.shareTitle(name, shop.peek()?.name ?? ''),
    due > 0 ? t.shareOwes(money(due)) : credit > 0 ? t.credit(money(credit)) : t.owesNothing,
    '',
    ...lines.map((line) => {
      const { sign, digits } = moneyParts(line.balance)
      return `${day(line.on)} · ${titleOf(line)}: ${money(line.amount)} (${t.balance} ${sign}${digits})`
    }),
  ].join('\n')
}
