// Reading contracts and their steps: owners all of them, others those that they are a party of.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { fitting } from '../search.ts'
import { CONTRACT_JSON, IN_STATE, LISTED_JSON, OWN, SEEN, TRANSACTION_JSON } from './projection.ts'
import { contract, contractList, listInput, oneInput } from './schemas.ts'
import { stepsInput, transactionList } from './step-schemas.ts'

const byCode = step(
  'contracts.get',
  sql`select ${CONTRACT_JSON}::text from contracts k where k.code = @code::text and ${SEEN}`,
)

export const contractsGet = defineRead({
  name: 'contracts.get',
  role: 'user',
  input: oneInput,
  output: contract,
  read: (runtime, { code }, { userId, role }) =>
    getOne(runtime, byCode, { code, actor: userId, owner: role === 'owner' }),
})

const ofCustomer = sql`k.id in (
    select p.contract_id from contract_parties p where p.customer_id = @customerId::bigint
    union select i.contract_id from contract_instalments i where i.customer_id = @customerId::bigint)`

export const contractsList = defineRead({
  name: 'contracts.list',
  role: 'user',
  input: listInput,
  output: contractList,
  read: (runtime, { state, q, customerId, ...page }, { userId, role }) => {
    const found = fitting(q, { table: 'contracts', as: 'k' })
    return list(
      runtime,
      {
        name: 'contracts.list',
        from: 'contracts k',
        json: LISTED_JSON,
        order: 'k.id desc',
        keys: 'json_build_array(k.id)',
        after: 'k.id < @k0::bigint',
      },
      page,
      [
        role !== 'owner' && OWN,
        state && IN_STATE(state),
        customerId !== undefined && ofCustomer,
        found?.filter,
      ],
      { actor: userId, customerId: customerId ?? null, ...found?.values },
    )
  },
})

/** Of one contract, or of all that one sees, the newest first. Throws `not_found` for a contract that is not there for them. */
export const transactionsList = defineRead({
  name: 'transactions.list',
  role: 'user',
  input: stepsInput,
  output: transactionList,
  read: async (runtime, { code, state, ...page }, { userId, role }) => {
    const values = { actor: userId, owner: role === 'owner', code: code ?? null }
    if (code !== undefined) await getOne(runtime, isSeen, values)
    return list(
      runtime,
      {
        name: 'transactions.list',
        from: 'contract_transactions t join contracts k on k.id = t.contract_id',
        json: TRANSACTION_JSON,
        order: 't.id desc',
        keys: 'json_build_array(t.id)',
        after: 't.id < @k0::bigint',
      },
      page,
      [
        code !== undefined && 'k.code = @code::text',
        code === undefined && role !== 'owner' && OWN,
        state && `t.state = '${state}'`,
      ],
      values,
    )
  },
})
const isSeen = step(
  'contracts.is_seen',
  sql`select k.id::text from contracts k where k.code = @code::text and ${SEEN}`,
)
