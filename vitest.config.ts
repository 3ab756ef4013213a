import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

const patient = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } }
const BROWSER = 'tests/e2e/**/*.test.ts'

/**
 * One PostgreSQL cluster a run (tests/support/cluster.ts), a database a test file made from a template. What needs a browser
 * comes after all else, so that nothing that is measured runs beside it.
 */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/cluster.ts'],
    // They wait more than they work.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...patient,
          name: 'shop',
          include: ['tests/**/*.test.ts'],
          exclude: [BROWSER],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patient,
          name: 'browser',
          include: [BROWSER],
          globalSetup: ['tests/e2e/support/chromium.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
})
