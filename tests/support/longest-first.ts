// In which order files run: those that take longest begin first, so that no worker is alone at the end with one of them.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONGEST = [
  'faults/poison',
  'bot/shared-drafts',
  'bot/groups',
  'hostile',
  'bot/voice-processes',
  'database/embedded',
  'commands/phrasings.pt',
  'http/limits',
  'bot/capabilities',
  'faults/dialogues',
  'bot/voice-service',
  'bot/processes',
  'bot/membership',
  'domain/tally',
  'parity',
  'faults/crash',
  'faults/outbox',
  'bot/chat',
  'commands/phrasings.en',
  'bot/dialogue-sell',
  'race',
  'e2e/offline',
  'e2e/cascade',
  'e2e/queue',
  'e2e/command',
  'e2e/layout',
  'e2e/screens',
  'e2e/door',
  'e2e/wide',
  'e2e/draft',
  'e2e/debts',
  'e2e/goods',
  'e2e/sell',
  'e2e/reading',
  'e2e/shelf',
  'e2e/scanner',
  'e2e/account',
  'e2e/settings',
  'e2e/sales',
  'e2e/pictures',
  'e2e/checkout',
  'e2e/storage',
  'e2e/home',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`))
      return found < 0 ? LONGEST.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
