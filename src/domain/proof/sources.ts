// All that has a history.
import { contractHistory } from './of-contracts.ts'
import { customerHistory } from './of-customers.ts'
import type { Source } from './source.ts'

export const SOURCES: readonly Source[] = [customerHistory, contractHistory]
