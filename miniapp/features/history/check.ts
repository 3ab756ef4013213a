// Checking a history on this device: by the rules that everybody has, and against what this device has seen of it before.
import { type Head, type Line, type Verdict, verifyText } from '#lib/chain.ts'
import { NAME } from '../../client/remembered.ts'
import { sha256 } from '../../platform/sha256.ts'

export interface Checked extends Verdict {
  readonly text: string
  readonly lines: readonly Line[]
  /** Whether it goes on from what this device saw last; `first`: it saw none of it yet. */
  readonly before: 'same' | 'other' | 'first'
}

/** What this device saw last; storage may be refused: then nothing was. */
function seen(name: string): Head | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Head | null
  } catch {
    return null
  }
}

function remember(name: string, head: Head): void {
  try {
    localStorage.setItem(name, JSON.stringify(head))
  } catch {
    // It will be the first again.
  }
}

/** `of`: whose history, such as `customer/7`. What does not hold is not remembered. */
export async function check(of: string, text: string): Promise<Checked> {
  const { head, broken, lines } = await verifyText(text, sha256)
  const name = `${NAME}/history/${of}`
  const last = seen(name)
  const before = !last?.hash ? 'first' : lines[last.n - 1]?.hash === last.hash ? 'same' : 'other'
  if (!broken && before !== 'other') remember(name, { n: head.n, hash: head.hash })
  return { head, broken, lines, text, before }
}
