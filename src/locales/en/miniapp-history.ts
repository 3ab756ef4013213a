// Histórico in English.
import type { history as ptHistory, steps as ptSteps } from '../pt-BR/miniapp-history.ts'

export const history: typeof ptHistory = {
  title: 'Steps',
  holds: 'It holds',
  holdsLine: (count) =>
    count === 1
      ? '1 step checked just now, on this device'
      : `${count} steps checked just now, on this device`,
  unchanged: 'Nothing changed',
  whole: 'Nothing taken out or put in',
  ordered: 'In the order it happened',
  same: 'The same as this device has seen',
  first: 'Kept on this device from now on',
  yes: 'yes',
  no: 'no',
  broken: (step) => `Step ${step} does not hold`,
  why: {
    changed: 'What it says was changed later.',
    prev: 'It does not follow the step before.',
    dropped: 'A step is missing here.',
    moved: 'The step of this place is elsewhere.',
    repeated: 'A step stands here again.',
    notJson: 'This step cannot be read.',
    unknown: 'This is no step of a history.',
  },
  other: 'Not the same as before',
  otherLine: 'Each step holds, but this device has seen another history.',
  stored: 'In the stored step',
  confirmed: 'In what was confirmed',
  inShop: 'In the shop',
  steps: (from, to) => (from === to ? `Step ${from}` : `Steps ${from} to ${to}`),
  hold: (one) => (one ? 'holds' : 'hold'),
  depend: (step, one) => (one ? `depends on ${step}` : `depend on ${step}`),
  seal: 'Seal',
  each: 'each holds the one before',
  foot: 'The balance does not change because of this. Keep the file and talk to the shop.',
  tell: 'Tell the shop',
  told: 'The shop was told',
  toldNobody: 'The shop takes no messages right now. Talk to them.',
  tells: (what, why) => `In my history: ${what}. ${why}`,
  again: 'Verify again',
  exports: 'Export',
  empty: 'Nothing here yet',
  emptyLine: 'Each purchase and payment comes in some seconds later.',
}

export const steps: typeof ptSteps = {
  kinds: {
    'charge sale': 'Purchase',
    'charge opening': 'Notebook balance',
    payment: 'Payment',
    allocation: 'Put towards a debt',
    'void sale': 'Purchase voided',
    'void payment': 'Payment voided',
    'void opening': 'Notebook balance voided',
    return: 'Return',
    'confirmation sale': 'Purchase confirmed',
    'confirmation payment': 'Payment confirmed',
    'dispute sale': 'Purchase not recognised',
    'dispute payment': 'Payment not recognised',
    resolution: 'Talk closed',
  },
  takenBack: 'Taken back from a debt',
  methods: { pix: 'Pix', cash: 'cash', card: 'card', transfer: 'transfer', other: 'another way' },
}
