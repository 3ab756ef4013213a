// Which test files have a world of their own: what stands in for a module or for a page stands in for it in every file after it.
import { readdirSync, readFileSync } from 'node:fs'

/** A module is put in the place of another, a page is made, or modules are loaded once more. */
const STANDS_IN = /\bvi\.(mock|doMock|stubGlobal|resetModules)\(|\/support\/page(-globals)?\.ts'/

/** Below `folder`, which is of the MiniApp's modules: they hold what a page holds. */
export const standingIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
    .filter((file) => STANDS_IN.test(readFileSync(file, 'utf8')))
