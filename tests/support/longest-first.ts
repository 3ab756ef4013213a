// In which order files run: those that take longest begin first, so that no worker is alone at the end with one of them.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONGEST = [
  'faults/poison',
  'hostile',
  'database/embedded',
  'http/limits',
  'bot/processes',
  'domain/model',
  'parity',
  'e2e/offline',
  'e2e/screens',
  'e2e/wide',
  'e2e/queue',
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
