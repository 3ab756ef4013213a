// Finding what is meant: exact, by the beginnings of words, in either number, within a slip; and nothing else.
import { describe, expect, it } from 'vitest'
import { find } from '#commands/names.ts'

const goods = (...names: string[]) => names.map((name) => ({ name, unit: 'un' }))
const people = (...names: string[]) => names.map((name) => ({ name }))
const shelf = goods(
  'Café',
  'Pão francês',
  'Leite integral',
  'Leite desnatado',
  'Detergente',
  'Arroz',
  'Coca-Cola',
  'Pão de queijo',
  'Limão',
  'Copo',
  'Farofa',
)
const names = (typed: string, all = shelf as readonly { name: string }[], slips = true) => {
  const found = find(typed, all, { slips })
  return [found.by, ...found.items.map((one) => one.name)]
}

describe('names', () => {
  it.each([
    ['CAFE', ['exact', 'Café']],
    ['fran pao', ['words', 'Pão francês']],
    ['leite', ['words', 'Leite integral', 'Leite desnatado']],
    ['leite des', ['words', 'Leite desnatado']],
    ['cafr', ['slip', 'Café']],
    ['acfe', ['slip', 'Café']],
    ['detrgemte', ['slip', 'Detergente']],
    ['detrgemtx', ['none']],
    ['xilofone', ['none']],
    ['', ['none']],
    ['coca cola', ['exact', 'Coca-Cola']],
    ['cola coca', ['exact', 'Coca-Cola']],
    ['cocacola', ['exact', 'Coca-Cola']],
    ['coca‑cola', ['exact', 'Coca-Cola']],
    ['pao frnaces', ['slip', 'Pão francês']],
    ['paofrances', ['slip', 'Pão francês']],
    ['leite integarl', ['slip', 'Leite integral']],
  ])('%s', (typed, found) => expect(names(typed)).toEqual(found))

  it.each([
    ['cafés', ['exact', 'Café']],
    ['cafezinhos', ['exact', 'Café']],
    ['cafezinho', ['exact', 'Café']],
    ['pães de queijo', ['exact', 'Pão de queijo']],
    ['pãezinhos de queijo', ['exact', 'Pão de queijo']],
    ['limões', ['exact', 'Limão']],
    ['copinhos', ['exact', 'Copo']],
    ['de arroz', ['exact', 'Arroz']],
    ['o café', ['exact', 'Café']],
    ['pão do queijo', ['exact', 'Pão de queijo']],
    ['detergentes', ['exact', 'Detergente']],
    ['pães', ['words', 'Pão francês', 'Pão de queijo']],
    ['farinha', ['none']],
    ['a', ['words', 'Arroz']],
  ])('plural, diminutive and article apart: %s', (typed, found) => expect(names(typed)).toEqual(found))

  it('what is typed is taken as it stands where it can be', () => {
    expect(names('cafezinho', goods('Café', 'Cafezinho'))).toEqual(['exact', 'Cafezinho'])
    expect(names('de arroz', goods('Arroz branco', 'Arroz de festa'))).toEqual([
      'words',
      'Arroz branco',
      'Arroz de festa',
    ])
    expect(names('pão', goods('Pães de mel', 'Palito'))).toEqual(['words', 'Pães de mel'])
  })

  it.each([
    ['kafe', ['slip', 'Café']],
    ['dertegente', ['slip', 'Detergente']],
    ['chicara', ['sound', 'Xícara']],
    ['chicra', ['sound', 'Xícara']],
    ['cheijo', ['sound', 'Queijo Minas']],
    ['chibata', ['none']],
    ['queiju minas', ['slip', 'Queijo Minas']],
    ['kejo minas', ['sound', 'Queijo Minas']],
  ])('what only sounds so is told from a slip: %s', (typed, found) =>
    expect(names(typed, goods('Café', 'Detergente', 'Xícara', 'Queijo Minas'))).toEqual(found),
  )

  it('nobody is somebody else’s plural or diminutive', () => {
    expect(names('Aninha', people('Ana'))).toEqual(['none'])
    expect(names('Marcos', people('Marco Aurélio', 'Rita'))).toEqual(['slip', 'Marco Aurélio'])
    expect(names('joana d’arc', people("Joana D'Arc"))).toEqual(['exact', "Joana D'Arc"])
  })

  it('a slip is left out where it is not wanted', () => expect(names('cafr', shelf, false)).toEqual(['none']))

  it('the best slip comes first', () => {
    expect(names('abacxais', goods('Abacaxi', 'Abacaxis'))).toEqual(['slip', 'Abacaxis', 'Abacaxi'])
  })
})
