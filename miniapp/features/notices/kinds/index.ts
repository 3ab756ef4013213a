// Kinds of notices that are said in a file of their own.
import type { Notice } from '../types.ts'
import { closing } from './closing.ts'
import { contract } from './contract.ts'
import { dispute } from './dispute.ts'
import { promise } from './promise.ts'
import { reminder } from './reminder.ts'
import type { Told } from './told.ts'

export type { Told } from './told.ts'

export const TOLD: { readonly [Kind in Notice['kind']]?: Told } = {
  closing,
  contract,
  dispute,
  promise,
  reminder,
}
