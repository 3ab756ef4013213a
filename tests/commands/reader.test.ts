// The pure parts of the reader: numbers in words, how much of something, and days as they are said.
import { describe, expect, it } from 'vitest'
import { wordsOf } from '#commands/index.ts'
import { dayAt } from '#commands/reader/day.ts'
import { isNumberWord, numberInWords } from '#commands/reader/number-words.ts'
import { readQuantityAt } from '#commands/reader/quantity.ts'
import { fold } from '#lib/fold.ts'

const split = (text: string) => text.split(' ')
const folded = (text: string) => split(text).map(fold)

describe('a number in words', () => {
  it.each([
    ['um', 1000],
    ['duas', 2000],
    ['três', 3000],
    ['quatorze', 14_000],
    ['catorze', 14_000],
    ['dezesseis', 16_000],
    ['dezenove', 19_000],
    ['vinte', 20_000],
    ['vinte e cinco', 25_000],
    ['noventa e nove', 99_000],
    ['cem', 100_000],
    ['cento e dez', 110_000],
    ['cento e vinte e cinco', 125_000],
    ['quinhentos', 500_000],
    ['duzentas e cinquenta', 250_000],
    ['one', 1000],
    ['twelve', 12_000],
    ['twenty five', 25_000],
    ['twenty-four', 24_000],
    ['three hundred', 300_000],
    ['two hundred and fifty', 250_000],
    ['mil', 1_000_000],
    ['dois mil', 2_000_000],
    ['mil e duzentos', 1_200_000],
    ['mil duzentos e cinquenta', 1_250_000],
    ['mil e duzentos e cinquenta', 1_250_000],
    ['vinte e dois mil e cinco', 22_005_000],
    ['thousand', 1_000_000],
    ['two thousand three hundred', 2_300_000],
    ['three hundred thousand and five', 300_005_000],
    ['meio', 500],
    ['meia', 500],
    ['half a', 500],
    ['½', 500],
    ['1/4', 250],
    ['3/4', 750],
    ['dois e meio', 2500],
    ['one and a half', 1500],
  ])('%s', (text, milli) => {
    expect(numberInWords(folded(text))).toEqual({ milli, took: split(text).length })
    expect(isNumberWord(folded(text)[0] ?? '')).toBe(true)
  })

  it('takes no more words than are of it', () => {
    expect(numberInWords(folded('dois e tomate'))).toEqual({ milli: 2000, took: 1 })
    expect(numberInWords(folded('vinte e quatro cinco'))).toEqual({ milli: 24_000, took: 3 })
    expect(numberInWords(folded('twenty-four five'))).toEqual({ milli: 24_000, took: 1 })
    expect(numberInWords(folded('um dois'))).toEqual({ milli: 1000, took: 1 })
  })

  it.each([
    'um milhão',
    'dois milhões e cem',
    'two million',
    'meio milhão',
    'dois mil e meio',
    'mil e 200',
    'mil mil',
  ])('%s is none rather than a part of it', (text) => expect(numberInWords(folded(text))).toBeUndefined())
  it.each(['twelve hundred', 'vinte e mil', '2,5 mil'])('%s is none either', (text) =>
    expect(numberInWords(folded(text))).toBeUndefined(),
  )

  it.each(['', 'e', 'dezoitos', 'umas', 'constructor', '2/3', '1/0'])('%j is none', (text) =>
    expect(numberInWords(folded(text))).toBeUndefined(),
  )
})

