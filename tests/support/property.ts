// Properties and what they draw: the same in CI each time, where a red run is the change's own; anew in every other run, which prints
// its seed. Who draws imports from here: a file that draws nothing does not load it.
import { test as vitestTest } from '@fast-check/vitest'
import fc, { configureGlobal, readConfigureGlobal } from 'fast-check'

if (process.env['CI']) configureGlobal({ ...readConfigureGlobal(), seed: 20_261_129 })

export * from 'fast-check'
export { fc, vitestTest as test }
