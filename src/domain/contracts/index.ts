// Contracts between people: drafted, proposed, accepted, carried out step by step, ended.
import { byName } from '../operation.ts'
import { contractsAccept, contractsDecline } from './answer.ts'
import { contractsAsk } from './ask.ts'
import { contractsCreate, contractsEdit } from './draft.ts'
import { contractsCancel, contractsComplete } from './end.ts'
import { contractsHistory } from './history.ts'
import { contractsPropose } from './propose.ts'
import { contractsGet, contractsList, transactionsList } from './queries.ts'
import { transactionsRemind } from './remind.ts'
import { contractsSend } from './send.ts'
import { transactionsConfirm, transactionsCreate, transactionsReject } from './steps.ts'
import { transactionsWithdraw } from './withdraw.ts'

export const contracts = byName(
  contractsList,
  contractsGet,
  contractsCreate,
  contractsEdit,
  contractsPropose,
  contractsAccept,
  contractsDecline,
  contractsCancel,
  contractsComplete,
  contractsAsk,
  contractsSend,
  contractsHistory,
  transactionsList,
  transactionsCreate,
  transactionsConfirm,
  transactionsReject,
  transactionsWithdraw,
  transactionsRemind,
)

export { endContracts } from './end.ts'
export { codeOfContract, codeOfStep, contractsFrom, nextCode } from './looked-up.ts'
export { type Contract, code, isCode, type Transaction } from './schemas.ts'
