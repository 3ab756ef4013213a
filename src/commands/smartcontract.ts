// `/smartcontract`: what people agree on with the shop, and a new agreement, asked for one thing at a time.
import { codeOfContract } from '#domain/contracts/index.ts'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { operations } from '#domain/operations.ts'
import { type AgreementForm, agreementForm, emptyAgreement } from './agreement-form.ts'
import { showAgreements } from './agreements.ts'
import { type Begin, type Command, defineCommand } from './command.ts'
import { doneOutcome } from './done.ts'
import { saying } from './form.ts'
import { sentence } from './message.ts'

const proposed = saying(operations['contracts.propose'], ({ title }, _, { t }) =>
  sentence('', t.contracts.proposedNow(title, '')),
)

/** A draft that was made on the screen: its card said what the tap does. */
const propose: Begin = async (id, context, { source, intentKey }) => {
  const { runtime, actor } = context
  const code = await codeOfContract(runtime.database, id)
  if (code === undefined) throw new DomainError('not_found')
  const key = intentKey === undefined ? {} : { intentKey }
  const operation = operations['contracts.propose']
  const answer = await execute(runtime, operation, { actor, input: { code }, source, ...key })
  return doneOutcome([proposed], operation.name, answer, {}, context)
}

const command = defineCommand<AgreementForm>({
  name: 'smartcontract',
  aliases: ['acordo'],
  alsoTyped: ['acordos', 'contrato', 'contratos', 'agreement', 'contract'],
  role: 'owner',
  form: agreementForm,
  show: (_, context) => showAgreements(context, 0),
  reads: { agreements: { role: 'owner', show: showAgreements } },
  begins: { agreement: (_, context) => emptyAgreement(context) },
})

export const smartcontract: Command = {
  ...command,
  says: [...command.says, proposed],
  begins: { ...command.begins, agree_send: propose },
}
