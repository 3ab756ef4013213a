// Which code and words each screen is that nobody opens the app with; the others stand in screens.ts. To add a screen: a line here.
import type { ScreenName } from './routes.ts'
import type { FirstScreen, Source } from './screens.ts'

export const LATER: Readonly<Record<Exclude<ScreenName, FirstScreen>, Source>> = {
  checkout: {
    load: () => import('./screens/checkout/checkout.ts'),
    words: ['sell', 'checkout', 'queue'],
    next: ['done'],
  },
  done: { load: () => import('./screens/done/done.ts'), words: ['checkout', 'sales', 'queue'] },
  products: { load: () => import('./screens/products/products.ts'), words: ['products'], next: ['product'] },
  product: { load: () => import('./screens/products/product.ts'), words: ['products'] },
  debts: { load: () => import('./screens/debts/debts.ts'), words: ['debts'], next: ['customer'] },
  customer: { load: () => import('./screens/debts/customer.ts'), words: ['debts', 'queue'] },
  sales: { load: () => import('./screens/sales/sales.ts'), words: ['sales', 'sale'], next: ['sale'] },
  sale: { load: () => import('./screens/sales/sale.ts'), words: ['sales', 'sale'] },
  command: { load: () => import('./screens/command/command.ts'), words: ['command'] },
  more: { load: () => import('./screens/more/more.ts'), words: ['settings'] },
  settings: { load: () => import('./screens/settings/settings.ts'), words: ['settings'] },
  account: { load: () => import('./screens/account/account.ts'), words: ['account'] },
  catalogue: { load: () => import('./screens/catalogue/catalogue.ts'), words: ['sell'] },
  purchases: { load: () => import('./screens/account/purchases.ts'), words: ['account'] },
  queue: { load: () => import('./screens/queue/queue.ts'), words: ['queue'], next: ['queued'] },
  queued: { load: () => import('./screens/queue/queued.ts'), words: ['queue'] },
}
