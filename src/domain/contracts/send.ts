// Drafted, proposed and accepted by who makes it, in one act: for who says at once all that there is to say.
import { defineWrite, type Plan } from '../operation.ts'
import { acceptSteps } from './answer.ts'
import { createSteps, given } from './draft.ts'
import { ANSWER } from './projection.ts'
import { proposeSteps } from './propose.ts'
import { contract, createInput } from './schemas.ts'
import { contractTold } from './told.ts'

/** Who makes it is to be one of its parties: their yes is in it. */
export const contractsSend = defineWrite({
  name: 'contracts.send',
  role: 'owner',
  input: createInput,
  output: contract,
  entity: 'contract',
  entityId: `kept('contract')`,
  events: [contractTold('contract.created', `k.id = kept('contract')`)],
  answer: ANSWER,
  plan: (_, { code, ...draft }): Plan => ({
    values: given(draft, code),
    locks: [],
    steps: [...createSteps, ...proposeSteps, ...acceptSteps],
  }),
})
