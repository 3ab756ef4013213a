// Lists over HTTP, of goods and of customers: sent in as a file or as they are; what is wrong with their lines is said in words here.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Answer, execute } from '#domain/execute.ts'
import { errorsFile, jsonOf, type Previewed, textOfFile, told } from '#domain/imports/index.ts'
import { id } from '#domain/input.ts'
import { Gate } from '#domain/media/index.ts'
import type { Language, Operation } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { LIST_BYTES_MAX } from '#lib/limits.ts'
import { messageOf } from './problems.ts'
import { actorIn, customRoute, keyedRoute, type Line, type Route, uploadRoute } from './route.ts'

/** So many lists are held in memory at once; the others wait unread. */
const held = new Gate({ places: 2, waiting: 30 })
/** Thousands of lines are read for one answer. */
const DEAR = { cost: () => 5 }

/** The preview with sentences beside its codes; of thousands, others have their turn in between. */
async function inWords(answer: Answer<unknown>, language: Language): Promise<Answer<unknown>> {
  const { errors, ...preview } = answer.value as Previewed
  const told = await jsonOf(errors, ({ values = {}, ...cell }) => ({
    ...cell,
    values,
    message: messageOf({ path: cell.column, issue: cell.issue, values }, language),
  }))
  return { ...answer, text: `${JSON.stringify(preview).slice(0, -1)},"errors":${told}}` }
}

/** One that answers a preview. */
function previewRoute(name: OperationName, line: Line): Route<OperationName> {
  const operation = operations[name] as unknown as Operation<unknown, unknown>
  const route = keyedRoute({
    ...line,
    name,
    role: operation.role,
    input: operation.input,
    output: told,
    async answer({ deps, input, intentKey, ...call }) {
      const actor = actorIn(call)
      const key = intentKey === undefined ? {} : { intentKey }
      return inWords(
        await execute(deps.runtime, operation, { actor, input, source: 'http', ...key }),
        actor.language,
      )
    },
  })
  return { ...route, name, keyed: line.method !== 'GET' }
}

/** A key stands for the bytes that came. */
const SUMMARIES = {
  products: 'Reads a list of goods (CSV), and tells what it would do; nothing is changed',
  customers: 'Reads the notebook (CSV): who owes how much, since when; nothing is changed',
} as const
const createOf = (kind: keyof typeof SUMMARIES) => ({
  ...uploadRoute('imports.create', {
    method: 'POST',
    path: `/api/imports/${kind}`,
    called: kind === 'products' ? 'imports.create' : 'imports.createNotebook',
    status: 201,
    madeAt: '/api/imports',
    summary: SUMMARIES[kind],
    input: z.strictObject({}),
    upload: { field: 'file', bytesMax: LIST_BYTES_MAX, plain: 'text/csv' },
    ...DEAR,
    answer({ deps: { runtime }, intentKey, file, ...call }) {
      const actor = actorIn(call)
      return held.run(async () => {
        const bytes = await file()
        const asked = {
          actor,
          source: 'http',
          request: { kind, file: createHash('sha256').update(bytes).digest('base64url') },
          input: { kind, text: textOfFile(bytes) },
          ...(intentKey === undefined ? {} : { intentKey }),
        }
        return inWords(await execute(runtime, operations['imports.create'], asked), actor.language)
      })
    },
  }),
  output: told,
})

export const listRoutes: readonly Route<OperationName>[] = [
  createOf('products'),
  createOf('customers'),
  previewRoute('imports.get', {
    method: 'GET',
    path: '/api/imports/{id}',
    status: 200,
    summary: 'What a list would do, a day long',
  }),
  previewRoute('imports.mend', {
    method: 'PATCH',
    path: '/api/imports/{id}',
    status: 200,
    summary: 'Mends one value of a list',
    ...DEAR,
    problems: ['wrong_state'],
    example: { line: 3, column: 'preço', value: '13,40' },
  }),
]

/** What errs, to be mended in a spreadsheet. */
export const listErrors = customRoute({
  name: 'imports.errors',
  method: 'GET',
  path: '/api/imports/{id}/errors.csv',
  status: 200,
  summary: 'The lines of a list that err, as a file of the same columns',
  role: 'owner',
  input: z.strictObject({ id }),
  output: z.string(),
  attachment: { type: 'text/csv; charset=utf-8', name: 'errors.csv' },
  answer: ({ deps, input, ...call }) => errorsFile(deps.runtime, input.id, actorIn(call)),
})
