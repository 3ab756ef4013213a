// The MiniApp's frame in English.
import type { miniapp as Portuguese } from '../pt-BR/miniapp.ts'

export const miniapp = {
  app: 'Balcão',
  loading: 'Loading',
  tabs: { sell: 'Sell', catalogue: 'Catalogue' },
  tabsLabel: 'Screens',
  roles: { user: 'Customer', admin: 'Staff', owner: 'Owner' },
  staffOnly: 'Only staff can see this.',
  close: 'Close',
  yes: 'Yes',
  no: 'No',
  undo: 'Undo',
  less: (what: string) => `Less ${what}`,
  more: (what: string) => `More ${what}`,
  failed: {
    title: 'Couldn’t load',
    line: (seconds: number) => `Nothing was lost. Trying again in ${seconds} s.`,
    trying: 'Nothing was lost. Trying again…',
    again: 'Try now',
    code: (code: string) => `code ${code}`,
  },
  outside: {
    title: 'The shop opens inside Telegram.',
    line: 'In your chat with the shop, send /miniapp and tap the button that appears.',
  },
  ended: { title: 'Open it again from Telegram.', line: 'Your sale is saved.' },
  disabled: { title: 'Your access changed.', line: 'Talk to whoever runs the shop.' },
  choose: {
    title: 'Who opens the shop?',
    line: 'On this computer only, without Telegram.',
    people: { user: 'Caio', admin: 'Bia', owner: 'Olga' },
    does: { user: 'sees the catalogue', admin: 'sells, receives, takes note', owner: 'does it all' },
  },
} satisfies typeof Portuguese
