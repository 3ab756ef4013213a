// Goods and people of a larger shop: those of the small one first, then the same in other brands, and their neighbours.
import { CUSTOMERS, GOODS, type Good } from './goods.ts'

const BRANDS =
  'Aurora|Serra Azul|Bom Dia|Três Irmãos|Primavera|Do Vale|Sol Nascente|Campeã|Boa Mesa|Rainha|Estrela|Da Roça|Vila Nova'.split(
    '|',
  )
const FIRST =
  'Adriana|Aline|Antônio|Aparecida|Benedito|Camila|Célia|Cláudio|Daniela|Davi|Débora|Eduardo|Elaine|Francisco|Gabriela|Geraldo|Heitor|Inês|Isabela|João|Josefa|Júlia|Larissa|Lúcia|Luiz|Manuel|Márcia|Mateus|Nair|Otávio|Patrícia|Raimundo|Regina|Rodrigo|Rosa|Sandra|Sebastião|Simone|Teresa|Vicente|Wagner|Zilda'.split(
    '|',
  )
const LAST =
  'Abreu|Aguiar|Almeida|Amaral|Azevedo|Barros|Batista|Borges|Campos|Cardoso|Carvalho|Castro|Coelho|Correia|Cunha|Fonseca|Freitas|Garcia|Gomes|Lopes|Macedo|Machado|Maia|Marques|Martins|Medeiros|Mendes|Miranda|Monteiro|Moraes|Nascimento|Oliveira|Pacheco|Pinto|Ribeiro|Rezende|Santana|Santos|Silveira|Siqueira|Soares|Tavares|Toledo|Torres|Vargas|Vieira|Xavier|Zanetti'.split(
    '|',
  )

/** Goods of which there are more than brands have a number after the brand. */
export const goodsOf = (count: number): Good[] =>
  Array.from({ length: count }, (_, i) => {
    const good = GOODS[i % GOODS.length] as Good
    const round = Math.floor(i / GOODS.length)
    if (round === 0) return good
    const brand = `${BRANDS[(round - 1) % BRANDS.length]}${round > BRANDS.length ? ` ${Math.ceil(round / BRANDS.length)}` : ''}`
    const dearer = 0.8 + ((i * 37) % 50) / 100
    return { ...good, name: `${good.name} ${brand}`, price: Math.round(good.price * dearer) }
  })

export const customersOf = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const known = CUSTOMERS[i]
    if (known !== undefined) return known
    const n = i - CUSTOMERS.length
    const round = Math.floor(n / (FIRST.length * LAST.length))
    const name = `${FIRST[n % FIRST.length]} ${LAST[Math.floor(n / FIRST.length) % LAST.length]}`
    return round ? `${name} ${round + 1}` : name
  })

/** An EAN-13 of Brazil's (789) for the nth product, with its check digit. */
export function barcodeOf(n: number): string {
  const digits = `789${String(100_000_000 + n * 7919).slice(-9)}`
  const sum = [...digits].reduce((all, digit, i) => all + Number(digit) * (i % 2 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
