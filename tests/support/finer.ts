// What of a file takes long beside its journeys, and waits for a full run (`npm run test:full`).
import { test } from 'vitest'
import { FULL } from './full.ts'

export const finer = FULL ? test : test.skip
