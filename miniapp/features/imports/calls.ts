// What lists that are sent in ask of the server: a line an operation.
import type { z } from 'zod'
import type { committed, told } from '#domain/imports/schemas.ts'
import { ApiError } from '../../client/api.ts'
import { access, api } from '../../client/session.ts'
import { upload } from '../../client/upload.ts'
import { writing } from '../../client/writing.ts'

export type Preview = z.infer<typeof told>
export type Kind = Preview['kind']
export type Item = Preview['items'][number]
export type WrongCell = Preview['errors'][number]
type Committed = z.infer<typeof committed>

/** Thousands of lines are judged, or go in. */
const LONG_MS = 60_000

export const sendList = (kind: Kind, file: File, sent: (bytes: number) => void) =>
  upload<Preview>({ method: 'POST', path: `/api/imports/${kind}`, name: file.name, blob: file, sent })

export const getPreview = async (id: number) => (await api<Preview>({ path: `/api/imports/${id}` })).data

export type Mend = Pick<WrongCell, 'line' | 'column' | 'value'>

export const mendList = (id: number, body: Mend, key: string) =>
  api<Preview>({ method: 'PATCH', path: `/api/imports/${id}`, body, key, timeoutMs: LONG_MS })

export type Numbers = Pick<Preview, 'creates' | 'changes'>

export const commitList = (id: number, body: Numbers, key: string) =>
  writing(
    { operation: 'imports.commit' },
    api<Committed>({ method: 'POST', path: `/api/imports/${id}/commit`, body, key, timeoutMs: LONG_MS }),
  )

/** The lines that err, as the text of a file. Rejects with an ApiError. */
export async function getWrongLines(id: number, mayRenew = true): Promise<string> {
  const headers = { authorization: `Bearer ${access.token() ?? ''}` }
  const answer = await fetch(`/api/imports/${id}/errors.csv`, { headers }).catch(() => null)
  if (answer?.status === 401 && mayRenew && (await access.renew())) return getWrongLines(id, false)
  if (!answer?.ok) throw new ApiError(answer?.status ?? 0, null)
  return answer.text()
}
