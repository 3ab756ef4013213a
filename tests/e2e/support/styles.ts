// Finds what has neither a role nor words of its own by the class of its part, whose name in the page is made by the build.
import { readFileSync } from 'node:fs'
import { scopedName } from '../../../styles.config.ts'

/** The selector of a class, such as `styled('ui/row', 'line')`; throws where the part has none of that name. */
export function styled(part: string, name: string): string {
  const file = `miniapp/${part}.module.css`
  if (!new RegExp(`\\.${name}\\b`).test(readFileSync(file, 'utf8'))) throw new Error(`no .${name} in ${file}`)
  return `.${scopedName(name, file)}`
}
