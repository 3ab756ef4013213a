import { defineConfig } from 'vitest/config'
import { standingIn } from './tests/support/alone.ts'
import { LEFT_OUT } from './tests/support/long.ts'
import { LongestFirst } from './tests/support/longest-first.ts'

const patient = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 30_000 } },
}
const BROWSER = 'tests/e2e/**/*.test.ts'
/** What stands in for things that all share, or looks at all that was declared: each file has a world of its own. */
const ALONE = [...standingIn('tests/miniapp'), 'tests/database/statements.test.ts']
/** Two cores have no more of them: what a test waits for is work of another process. A page is two processes by itself. */
const AT_ONCE = 3
const PAGES_AT_ONCE = 2

/**
 * One PostgreSQL cluster a run (tests/support/cluster.ts), a database a test file made from a template; a process goes from file to
 * file, so that the shop is loaded once in each. What needs a browser comes after all else, so that nothing that is measured runs
 * beside it.
 */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/cluster.ts'],
    maxWorkers: AT_ONCE,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...patient,
          name: 'shop',
          include: ['tests/**/*.test.ts'],
          exclude: [BROWSER, ...ALONE, ...LEFT_OUT],
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: { ...patient, name: 'alone', include: ALONE, pool: 'threads', sequence: { groupOrder: 1 } },
      },
      {
        test: {
          ...patient,
          name: 'browser',
          include: [BROWSER],
          exclude: LEFT_OUT,
          isolate: false,
          maxWorkers: PAGES_AT_ONCE,
          globalSetup: ['tests/e2e/support/chromium.ts'],
          sequence: { groupOrder: 2 },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts'],
      // Pages to read are made for whoever reads them.
      reporter: ['text-summary', 'json-summary', ...(process.env['CI'] ? [] : ['html'])],
      thresholds: { lines: 95, branches: 95 },
    },
  },
})
