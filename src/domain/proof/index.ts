// Proof: what happened between a customer and the shop as a chain of lines that anybody can check.
import { byName } from '../operation.ts'
import { customersAsk } from './ask.ts'
import { customersHistory } from './history.ts'

export const proof = byName(customersHistory, customersAsk)

export { sealBefore, sealFresh, startSealing } from './follow.ts'
export { headOf } from './history.ts'
export { wordsOf } from './words.ts'
