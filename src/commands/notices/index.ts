// What a notice says in the chat, a file a kind; with what can be done about it.
import type { ToldOf, ToTell } from '#domain/notices/index.ts'
import type { Message } from '../message.ts'
import type { Words } from '../words.ts'
import { sayApproval } from './approval.ts'
import { sayClosing } from './closing.ts'
import { sayContract } from './contract.ts'
import { sayDispute } from './dispute.ts'
import { sayLowStock } from './low-stock.ts'
import { sayPayment } from './payment.ts'
import { sayPromise } from './promise.ts'
import { sayReminder } from './reminder.ts'
import { saySale } from './sale.ts'
import { saySecurity } from './security.ts'

type Say<Kind extends ToTell['kind']> = (
  notice: ToldOf<Kind>,
  shop: string,
  words: Words,
) => Message | undefined

const SAID: { readonly [Kind in ToTell['kind']]: Say<Kind> } = {
  approval: sayApproval,
  sale: saySale,
  payment: sayPayment,
  dispute: sayDispute,
  lowStock: sayLowStock,
  reminder: sayReminder,
  promise: sayPromise,
  security: saySecurity,
  contract: sayContract,
  closing: sayClosing,
}

/** Undefined where the chat says nothing of it: it is somebody else's now, or gone. `shop`: its name. */
export const sayNotice = (notice: ToTell, shop: string, words: Words): Message | undefined =>
  (SAID[notice.kind] as Say<ToTell['kind']>)(notice, shop, words)
