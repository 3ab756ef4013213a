// A party's question to the owners about what is proposed or agreed.
import { z } from 'zod'
import { tellOwners } from '../chat/index.ts'
import { report } from '../input.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { lockSpeaker, TOLD, wordsToOwners } from '../words-to-owners.ts'
import { judge, NO_PARTY } from './judged.ts'
import { code } from './schemas.ts'

const judgeAsk = judge('contracts.ask:judge', NO_PARTY)
const say = wordsToOwners(
  'contracts.ask',
  `'💬 ' || k.title || ' (' || k.code || ')'`,
  `contracts k where k.id = kept('contract')`,
)

export const contractsAsk = defineWrite({
  name: 'contracts.ask',
  role: 'user',
  input: z.strictObject({ code, text: report }),
  entity: 'contract',
  entityId: `kept('contract')`,
  ...TOLD,
  plan: (_, { code: asked, text }): Plan => ({
    values: { code: asked, text },
    locks: [lockSpeaker],
    steps: [judgeAsk, say, tellOwners],
  }),
})
