// One shop like the demonstration's, and what a line comes to there, in a short notation that a table of phrasings is held against.
import { CommandError, type Outcome, run, runSpoken } from '#commands/index.ts'
import { isLines } from '#commands/lines-dialogue.ts'
import { DomainError } from '#domain/errors.ts'
import type { Actor } from '#domain/operation.ts'
import { TestShop } from './shop.ts'

/** Short name in the tables, name, unit, price in minor units, emoji. */
export const GOODS = [
  ['francês', 'Pão francês', 'kg', 1890, '🥖'],
  ['coado', 'Café coado', 'un', 500, '☕'],
  ['pó', 'Café em pó 500 g', 'pct', 1990, null],
  ['pão de queijo', 'Pão de queijo', 'un', 450, null],
  ['croissant', 'Croissant', 'un', 790, '🥐'],
  ['pão de forma', 'Pão de forma', 'un', 1090, '🍞'],
  ['chapa', 'Pão na chapa', 'un', 550, null],
  ['bolo', 'Bolo de fubá', 'un', 650, '🍰'],
  ['misto', 'Misto quente', 'un', 1200, '🥪'],
  ['arroz', 'Arroz tipo 1 5 kg', 'pct', 2890, '🍚'],
  ['feijão', 'Feijão carioca 1 kg', 'pct', 849, '🫘'],
  ['açúcar', 'Açúcar cristal 1 kg', 'pct', 489, '🍬'],
  ['óleo', 'Óleo de soja 900 ml', 'un', 799, null],
  ['biscoito', 'Biscoito recheado', 'pct', 329, '🍪'],
  ['integral', 'Leite integral 1 L', 'un', 579, '🥛'],
  ['desnatado', 'Leite desnatado 1 L', 'un', 599, '🥛'],
  ['minas', 'Queijo minas', 'kg', 4290, null],
  ['mussarela', 'Mussarela fatiada', 'kg', 5190, null],
  ['presunto', 'Presunto fatiado', 'kg', 3990, '🍖'],
  ['manteiga', 'Manteiga 200 g', 'un', 1290, '🧈'],
  ['ovos', 'Ovos caipiras', 'dz', 1400, '🥚'],
  ['iogurte', 'Iogurte natural', 'un', 399, '🍶'],
  ['banana', 'Banana prata', 'kg', 699, '🍌'],
  ['tomate', 'Tomate', 'kg', 899, '🍅'],
  ['batata', 'Batata', 'kg', 649, '🥔'],
  ['limão', 'Limão taiti', 'kg', 799, '🍋'],
  ['alface', 'Alface crespa', 'un', 399, '🥬'],
  ['mineral', 'Água mineral 500 ml', 'un', 300, '💧'],
  ['gás', 'Água com gás 500 ml', 'un', 350, null],
  ['sanitária', 'Água sanitária 2 L', 'un', 799, '🪣'],
  ['refri 2l', 'Refrigerante 2 L', 'un', 1090, null],
  ['refri lata', 'Refrigerante lata', 'un', 550, null],
  ['cerveja', 'Cerveja lata', 'un', 490, '🍺'],
  ['suco', 'Suco de uva 1 L', 'un', 1290, '🧃'],
  ['detergente', 'Detergente', 'un', 279, '🧴'],
] as const

/** Those of the category Padaria. */
const BAKED: ReadonlySet<string> = new Set(['francês', 'pão de queijo', 'croissant', 'pão de forma'])

/** Short name in the tables, name, how many `coado` they owe. */
export const PEOPLE = [
  ['Ana', 'Ana Beatriz Rocha', 10],
  ['Lourdes', 'Dona Lourdes', 4],
  ['Zé', 'Zé Carlos', 5],
  ['Rita L', 'Rita Lima', 6],
  ['Rita S', 'Rita Souza', 6],
  ['Beto', 'Beto da Oficina', 9],
  ['Ademar', 'Seu Ademar', 3],
  ['Jorge', 'Jorge Antunes', 0],
  ['Cida', 'Cida Ferraz', 7],
  ['Caio', 'Caio Nogueira', 8],
  ['Quitéria', 'Quitéria Ramos', 20],
] as const

