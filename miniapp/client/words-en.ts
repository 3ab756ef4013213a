// Where the words of each part are in English: in the file that is called as the part is. words.ts fetches them.
/// <reference types="vite/types/importMeta.d.ts" />

const FOLDER = '../../src/locales/en/'
const FILES = import.meta.glob('../../src/locales/en/miniapp*.ts')

/** `authGate` is in miniapp-auth-gate.ts; the frame's are in miniapp.ts. */
const fileOf = (part: string): string =>
  part === 'frame'
    ? 'miniapp.ts'
    : `miniapp-${part.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)}.ts`

/** Of the shape that the Portuguese ones have: each file in English is held to that. */
export async function fetchEnglish<Words>(part: string): Promise<Words> {
  const load = FILES[FOLDER + fileOf(part)]
  if (!load) throw new Error(`no words of ${part} in English`)
  return (await load()) as Words
}
