// How each command is written, for help and for programs.
import type { CommandName } from './registry.ts'
import type { Texts } from './words.ts'

/** The sentence about it, and the lines of it that can be typed as they stand. */
export function usageOf(name: CommandName, { usage }: Texts): { usage: string; examples: string[] } {
  const text = name in usage ? usage[name as keyof typeof usage] : `/${name}`
  return { usage: text, examples: text.split('\n').filter((line) => line.startsWith('/')) }
}