/** What an operation would be given, of those that lines come to. */
interface Fields {
  readonly customerId?: number | null
  readonly customerName?: string
  readonly productId?: number
  readonly quantity?: number
  readonly unitPrice?: number
  readonly unitCost?: number
  readonly counted?: number
  readonly delta?: number
  readonly amount?: number
  readonly discount?: number
  readonly method?: string
  readonly reason?: string
  readonly note?: string
  readonly on?: string
  readonly dueOn?: string
  readonly expiresOn?: string
  readonly items?: readonly Fields[]
  readonly payments?: readonly Fields[]
}
type Seen = Outcome & { readonly message: { readonly text: string } }

/** A row: what is typed, and what it must come to; ` / ` stands between answers that are equally right, `ask` alone is any question. */
export type Row = readonly [line: string, expected: string | RegExp]

export class Phrasings {
  readonly shop: TestShop
  readonly #goods: ReadonlyMap<number, (typeof GOODS)[number]>
  readonly #people: ReadonlyMap<number, string>
  readonly #language: Actor['language']

  private constructor(
    shop: TestShop,
    goods: ReadonlyMap<number, (typeof GOODS)[number]>,
    people: ReadonlyMap<number, string>,
    language: Actor['language'],
  ) {
    this.shop = shop
    this.#goods = goods
    this.#people = people
    this.#language = language
  }

  static async open(language: Actor['language']): Promise<Phrasings> {
    const shop = await TestShop.open()
    const goods = new Map<number, (typeof GOODS)[number]>()
    const people = new Map<number, string>()
    for (const good of GOODS) {
      const [, name, unit, price, emoji] = good
      const category = BAKED.has(good[0]) ? 'Padaria' : null
      const fields = { name, unit, price, emoji, category }
      const made = await shop.do('products.create', fields, { actor: shop.owner })
      await shop.do('stock.receive', { productId: made.id, quantity: 5000, unitCost: 100 })
      goods.set(made.id, good)
    }
    const coado = [...goods].find(([, [short]]) => short === 'coado')?.[0]
    for (const [short, name, owes] of PEOPLE) {
      const userId = short === 'Caio' ? shop.user.userId : null
      const { id } = await shop.do('customers.create', { name, userId }, { actor: shop.owner })
      people.set(id, short)
      if (owes)
        await shop.do('sales.create', { customerId: id, items: [{ productId: coado, quantity: owes }] })
    }
    return new Phrasings(shop, goods, people, language)
  }

