// One tolerant finder: who is spelt by ear, in a hurry or in the other number is found in a held list, through the API and by a typed line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '#commands/index.ts'
import { step } from '#database/step.ts'
import { keysOf, nearest } from '#lib/near.ts'
import { among, searchable } from '#lib/search.ts'
import { soundOf } from '#lib/sound.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

const PEOPLE =
  `Rita Souza|Kátia|Thiago Moreira|Luís Peçanha|Jéssica Alves|Felipe Ramos|Raquel Dias|Wagner Prado|Kelly Nunes
Michele Castro|Christiane Lopes|Joana D’Arc|Ana-Lúcia Brito|Guilherme Teles|Yasmin Rocha|Hélio Barros|Giovanna Melo|Cássio Freitas`
    .split(/[|\n]/)
    .map((one) => one.trim())
const GOODS =
  `Açúcar|Pão de queijo|Coca-Cola|Xampu|Chuchu|Queijo Minas|Cerveja|Limão|Muçarela|Linguiça|Bolacha doce|Cebola roxa
Farinha de trigo|Iogurte natural|Animal de pelúcia|Bombom|Salsicha|Detergente|Água com gás|Pizza calabresa`
    .split(/[|\n]/)
    .map((one) => one.trim())

const SPELT_PEOPLE = {
  'Rita Souza': ['rita sousa', 'sousa rita', 'ritta souza', 'rita suoza', 'r. souza', 'RITA SOUSSA'],
  Kátia: ['catia', 'katya', 'cathia', 'kattia', 'kaita', 'Cátya'],
  'Thiago Moreira': ['tiago', 'tiago moreyra', 'thyago'],
  'Luís Peçanha': ['luiz', 'luiz pessanha', 'luys'],
  'Jéssica Alves': ['gessica', 'jesica', 'jessyka', 'gessika alvez'],
  'Felipe Ramos': ['philipe', 'filipe', 'fellipe ramos'],
  'Raquel Dias': ['rakel', 'raquel diaz', 'raqel'],
  'Wagner Prado': ['vagner', 'wagner pardo'],
  'Kelly Nunes': ['keli', 'quely', 'kely nunez'],
  'Michele Castro': ['michelle', 'mixele', 'mishele'],
  'Christiane Lopes': ['cristiane', 'kristiane lopez', 'cristyane'],
  'Joana D’Arc': ['joana darc', "juana d'arc", 'darc joanna'],
  'Ana-Lúcia Brito': ['ana lucia', 'analucia', 'anna lusia'],
  'Guilherme Teles': ['gilherme', 'guilerme', 'guilherme telles'],
  'Yasmin Rocha': ['iasmin', 'iasmim', 'yasmin roxa'],
  'Hélio Barros': ['elio', 'helyo'],
  'Giovanna Melo': ['jiovana', 'giovana mello'],
  'Cássio Freitas': ['kassio', 'casio'],
}
const SPELT_GOODS = {
  Açúcar: ['assucar', 'acucar', 'asucar', 'açucares'],
  'Pão de queijo': ['pães de queijo', 'queijo pao', 'pao de keijo', 'pao queijos'],
  'Coca-Cola': ['cocacola', 'coca kola', 'koka cola'],
  Xampu: ['shampu', 'champu', 'xanpu'],
  Chuchu: ['xuxu', 'chuxu', 'chuchus'],
  'Queijo Minas': ['keijo minas', 'queijos minas'],
  Cerveja: ['serveja', 'cervejas', 'cerveija'],
  Limão: ['limões', 'limao', 'lymao'],
  Muçarela: ['mussarela', 'muzarela', 'mucarella'],
  Linguiça: ['linguissa', 'lingiça'],
  'Bolacha doce': ['bolaxa', 'bolachas doces'],
  'Cebola roxa': ['sebola', 'cebola rocha'],
  'Farinha de trigo': ['farina de trigo', 'farinhas'],
  'Iogurte natural': ['yogurte', 'iogurtes naturais'],
  'Animal de pelúcia': ['animais de pelucia'],
  Bombom: ['bombons', 'bonbom'],
  Salsicha: ['salxixa', 'salcicha'],
  Detergente: ['deterjente', 'detergetne'],
  'Água com gás': ['agua com gaz', 'agoa com gas'],
  'Pizza calabresa': ['piza', 'calabreza'],
}
const pairs = (spelt: Record<string, readonly string[]>) =>
  Object.entries(spelt).flatMap(([name, all]) => all.map((typed) => [typed, name] as const))
