// Drafted, proposed and accepted by who makes it, in one act: for who says at once all that there is to say.
import { defineWrite, type Plan } from '../operation.ts'
import { acceptSteps } from './answer.ts'
import { createSteps, given } from './draft.ts'
import { proposeSteps } from './propose.ts'
import { createInput } from './schemas.ts'
import { CREATED } from './written.ts'

/** Who makes it is to be one of its parties: their yes is in it. */
export const contractsSend = defineWrite({
  name: 'contracts.send',
  role: 'owner',
  input: createInput,
  ...CREATED,
  plan: (_, { code, ...draft }): Plan => ({
    values: given(draft, code),
    locks: [],
    steps: [...createSteps, ...proposeSteps, ...acceptSteps],
  }),
})
