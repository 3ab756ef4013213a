// What random tests draw: the same in CI each time, where a red run is the change's own; anew in every other run, which prints its seed.
import { fc } from '@fast-check/vitest'

if (process.env['CI']) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_129 })
