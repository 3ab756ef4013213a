// What the screens ask of the server about asking owners: a line an operation.
import type { Page } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'
import type { Asked, AskedShort, AskKind } from './types.ts'

/** Of one person at once there are no more. */
const WAITING_MAX = 100

/** The body of the act that was refused, and by which of the limits. */
export interface Ask {
  readonly kind: AskKind
  readonly input: object
}

export const getApproval = async (id: number) => (await api<Asked>({ path: `/api/approvals/${id}` })).data

export const listWaiting = async () =>
  (
    await api<Page<AskedShort>>({
      path: '/api/approvals',
      query: { state: 'waiting', limit: WAITING_MAX },
    })
  ).data.items

export const createApproval = (body: Ask, key: string) =>
  writing(
    { operation: 'approvals.create' },
    api<AskedShort>({ method: 'POST', path: '/api/approvals', body, key }),
  )

export const grantApproval = (id: number, text: string, key: string) =>
  writing(
    { operation: 'approvals.grant', id },
    api<AskedShort>({ method: 'POST', path: `/api/approvals/${id}/grant`, body: said(text), key }),
  )

export const refuseApproval = (id: number, text: string, key: string) =>
  writing(
    { operation: 'approvals.refuse', id },
    api<AskedShort>({ method: 'POST', path: `/api/approvals/${id}/refuse`, body: said(text), key }),
  )

export const withdrawApproval = (id: number, key: string) =>
  writing(
    { operation: 'approvals.withdraw', id },
    api<AskedShort>({ method: 'POST', path: `/api/approvals/${id}/withdraw`, body: {}, key }),
  )

const said = (text: string) => (text ? { text } : {})
