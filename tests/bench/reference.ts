// The same sale as one call of one function in the database, for pgbench: made from the very steps of the operation.
import type { Client } from 'pg'
import type { Step } from '#database/step.ts'
import { KERNEL_STEPS } from '#domain/execute.ts'
import type { Runtime } from '#domain/runtime.ts'
import { salesCreate } from '#domain/sales/index.ts'

const TYPES: Readonly<Record<string, string>> = {
  actor: 'bigint',
  session: 'bigint',
  customer: 'bigint',
  products: 'bigint[]',
  discount: 'bigint',
  first: 'bigint[]',
  overrideCredit: 'boolean',
  items: 'jsonb',
  payments: 'jsonb',
  telling: 'json',
  on: 'date',
  dueOn: 'date',
}

/** Creates bench_sale(…) and gives the names of its parameters, in order. */
export async function createReference(client: Client): Promise<void> {
  const actor = { userId: 1, role: 'owner' as const, sessionId: null, language: 'pt-BR' as const }
  const input = {
    customerId: 1,
    items: [{ productId: 1, quantity: 1 }],
    discount: 0,
    payments: [],
    overrideCredit: false,
  }
  const plan = await salesCreate.plan({} as Runtime, input, actor)
  const { claim, admit } = KERNEL_STEPS
  const steps = [claim, ...plan.locks, admit, ...plan.steps, plan.record]
  const names = [...new Set(steps.flatMap((step) => step.args))].sort()
  const parameters = names.map((name) => `p_${name.toLowerCase()} ${TYPES[name] ?? 'text'}`).join(', ')
  const body = steps.map((step) => `${inPlpgsql(step)};`).join('\n')
  await client.query(`create or replace function bench_sale(${parameters}) returns text language plpgsql as $body$
    #variable_conflict use_column
    declare r record;
    begin
    ${body}
    return r::text;
    end $body$`)
  await client.query(`alter function bench_sale set plan_cache_mode = force_generic_plan`)
}

/** What a statement answers goes into r; one that answers nothing stands as it is. */
function inPlpgsql(step: Step): string {
  const text = step.text.replaceAll(
    /\$(\d+)/g,
    (_, n: string) => `p_${(step.args[Number(n) - 1] ?? '').toLowerCase()}`,
  )
  return /^\s*(select|with)/i.test(text) || /returning/i.test(text) ? `${text}\n into r` : text
}
