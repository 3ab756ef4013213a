// Writes below dist/types what classes each part of the MiniApp has, so that the compiler knows them (miniapp/tsconfig.json).
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { modules } from '../styles.config.ts'

const types = join(import.meta.dirname, '../dist/types')
const files = new Map(
  [...modules()].map(([file, { classes }]) => [
    `miniapp/${file.replace(/\.css$/, '.d.css.ts')}`,
    `declare const styles: {\n${classes.map((name) => `  readonly ${name}: string\n`).join('')}}\nexport default styles\n`,
  ]),
)
mkdirSync(types, { recursive: true })
for (const [file, text] of files) {
  mkdirSync(dirname(join(types, file)), { recursive: true })
  writeFileSync(join(types, file), text)
}
for (const file of readdirSync(types, { recursive: true }))
  if (file.endsWith('.ts') && !files.has(file)) rmSync(join(types, file))
