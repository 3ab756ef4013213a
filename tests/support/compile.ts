// Compiles lines of code as the MiniApp is compiled, and tells what the compiler says of each.
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** By line: all that was said of it. What is said of anything else stands by itself. `before`: what the lines are about. */
export async function compile(before: string, lines: readonly string[]): Promise<Map<string, string>> {
  const miniapp = resolve('miniapp')
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/style-types.mjs'])
  const folder = mkdtempSync(join(tmpdir(), 'balcao-types-'))
  const config = {
    extends: join(miniapp, 'tsconfig.json'),
    compilerOptions: { paths: { preact: [resolve('node_modules/preact/src/index.d.ts')] } },
    files: ['lines.ts', join(miniapp, 'css.d.ts')],
    include: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  writeFileSync(join(folder, 'lines.ts'), [before, ...lines].join('\n'))
  const tsc = resolve('node_modules/typescript/bin/tsc')
  const output = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      [tsc, '--noEmit', '--pretty', 'false', '-p', folder],
      { maxBuffer: 64 * 1024 * 1024 },
      (_, stdout) => done(stdout),
    )
  })
  rmSync(folder, { recursive: true })
  const first = before.split('\n').length + 1
  const said = new Map<string, string>()
  for (const found of output.split(/\n(?=\S)/).filter((one) => one.trim())) {
    const [, file = '', line = ''] = /^(.+?)\((\d+),\d+\): error/.exec(found) ?? []
    const code = file.endsWith('lines.ts') ? (lines[Number(line) - first] ?? found) : found
    said.set(code, `${said.get(code) ?? ''}${found}`)
  }
  return said
}
