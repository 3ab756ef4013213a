// What counting together asks of the server: a line an operation.
import { LIMIT_MAX } from '#lib/limits.ts'
import type {
  CountInput,
  CountSession,
  Input,
  ReadCount,
  Suggested,
  WholeCount,
} from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

/** Those that are open, and the last that were closed. */
export const listCounts = async () =>
  (
    await api<{ readonly items: readonly CountSession[] }>({
      path: '/api/stock/count-sessions',
      query: { limit: LIMIT_MAX },
    })
  ).data.items

/** As this device holds it: `ahead` is how far the shop's clock is from its own, in milliseconds. */
export interface HeldCount extends WholeCount {
  readonly ahead: number
}

/** With every line of it. */
export async function getCount(id: number): Promise<HeldCount> {
  const page = async (before: number | undefined) =>
    (await api<ReadCount>({ path: `/api/stock/count-sessions/${id}`, query: { limit: LIMIT_MAX, before } }))
      .data
  let whole = await page(undefined)
  const ahead = Date.parse(whole.asOf) - Date.now()
  while (whole.more) {
    const next = await page(whole.lines.at(-1)?.n)
    whole = { ...whole, lines: [...whole.lines, ...next.lines], more: next.more }
  }
  return { ...whole, ahead }
}

/** What to count today. */
export const listSuggested = async () =>
  (await api<{ readonly items: Suggested }>({ path: '/api/stock/count-suggestions' })).data.items

export const openCount = (body: Input<'counts.open'>, key: string) =>
  writing(
    { operation: 'counts.open' },
    api<WholeCount>({
      method: 'POST',
      path: '/api/stock/count-sessions',
      body,
      key,
    }),
  )

export const noteCounted = ({ id, productId, ...body }: CountInput, key: string) =>
  writing(
    { operation: 'counts.line' },
    api<WholeCount>({ method: 'PUT', path: `/api/stock/count-sessions/${id}/lines/${productId}`, body, key }),
  )

export const closeCount = (id: number, key: string) =>
  writing(
    { operation: 'counts.close', id },
    api<{ readonly adjusted: number }>({
      method: 'POST',
      path: `/api/stock/count-sessions/${id}/close`,
      key,
    }),
  )

export const throwCountAway = (id: number, key: string) =>
  writing(
    { operation: 'counts.remove' },
    api<null>({ method: 'DELETE', path: `/api/stock/count-sessions/${id}`, key }),
  )
