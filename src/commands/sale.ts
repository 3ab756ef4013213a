// `/buy Ana: 2 café, 1,5 kg arroz fiado vence 15/12`: from a line to a sale, or to its readings.

import { agreedIn } from './agreed.ts'
import { nameOf } from './buyer.ts'
import type { Context } from './context.ts'
import { readingDoubt } from './doubts.ts'
import type { Parsed, ReadingManner } from './form.ts'
import { fewEnough } from './reader/read.ts'
import { type Reading, readingsOf } from './sale-readings.ts'
import { goodsTotal, isRead, type SaleForm } from './till.ts'
import type { Words } from './words.ts'

/** Of a line, in a question about it. */
const QUOTED = 80

/** `near`: goods that the shop does not have are asked about, where some are near them. Throws what to say for what cannot be read. */
export async function parseSale(
  text: string,
  context: Context,
  { near }: ReadingManner = {},
): Promise<Parsed<SaleForm> | undefined> {
  if (!text) return undefined
  const { words } = context
  const { readings, today } = await readingsOf(text, context, near)
  const [reading, ...others] = readings
  const form = formOf(reading, today, words)
  if (!others.length) return { form, spans: reading.spans }
  const forms = [form, ...others.map((one) => formOf(one, today, words))]
  return { form: inDoubt(form, forms, text, words), spans: [] }
}

function formOf({ buyer, read }: Reading, today: string, words: Words): SaleForm {
  fewEnough(read, words)
  const { lines } = read
  const sum = lines.every((line) => isRead(line, words)) ? goodsTotal(lines, words) : undefined
  return { kind: 'sale', buyer, lines, ...agreedIn(read.terms, sum, today, words) }
}

/** A line that reads in several ways: which, is asked before all else. */
function inDoubt(form: SaleForm, forms: readonly SaleForm[], text: string, words: Words): SaleForm {
  const quoted = text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text
  const doubt = readingDoubt(
    words.t.whichReading(quoted),
    forms.map((one) => ({ name: inShort(one, words), form: one })),
  )
  return { ...form, doubts: [doubt] }
}

/** A reading in a few words, as a button holds them. */
function inShort({ buyer, lines, money }: SaleForm, words: Words): string {
  const who = nameOf(buyer)
  const goods = lines.map(
    (line) => `${words.number(line.milli / 1000)} × ${line.product?.name ?? line.typed}`,
  )
  const paid = money?.is === 'credit' ? words.t.onCredit : money ? words.t.paidButton.toLowerCase() : ''
  return `${who ? `${who}: ` : ''}${[goods.join(', '), paid].filter(Boolean).join(' · ')}`
}
