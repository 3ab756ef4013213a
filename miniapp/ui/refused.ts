// Why an act did not go in: what nobody knows yet, by its rule, or by its right. What is wrong with a field stands at the field.
import type { ApiError } from '../client/api.ts'
import { words } from '../client/words.ts'
import { Banner } from './banner.ts'
import { part } from './html.ts'

/** `at`: the fields that say theirs themselves. */
export function Refused({ error, at = [] }: { error: ApiError | null; at?: readonly string[] }) {
  if (!error) return null
  const { didNotGo, didNotGoLine } = words('frame').miniapp
  if (error.isOpen) return part(Banner, { title: didNotGo, line: didNotGoLine })
  const others = error.body?.errors?.filter(({ path }) => !at.includes(path)) ?? []
  if (error.body?.errors?.length && !others.length) return null
  const line = others.map(({ message }) => message).join(' ')
  return part(Banner, { title: error.body?.detail ?? didNotGo, line: line || undefined, tone: 'danger' })
}
