// What is said and taken back of whatever area: undo, the commands about commands, Comando, and Mais.
import type { Area } from './area.ts'
import { PEOPLE } from './customers.ts'
import { GOODS } from './products.ts'

export const area: Area = {
  operations: {
    'undo.list': ['user', {}],
    'undo.run': ['user', { id: 999 }],
  },
  commands: [
    ['desfazer', ['undo'], 'user', ['undo.run'], []],
    ['miniapp', [], 'user', [], []],
    ['login', [], 'user', [], []],
    ['start', [], 'user', [], ['home', 'tour', 'first']],
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
