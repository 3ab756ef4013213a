// The button's words: the act that a line stands for.
import type { Role } from '#domain/operation.ts'
import type { CommandAnswer } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { saleAct, saleRead } from './sale-card.ts'

type Input = Readonly<Record<string, unknown>>

export function actOf(answer: CommandAnswer): string {
  const t = words('command').command
  if (answer.status === 'done') return t.act
  const { operation, input } = answer
  switch (operation) {
    case 'sales.create': {
      const sale = saleRead(answer, null)
      return sale ? saleAct(sale) : t.act
    }
    case 'payments.create':
      return typeof input['amount'] === 'number' ? t.take(money(input['amount'])) : t.act
    case 'products.edit':
      return changeOf(input)
    case 'users.edit':
      return accessOf(input)
    default:
      return t.acts[operation as keyof typeof t.acts] ?? t.act
  }
}

function changeOf({ price, minStock, archived, hidden }: Input): string {
  const t = words('command').command
  if (price !== undefined) return t.setPrice
  if (minStock !== undefined) return t.setMinimum
  if (archived !== undefined) return archived ? t.archive : t.bringBack
  return hidden ? t.hide : t.unhide
}

function accessOf({ role, disabled }: Input): string {
  const t = words('command').command
  if (role !== undefined) return t.giveRole[role as Role]
  return disabled ? t.turnOff : t.turnOn
}
