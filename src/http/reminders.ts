// Reminders and promises over HTTP: who would read what is said in words here, as it would arrive.
import { z } from 'zod'
import { reminderText, wordsOf } from '#commands/index.ts'
import { reminding, type remindPreview, remindSent } from '#domain/debts/index.ts'
import { execute } from '#domain/execute.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { shopNow } from '#domain/settings/index.ts'
import type { Deps } from './deps.ts'
import { create } from './methods.ts'
import { type Answered, actorIn, keyedRoute, type Route } from './route.ts'

const { role, input } = operations['debts.remind']

/** `text` of the whole: as it is written, with its words in braces; of each: as they read it. */
const previewed = z.object({ text: z.string(), items: z.array(reminding.extend({ text: z.string() })) })

type Preview = z.infer<typeof remindPreview>
type Asker = ReturnType<typeof actorIn>

async function inWords({ runtime }: Deps, asker: Asker, { text, items }: Preview) {
  const { shop } = runtime
  const { name, pix } = await shopNow(runtime)
  const wordsIn = (language: Asker['language']) => wordsOf(language, shop.currency, shop.timeZone)
  const arrives = { template: text, shop: name, byPix: pix !== null }
  return {
    text: text ?? wordsIn(asker.language).t.reminders.usual(arrives.byPix),
    items: items.map(({ language, ...one }) => {
      const said = { ...arrives, ...one, customer: one.customer.name }
      return { ...one, text: reminderText(said, wordsIn(language ?? asker.language)) }
    }),
  }
}

const route = keyedRoute({
  name: 'debts.remind',
  method: 'POST',
  path: '/api/debts/reminders',
  status: 202,
  summary: 'Reminds who owes, once a day each; with preview, tells who would read what',
  role,
  input,
  output: remindSent,
  preview: previewed,
  problems: ['not_found'],
  example: { overdue: true },
  cost: () => 5,
  async answer({ deps, input: asked, intentKey, ...call }): Promise<Answered> {
    const actor = actorIn(call)
    const key = intentKey === undefined ? {} : { intentKey }
    const how = { actor, input: asked, source: 'http', ...key }
    const answer = await execute(deps.runtime, operations['debts.remind'], how)
    const { value } = answer
    if (!('items' in value)) return answer
    const told = await inWords(deps, actor, value)
    return { ...answer, value: told, text: JSON.stringify(told), previewed: true }
  },
})

export const reminderRoutes: readonly Route<OperationName>[] = [
  { ...route, name: 'debts.remind' },
  create('/api/debts/me/promises', 'debts.promise', 'The caller says by when they mean to pay', {
    problems: ['not_found', 'wrong_state'],
  }),
  create('/api/customers/{id}/promises', 'customers.promise', 'Writes down by when a customer means to pay', {
    problems: ['wrong_state'],
    example: { note: 'passou no balcão' },
  }),
]
