// Every statement that is declared, before anybody asks for it: PostgreSQL can read it, and what it refuses with is a code of ours.
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { block, declaredBlocks, routine } from '#database/routine.ts'
import { declaredSteps, step } from '#database/step.ts'
import { ERROR_CODES } from '#domain/errors.ts'
import '#bot/index.ts'
import '#http/index.ts'
import '../../src/pruning.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let client: Client
beforeAll(async () => {
  fresh = await freshDatabase()
  client = new Client(fresh.config)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await fresh.drop()
})

const declared = declaredSteps().filter(({ routine }) => routine === undefined)

it.each(declared.map(({ name, text }) => [name, text]))('%s can be prepared', async (name, text) => {
  await expect(client.query(`prepare "${name}" as ${text}`)).resolves.toMatchObject({ command: 'PREPARE' })
})

it('there are statements to prepare, and blocks', () => {
  expect(declared.length).toBeGreaterThan(90)
  expect(declaredBlocks().length).toBeGreaterThan(30)
})

it('what says no says it with a code that the doors have words for', () => {
  // What no door ever sees: a look at what would be, a repeat, an update that is acted on again.
  const kernel = ['previewed', 'replayed', 'draft_changed']
  const texts = [...declared.map(({ text }) => text), ...declaredBlocks().map(({ body }) => body)]
  const codes = texts.flatMap((text) => [...text.matchAll(/\brefuse\('(\w+)'/g)].map(([, code = '']) => code))
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter((code) => !kernel.includes(code) && !ERROR_CODES.includes(code as never))).toEqual([])
})

it('a routine that takes up what nothing before it has kept is a bug, told when it is put together', () => {
  const keeps = step('test.keeps', `select keep('jar', 1)`)
  const takes = block('test.takes', { body: 'null;', answer: `kept('jar')::text` })
  expect(routine('test.kept', [keeps, takes]).name).toMatch(/^test.kept#/)
  expect(() => routine('test.lacking', [takes])).toThrow('takes up jar, which no part before it has kept')
  const itself = step('test.itself', `select keep('lid', 1) where kept('lid') > 0`)
  expect(() => routine('test.early', [itself, takes])).toThrow('takes up lid')
})
