// `/transactions`: steps of contracts that wait to be confirmed.
import { showSteps } from './agreements.ts'
import { defineCommand } from './command.ts'

export const transactions = defineCommand({
  name: 'transactions',
  aliases: ['transacoes'],
  alsoTyped: ['transacao', 'transaction', 'parcelas'],
  role: 'owner',
  show: (_, context) => showSteps(context),
})
