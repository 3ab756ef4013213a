// In which order files run: those that take longest begin first, so that no worker is alone at the end with one of them.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONGEST = [
  'faults/poison',
  'database/embedded',
  'hostile',
  'commands/phrasings.pt',
  'http/limits',
  'commands/many',
  'domain/tally',
  'bot/processes',
  'parity',
  'e2e/offline',
  'e2e/debts',
  'e2e/queue',
  'e2e/layout',
  'e2e/goods',
  'e2e/wide',
  'e2e/door',
  'e2e/command',
  'e2e/screens',
  'e2e/sell',
  'e2e/account',
  'e2e/cascade',
  'e2e/scanner',
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