/** Nobody's name, and nothing's. */
const OTHERS = [
  'xilofone',
  'rogerio',
  'marta',
  'zumbi',
  'souza kátia',
  'catarina',
  'geladeira',
  'queijo cola',
]

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  for (const name of PEOPLE) await shop.do('customers.create', { name })
  for (const name of GOODS) await shop.do('products.create', { name, price: 100 }, { actor: shop.owner })
})
afterAll(() => shop.close())

const held = (all: readonly string[], typed: string) => among(all, typed, nearest, searchable)
const line = async (typed: string) =>
  JSON.stringify(
    await run(shop.runtime, shop.staff, typed, { source: 'test' }).catch((error: unknown) => String(error)),
  )

describe.each([
  ['people', PEOPLE, 'customers.list', '/dividas', pairs(SPELT_PEOPLE)],
  ['goods', GOODS, 'products.list', '/estoque', pairs(SPELT_GOODS)],
] as const)('%s are found', (_, all, list, command, spelt) => {
  it.each(spelt)('%s: %s, in a held list, through the API and by a line', async (typed, name) => {
    expect(held(all, typed)[0]).toBe(name)
    expect((await shop.names(list, { q: typed }))[0]).toBe(name)
    expect(await line(`${command} ${typed}`)).toContain(name)
  })

  it.each(OTHERS)('%s is none of them', async (typed) => {
    expect(held(all, typed)).toEqual([])
    expect(await shop.names(list, { q: typed })).toEqual([])
    const said = await line(`${command} ${typed}`)
    expect(all.filter((name) => said.includes(`"${name}"`))).toEqual([])
  })
})

it('the same sound stands before a slip, and what fits stands alone', async () => {
  for (const name of ['Marli', 'Marly', 'Marlo']) await shop.do('customers.create', { name })
  expect(await shop.names('customers.list', { q: 'marlli' })).toEqual(['Marli', 'Marly', 'Marlo'])
  expect(await shop.names('customers.list', { q: 'marly' })).toEqual(['Marly'])
})

it.each(['rita sousa', 'catia', 'luiz pessanha'])(
  'a near name is asked about, never taken: %s',
  async (typed) => {
    const productId = await shop.product([[9, 100]], { name: `doce para ${typed}` })
    expect(productId).toBeGreaterThan(0)
    const asked = await run(shop.runtime, shop.staff, `/buy ${typed}: 1 doce para ${typed} fiado`, {
      source: 'test',
    })
    expect(asked.status).toBe('needs_input')
    expect((await shop.do('sales.list', {})).items).toEqual([])
  },
)

const letters = fc.string({ unit: fc.constantFrom(...'aeiucghhkqmnpsswxyz'), minLength: 1, maxLength: 12 })
test.prop([fc.array(letters, { minLength: 50, maxLength: 50 })], { numRuns: 20 })(
  'the database hears words as lib does',
  async (words) => {
    const heard = step(
      'test.sounds',
      `select json_agg(public.sound(word) order by n)::text from unnest(@words::text[]) with ordinality as w (word, n)`,
    )
    expect(await shop.database.json(heard, { words })).toEqual(words.map(soundOf))
  },
)

it('a word is asked for by a bounded number of keys', () => {
  expect(keysOf('abcdefghijklmnopqrstuvwx').length).toBeLessThanOrEqual(340)
})
