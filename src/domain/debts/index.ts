// Debts' operations that stand below sales; what shows a customer's open sales is sales' (account.ts).
export { paymentsCreate } from './pay.ts'
export { paymentsPix } from './pix.ts'
export { debtorsFrom, debtsList, paymentsGet, paymentsList } from './queries.ts'
export { paymentsUnpay, paymentsVoid } from './void-payment.ts'
