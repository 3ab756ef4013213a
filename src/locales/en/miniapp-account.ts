// Conta in English.
import type { account as Portuguese } from '../pt-BR/miniapp-account.ts'

export const account = {
  title: 'Account',
} satisfies typeof Portuguese
