// The recordings of 20 seconds (`npm run recordings`), and where each lies: in the language and the colours in use.
import { language } from '../../client/words.ts'
import { theme } from '../../platform/theme/paint.ts'
import type { HelpPart } from './answers.ts'

export type Recording = 'sell' | 'debts' | 'products'

const OF: Readonly<Partial<Record<HelpPart, Recording>>> = {
  sell: 'sell',
  products: 'products',
  debts: 'debts',
}

export const recordingOf = (part: HelpPart): Recording | null => OF[part] ?? null

export function addressOf(name: Recording): string {
  const look = `${name}-${language.peek()}-${theme.peek().night ? 'dark' : 'light'}`
  return new URL(`./recordings/${look}.webp`, import.meta.url).href
}