  /** What a line comes to, nothing stored: `sale Ana: 2 coado | fiado`, `ask customer: Rita L, Rita S`, `refused`. */
  async read(line: string, actor: Actor = this.shop.owner): Promise<{ notation: string; text: string }> {
    const reader = line.startsWith('/') ? run : runSpoken
    const who = { ...actor, language: this.#language }
    try {
      const how = { source: 'test', preview: true, asks: true, offers: true }
      const outcome = await reader(this.shop.runtime, who, line, how)
      const left = leftIn(outcome)
      const after = await Promise.all(left.map((one) => this.read(one, actor)))
      const notation = [this.#notation(outcome), ...after.map((one) => one.notation)].join(' + ')
      return { notation, text: outcome.message.text }
    } catch (error) {
      if (error instanceof CommandError) return { notation: 'refused', text: error.message }
      if (error instanceof DomainError) return { notation: `refused ${error.code}`, text: error.message }
      throw error
    }
  }

  #notation(outcome: Seen): string {
    if (outcome.status === 'said' || outcome.status === 'done') return outcome.status
    const shown = this.#call(outcome.operation, outcome.input as Fields)
    if (outcome.status === 'preview') return shown
    const [key = ''] = outcome.missing
    if (key === 'confirm') return shown
    if (key === 'payment' && outcome.missing.length === 1 && shown.endsWith('| fiado'))
      return shown.replace(/\| fiado$/, '| ?')
    const names = (outcome.choices[key] ?? []).flatMap(({ id, name }) => this.#named(key, id, name))
    const keys = outcome.missing.map((one) => one.replace(/^items\.\d+\./, '')).join('+')
    return `ask ${keys}${names.length ? `: ${names.sort().join(', ')}` : ''}`
  }

  #named(key: string, id: string | number, name: string): string[] {
    if (key === 'customer') return typeof id === 'number' ? [this.#people.get(id) ?? name] : []
    if (key.endsWith('product')) return [this.#goods.get(Number(id))?.[0] ?? name]
    return []
  }

  #call(operation: string, input: Fields): string {
    if (operation === 'sales.create') return this.#sale(input)
    const product = this.#goods.get(input.productId ?? 0)?.[0] ?? '?'
    if (operation === 'stock.receive')
      return `receive ${input.quantity} ${product} at ${input.unitCost}${input.expiresOn ? ` until ${input.expiresOn}` : ''}`
    if (operation === 'stock.count') return `count ${product} = ${input.counted}`
    if (operation === 'stock.adjust') return `adjust ${product} ${input.delta} ${input.reason}`
    if (operation === 'payments.create')
      return `pay ${this.#who(input)}: ${input.amount} ${input.method}${input.on ? ` on ${input.on}` : ''}`
    return `${operation} ${JSON.stringify(input)}`
  }

  #who({ customerId, customerName }: Fields): string {
    if (customerName !== undefined) return `+${customerName}`
    return customerId === undefined || customerId === null ? '' : (this.#people.get(customerId) ?? '?')
  }

  #sale(input: Fields): string {
    const items = input.items ?? []
    let sum = 0
    const goods = items.map(({ productId, quantity, unitPrice }) => {
      const good = this.#goods.get(productId ?? 0)
      sum += priced(Math.round(Number(quantity) * 1000), unitPrice ?? good?.[3] ?? 0)
      const said = unitPrice === undefined || unitPrice === good?.[3] ? '' : ` at ${unitPrice}`
      return `${quantity} ${good?.[0] ?? '?'}${said}`
    })
    const { discount = 0, dueOn, on, note } = input
    const terms = [
      paidIn(input.payments ?? [], sum - discount),
      discount ? `off ${discount}` : '',
      dueOn ? `due ${dueOn}` : '',
      on ? `on ${on}` : '',
      note ? `note ${note}` : '',
    ]
    const who = this.#who(input)
    return `sale${who && ` ${who}`}: ${goods.join(', ')} | ${terms.filter(Boolean).join(' ')}`
  }
}

/** The lines that are asked for after this one. */
function leftIn(outcome: Outcome): readonly string[] {
  const form = outcome.status === 'needs_input' ? outcome.draft.form : undefined
  return form && isLines(form) && form.now ? form.lines : []
}

/** Minor units of thousandths at a price, half to even. */
export function priced(milli: number, price: number): number {
  const exact = milli * price
  const rest = exact % 1000
  const whole = (exact - rest) / 1000
  return rest > 500 || (rest === 500 && whole % 2 === 1) ? whole + 1 : whole
}

/** `fiado`, the one method that pays all of it, or each payment with its amount. */
function paidIn(payments: readonly Fields[], total: number): string {
  const [first] = payments
  if (!first) return 'fiado'
  if (payments.length === 1 && first.amount === total) return String(first.method)
  return payments.map(({ amount, method }) => `${method} ${amount}`).join(' ')
}

/** Whether a reading is one of those that were expected; `ask` and `ask quantity` leave open what is offered. */
function fits({ notation, text }: { notation: string; text: string }, expected: string | RegExp): boolean {
  if (expected instanceof RegExp)
    return notation === 'said' && expected.test(text.replaceAll(/[\u00a0\u202f]/g, ' '))
  return expected
    .split(' / ')
    .some(
      (one) =>
        notation === one ||
        (one === 'ask' && notation.endsWith('| ?')) ||
        (!one.includes(':') && new RegExp(`^${one}[: ]`).test(notation)),
    )
}

/** What was expected where the reading fits it, else what it is and what was said. */
export function judged(read: { notation: string; text: string }, expected: string | RegExp): string | RegExp {
  return fits(read, expected) ? expected : `${read.notation}   (${read.text})`
}

const dayOf = (time: Date) => time.toLocaleDateString('en-CA', { timeZone: 'America/Sao_Paulo' })

/** Today and so many days. */
export const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

/** The next such day of the week, 0 is Sunday; never today. */
export function weekday(day: number): string {
  const today = new Date(`${inDays(0)}T12:00Z`).getUTCDay()
  return inDays((day - today + 7) % 7 || 7)
}

/** The next such day of the month, today included. */
export function dayOfMonth(day: number): string {
  for (let ahead = 0; ahead < 63; ahead++) if (Number(inDays(ahead).slice(8)) === day) return inDays(ahead)
  throw new RangeError(String(day))
}

/** The next such day of the year, today included. */
export function dayOfYear(day: number, month: number): string {
  const year = Number(inDays(0).slice(0, 4))
  const rest = `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return year + rest >= inDays(0) ? year + rest : `${year + 1}${rest}`
}