describe('how much of something', () => {
  const pt = wordsOf('pt-BR', 'BRL')
  const en = wordsOf('en', 'BRL')

  it.each([
    ['2 café', 2000, null, 1],
    ['2x café', 2000, null, 1],
    ['x2', 2000, null, 1],
    ['2 x café', 2000, null, 2],
    ['350g queijo', 350_000, 'g', 1],
    ['350 g queijo', 350_000, 'g', 2],
    ['1,5 kg arroz', 1500, 'kg', 2],
    ['1.5 kg arroz', 1500, 'kg', 2],
    ['0.350 kg arroz', 350, 'kg', 2],
    ['meio quilo de arroz', 500, 'kg', 2],
    ['½ kg arroz', 500, 'kg', 2],
    ['1½ kg arroz', 1500, 'kg', 2],
    ['1 1/2 kg arroz', 1500, 'kg', 3],
    ['um quilo e meio de arroz', 1500, 'kg', 4],
    ['1 kg e meio de arroz', 1500, 'kg', 4],
    ['quilo e meio de arroz', 1500, 'kg', 3],
    ['meia dúzia de pão', 500, 'dz', 2],
    ['duas dúzias de ovos', 2000, 'dz', 2],
    ['cento e cinquenta gramas de presunto', 150_000, 'g', 4],
    ['mil pães', 1_000_000, null, 1],
    ['mil e duzentos pães', 1_200_000, null, 3],
    ['5 mil pães', 5_000_000, null, 2],
  ])('%s', (text, milli, unit, took) =>
    expect(readQuantityAt(split(text), pt)).toEqual({ milli, unit, took }),
  )

  it('is one of two where the mark may part or group', () => {
    expect(readQuantityAt(split('2.500 kg arroz'), pt)).toMatchObject({ unit: 'kg', took: 2 })
    expect(readQuantityAt(split('2.500 kg arroz'), pt)?.other).toBeDefined()
    expect(readQuantityAt(split('2,500 kg arroz'), pt)?.other).toBeUndefined()
    expect(readQuantityAt(split('2,500 kg arroz'), en)?.other).toBeDefined()
  })

  it.each([
    ['R$ 5 de presunto', 500, 2],
    ['R$5,50 de presunto', 550, 1],
    ['10 reais de pão', 1000, 2],
    ['dez reais de pão', 1000, 2],
  ])('%s is so much money’s worth', (text, worth, took) =>
    expect(readQuantityAt(split(text), pt)).toMatchObject({ worth, took }),
  )

  it.each(['café', '-2 café', '1e3 café', '1.5.2,3 café', 'NaN café', '2,1234 kg arroz', 'R$ 5', '10 reais'])(
    '%s says none',
    (text) => {
      const read = readQuantityAt(split(text), pt)
      expect(read?.worth).toBeUndefined()
      if (text !== '10 reais') expect(read).toBeUndefined()
    },
  )
})

describe('a day', () => {
  /** A Sunday. */
  const TODAY = '2026-11-29'
  const read = (text: string, language: 'pt-BR' | 'en' = 'pt-BR') => dayAt(folded(text), 0, TODAY, language)

  it.each([
    ['hoje', '2026-11-29'],
    ['amanhã', '2026-11-30'],
    ['depois de amanhã', '2026-12-01'],
    ['sexta', '2026-12-04'],
    ['sexta-feira', '2026-12-04'],
    ['na sexta', '2026-12-04'],
    ['domingo', '2026-12-06'],
    ['em 15 dias', '2026-12-14'],
    ['em quinze dias', '2026-12-14'],
    ['daqui a 15 dias', '2026-12-14'],
    ['em duas semanas', '2026-12-13'],
    ['dia 10', '2026-12-10'],
    ['no dia 10', '2026-12-10'],
    ['dia 29', '2026-11-29'],
    ['dia 31', '2026-12-31'],
    ['15/12', '2026-12-15'],
    ['15/12/26', '2026-12-15'],
    ['15/12/2027', '2027-12-15'],
    ['28/11', '2027-11-28'],
    ['15 de dezembro', '2026-12-15'],
    ['15 dez', '2026-12-15'],
    ['dec 15', '2026-12-15'],
    ['the 10th', '2026-12-10'],
  ])('%s', (text, day) => expect(read(text)).toEqual({ days: [day], took: split(text).length }))

  it('may be another where who reads English may mean the month first', () => {
    expect(read('12/5', 'en')?.days).toEqual(['2027-05-12', '2026-12-05'])
    expect(read('15/12', 'en')?.days).toEqual(['2026-12-15'])
    expect(read('12/5')?.days).toEqual(['2027-05-12'])
  })

  it('"que vem" may be this week or the one after', () =>
    expect(read('sexta que vem')?.days).toEqual(['2026-12-04', '2026-12-11']))

  it.each(['31/02', '32/12', '15/13', 'trinta', 'em meio dia', 'dia 32', '10', 'café'])(
    '%s is none',
    (text) => expect(read(text)).toBeUndefined(),
  )
})
