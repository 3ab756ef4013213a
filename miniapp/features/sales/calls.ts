// What the screens of sales ask of the server: a line an operation.
import type { Page, Sale, Sales, SalesFilter, Somebody, VoidInput } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

export const listSales = async (query: SalesFilter & { cursor: string | undefined; limit: number }) =>
  (await api<Sales>({ path: '/api/sales', query })).data

export const getSale = async (id: number) => (await api<Sale>({ path: `/api/sales/${id}` })).data

export const voidSale = ({ id, customer }: Sale, body: VoidInput, key: string) =>
  writing(
    { operation: 'sales.void', id, customerId: customer?.id },
    api<Sale>({ method: 'POST', path: `/api/sales/${id}/void`, body, key }),
  )

const PAGE = 200

/** Everyone who has met the bot comes by name, customers among them; those who sell are few. */
export async function listTeam(): Promise<readonly Somebody[]> {
  const team: Somebody[] = []
  let cursor: string | undefined
  do {
    const { data }: { data: Page<Somebody> } = await api({
      path: '/api/people',
      query: { limit: PAGE, cursor },
    })
    team.push(...data.items.filter(({ role }) => role !== 'user'))
    cursor = data.nextCursor ?? undefined
  } while (cursor)
  return team
}
