// What is said and taken back of whatever area: undo, the commands about commands, Comando, and Mais.
import type { Area } from './area.ts'
import { PEOPLE } from './customers.ts'
import { GOODS } from './products.ts'

const DRAFT = { kind: 'sale', body: '{}', asks: '{}', card: 'null' }

export const area: Area = {
  operations: {
    'undo.list': ['user', {}],
    'undo.run': ['user', { id: 999 }],
    'drafts.list': ['user', {}],
    'drafts.get': ['user', { id: 999 }],
    'drafts.begin': ['user', DRAFT],
    'drafts.edit': ['user', { id: 999, version: 1, ...DRAFT, payload: null, to: null }],
    'drafts.end': ['user', { id: 999, ended: 'cancelled', payload: null }],
  },
  events: [
    [
      {
        topic: 'me',
        entity: 'user',
        name: 'draft.changed',
        data: { draftId: 7, version: 2, source: 'chat', ended: null },
      },
      ['drafts'],
    ],
  ],
  commands: [
    ['desfazer', ['undo'], 'user', ['undo.run'], []],
    ['miniapp', [], 'user', [], []],
    ['login', [], 'user', [], []],
    [
      'start',
      [],
      'user',
      [
        'invites.open',
        // What a party answers, whatever they may type.
        'contracts.accept',
        'contracts.decline',
        'contracts.cancel',
        'contracts.complete',
        'contracts.ask',
        'transactions.confirm',
        'transactions.withdraw',
        'transactions.reject',
      ],
      ['home', 'tour', 'first', 'agreement'],
    ],
    ['commands', ['comandos'], 'user', [], []],
    ['help', ['ajuda'], 'user', [], []],
    ['cancel', ['cancelar'], 'user', [], []],
  ],
  writes: [
    [
      { operation: 'commands.execute' },
      [
        ...GOODS,
        ...PEOPLE,
        'receipts/',
        'sales/',
        'sale/',
        'customer/',
        'account/',
        'statement/',
        'payments/',
        'payment/',
      ],
    ],
  ],
  screens: [
    { name: 'command', who: 'admin', path: '/command', link: 'cmd', above: '/' },
    { name: 'more', who: 'admin', path: '/more' },
  ],
}
