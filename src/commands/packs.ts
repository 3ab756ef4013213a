// So much of what is sold by the piece and holds its measure in its name: 2 litres of a `Leite 1 L` are two.
import { isCounted } from '#lib/counted-units.ts'
import { inUnit } from './tokens.ts'

/** One measure in a name: `Leite integral 1 L`. */
const MEASURE = /(?<![\d.,])(\d+(?:[.,]\d+)?)\s*(kg|g|l|ml)(?![\p{L}\d])/giu

/** Several in one, as in `Kit 2 x 500 g`: what all of it holds is not said. */
const SEVERAL =
  /\d\s*[x×]|[x×]\s*\d|(?<!\p{L})(?:c\/|com \d|kit|combo|pack|fardo|caixa|cx|leve)|\d\s*(?:un|und|unid|unidades|latas|garrafas|rolos|sach[eê]s)(?!\p{L})/iu

/**
 * Thousandths of pieces, where so much as was said is so many whole ones of a product that holds its measure in its name:
 * 2 litres of a `Leite 1 L` are two; undefined otherwise.
 */
export function packsOf(
  { name, unit: own }: { name: string; unit: string },
  { milli, unit }: { milli: number; unit: string | null },
): number | undefined {
  if (unit === null || unit === own || !isCounted(own)) return undefined
  if (SEVERAL.test(name)) return undefined
  const [measure, other] = [...name.matchAll(MEASURE)]
  const size = Number((measure?.[1] ?? '').replace(',', '.')) * 1000
  const said = measure && !other ? inUnit(unit, (measure[2] ?? '').toLowerCase(), milli) : undefined
  const packs = said === undefined || size <= 0 ? 0 : said / size
  return packs >= 1 && Number.isInteger(packs) ? packs * 1000 : undefined
}
