// Every command is one definition: its names, role, words, forms, lists and sayings, as its area says them a second time.
import { describe, expect, it } from 'vitest'
import { usageOf } from '#commands/help.ts'
import { wordsOf } from '#commands/index.ts'
import {
  COMMANDS,
  commandNamed,
  commandNames,
  commandOf,
  commandsFor,
  commandTyped,
  readNamed,
} from '#commands/registry.ts'
import { LANGUAGES, mayAct, ROLES } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { readAreas } from '../support/areas.ts'

const said = [...(await readAreas()).values()].flatMap(({ commands = [] }) => commands)
const byName = (one: readonly unknown[], other: readonly unknown[]) =>
  String(one[0]) < String(other[0]) ? -1 : 1

it('has its row in tests/areas, each of them', () => {
  const declared = COMMANDS.map(({ name, aliases, role, says, reads }) => [
    name,
    aliases,
    role,
    says.map(({ operation }) => operation),
    Object.keys(reads),
  ])
  expect(declared.toSorted(byName)).toEqual(said.toSorted(byName))
})

it('comes after what is done more often, and before what is asked about all of them', () => {
  const usual = ['buy', 'estoque', 'pagar', 'dividas', 'lista_produtos', 'product', 'user', 'desfazer']
  const about = ['miniapp', 'login', 'start', 'commands', 'help', 'cancel']
  const known = COMMANDS.map(({ name }) => name).filter((name) => [...usual, ...about].includes(name))
  expect(known).toEqual([...usual, ...about])
  expect(COMMANDS.slice(-about.length).map(({ name }) => name)).toEqual(about)
})

describe.each(COMMANDS)('/$name', (command) => {
  const { name, aliases, alsoTyped, role, kinds, says, reads } = command

  it('is found by each of its names, whatever their case and accents', () => {
    for (const one of [name, ...aliases]) {
      expect(commandNamed(one)).toBe(command)
      expect(commandNamed(one.toUpperCase())).toBe(command)
    }
  })

  it('is found by what people type for it besides, behind a slash alone', () => {
    for (const one of alsoTyped) {
      expect(commandTyped(one.toUpperCase())).toBe(command)
      expect(commandNamed(one)).toBeUndefined()
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
    // What buttons alone begin is typed by nobody.
    const typed = kinds.filter((kind) => !kind.startsWith('talk_') && kind !== 'promise' && kind !== 'remind')
    expect(Boolean(typed.length)).toBe(usage !== `/${t.called[name]}` && name !== 'dividas')
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

/** A talk is about their own account; what ends it, and a reminder, is an act of staff, judged by its own role. */
it('shows customers nothing that acts on the shop, but on themselves, and their own word to what is agreed', () => {
  expect(commandsFor('user').flatMap(({ kinds }) => kinds)).toEqual([
    'talk_begin',
    'talk_answer',
    'talk_void',
    'talk_keep',
    'promise',
    'remind',
    'own_erase',
    'agreement_why',
  ])
})
