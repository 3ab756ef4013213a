// Where the words are that no first page needs; the others stand in words.ts. To add a part: a line for each language.
export const LATER = {
  'pt-BR': {
    door: () => import('#locales/pt-BR/miniapp-door.ts'),
    checkout: () => import('#locales/pt-BR/miniapp-checkout.ts'),
    products: () => import('#locales/pt-BR/miniapp-products.ts'),
    debts: () => import('#locales/pt-BR/miniapp-debts.ts'),
    sales: () => import('#locales/pt-BR/miniapp-sales.ts'),
    command: () => import('#locales/pt-BR/miniapp-command.ts'),
    settings: () => import('#locales/pt-BR/miniapp-settings.ts'),
    account: () => import('#locales/pt-BR/miniapp-account.ts'),
    queue: () => import('#locales/pt-BR/miniapp-queue.ts'),
  },
  en: {
    door: () => import('#locales/en/miniapp-door.ts'),
    checkout: () => import('#locales/en/miniapp-checkout.ts'),
    products: () => import('#locales/en/miniapp-products.ts'),
    debts: () => import('#locales/en/miniapp-debts.ts'),
    sales: () => import('#locales/en/miniapp-sales.ts'),
    command: () => import('#locales/en/miniapp-command.ts'),
    settings: () => import('#locales/en/miniapp-settings.ts'),
    account: () => import('#locales/en/miniapp-account.ts'),
    queue: () => import('#locales/en/miniapp-queue.ts'),
  },
}
