// Every command is one definition: its names, role, words, forms, lists and sayings, looked at in one table.
import { describe, expect, it } from 'vitest'
import { usageOf } from '#commands/help.ts'
import { wordsOf } from '#commands/index.ts'
import {
  COMMANDS,
  commandNamed,
  commandNames,
  commandOf,
  commandsFor,
  readNamed,
} from '#commands/registry.ts'
import { LANGUAGES, mayAct, ROLES } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'

/** Name, other names, the smallest role, the operations that it tells of, and the lists that its buttons open. */
const TABLE = [
  ['buy', ['vender', 'sell'], 'admin', ['sales.create'], []],
  ['estoque', ['stock'], 'admin', ['stock.receive', 'stock.adjust', 'stock.count'], ['stock', 'product']],
  ['pagar', ['pay'], 'admin', ['payments.create'], []],
  ['dividas', ['debts'], 'user', [], ['debts', 'account']],
  ['lista_produtos', ['produtos', 'products'], 'user', [], ['products']],
  ['product', ['produto'], 'owner', ['products.create', 'products.edit'], []],
  ['user', ['usuario'], 'owner', ['users.edit'], ['users']],
  ['desfazer', ['undo'], 'user', ['undo.run'], []],
  ['miniapp', [], 'user', [], []],
  ['login', [], 'user', [], []],
  ['start', [], 'user', [], []],
  ['commands', ['comandos'], 'user', [], []],
  ['help', ['ajuda'], 'user', [], []],
  ['cancel', ['cancelar'], 'user', [], []],
] as const

it('is this table, in this order', () => {
  expect(
    COMMANDS.map(({ name, aliases, role, says, reads }) => [
      name,
      aliases,
      role,
      says.map(({ operation }) => operation),
      Object.keys(reads),
    ]),
  ).toEqual(TABLE)
})

describe.each(COMMANDS)('/$name', (command) => {
  const { name, aliases, role, kinds, says, reads } = command

  it('is found by each of its names, whatever their case and accents', () => {
    for (const one of [name, ...aliases]) {
      expect(commandNamed(one)).toBe(command)
      expect(commandNamed(one.toUpperCase())).toBe(command)
    }
  })

  it('stands in the menus of its role and of those above, and in no other', () => {
    for (const one of ROLES) expect(commandNames(one).includes(name)).toBe(mayAct(one, role))
  })

  it.each(LANGUAGES)('has help words in %s, with lines that name it', (language) => {
    const { t } = wordsOf(language, 'BRL')
    expect(t.summaries[name].trim()).not.toBe('')
    expect(commandNamed(t.called[name])).toBe(command)
    const { usage, examples } = usageOf(name, t)
    expect(usage.trim()).not.toBe('')
    for (const example of examples) expect(commandNamed(/^\/(\w+)/.exec(example)?.[1] ?? '')).toBe(command)
    expect(Boolean(kinds.length)).toBe(usage !== `/${t.called[name]}` && name !== 'dividas')
  })

  it('tells of operations that there are, and of no lesser role than its own lists need', () => {
    // What acts has something to say of it.
    if (kinds.length) expect(says.length).toBeGreaterThan(0)
    for (const { operation } of says) expect(Object.keys(operations)).toContain(operation)
    for (const kind of kinds) expect(commandOf(kind)).toBe(command)
    for (const [list, read] of Object.entries(reads)) {
      expect(readNamed(list)).toBe(read)
      expect(mayAct(read.role, role)).toBe(true)
    }
  })
})

it('has no words for commands that there are not', () => {
  for (const language of LANGUAGES) {
    const { t } = wordsOf(language, 'BRL')
    expect(Object.keys(t.summaries).toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted())
    for (const name of Object.keys(t.usage)) expect(commandNamed(name)).toBeDefined()
  }
})

it('shows customers nothing that acts on the shop', () => {
  expect(commandsFor('user').flatMap(({ kinds }) => kinds)).toEqual([])
})
