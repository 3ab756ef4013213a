// Histories as files: line by line as they were sealed, sent as they are read, however long they are.
import { z } from 'zod'
import { code } from '#domain/contracts/index.ts'
import { type Answer, type Call as Asked, execute } from '#domain/execute.ts'
import { id } from '#domain/input.ts'
import type { Operation } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { readInput } from '#domain/read-input.ts'
import { actorIn, type Call, type Route } from './route.ts'

interface Page {
  readonly lines: readonly string[]
  readonly next: number | null
}

type Histories = Extract<OperationName, `${string}.history`>

/** Rights are looked at again with each page; what is sealed meanwhile comes too. */
async function* pagesOf(name: Histories, { deps, input, ...call }: Call): AsyncGenerator<string> {
  const operation = operations[name] as unknown as Operation<unknown, Page>
  let after: number | null = 0
  while (after !== null) {
    const asked: Asked = { actor: actorIn(call), input: { ...(input as object), after }, source: 'http' }
    const { value }: Answer<Page> = await execute(deps.runtime, operation, asked)
    yield value.lines.map((line) => `${line}\n`).join('')
    after = value.next
  }
}

/** The first page is asked for before anything is sent: a refusal is an answer like any other. */
async function streamed(pages: AsyncGenerator<string>): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const encoder = new TextEncoder()
  const first = await pages.next()
  let page: IteratorResult<string> | undefined = first
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = page ?? (await pages.next())
      page = undefined
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pages.return(undefined)
    },
  })
}

/** JSON Lines of an operation that gives pages of them. */
export function historyRoute(
  name: Histories,
  path: string,
  summary: string,
  input: z.ZodType,
): Route<OperationName> {
  return {
    name,
    method: 'GET',
    path,
    status: 200,
    summary,
    role: operations[name].role,
    input,
    output: z.string(),
    keyed: false,
    cost: () => 5,
    attachment: { type: 'application/x-ndjson; charset=utf-8', name: 'history.jsonl' },
    answer: async (call) => ({
      text: '',
      value: null,
      undoId: null,
      replayed: false,
      stream: await streamed(pagesOf(name, { ...call, input: readInput(input, call.input) })),
    }),
  }
}

export const customersHistory = historyRoute(
  'customers.history',
  '/api/customers/{id}/history',
  'All that happened between a customer and the shop, as a chain of lines',
  z.strictObject({ id }),
)

export const contractsHistory = historyRoute(
  'contracts.history',
  '/api/contracts/{code}/history',
  'All that became of a contract, as a chain of lines',
  z.strictObject({ code }),
)
