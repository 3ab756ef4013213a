// Questions in words: `quanto a Ana deve?`, `o que está acabando?`, `quanto vendi hoje?`, `preço do queijo`; and what is said to a greeting.
import { mayAct, type Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import type { CommandName } from './command.ts'
import type { Context } from './context.ts'
import { type Card, cardOf, line, linesOf, sentence } from './message.ts'
import { read } from './reads.ts'

/** What a question is answered by: a command with what it is about, or a card of its own. */
export type Answered =
  | { readonly by: CommandName; readonly about: string }
  | { readonly by: 'greeting' | 'thanks' | 'today' }

interface Pattern {
  /** Over folded text without marks at its end; its one group is what it is about. */
  readonly says: RegExp
  readonly by: Answered['by']
  /** What it is about, where the words do not say. */
  readonly about?: string
  /** Who may ask it so, from the smallest role. */
  readonly role?: Role
}

const OWES = '(?:deve|devia|ta devendo|esta devendo|devendo|tem pra pagar|ta me devendo)'
const SOLD = '(?:vendi|vendemos|vendeu|a gente vendeu|vendeu-se|foi vendido)'
const THE = '(?:o|a|os|as|do|da|dos|das|de|the)? ?'

/** The first that fits is meant; each is bounded by the line, and none goes back over it twice. */
const PATTERNS: readonly Pattern[] = [
  {
    says: /^(?:oi|ola|oie|opa|e ai|bom dia|boa tarde|boa noite|hi|hello|hey|good (?:morning|afternoon|evening))(?: .{0,20})?$/,
    by: 'greeting',
  },
  {
    says: /^(?:muito )?(?:obrigad[oa]s?|obg|brigad[oa]|valeu|vlw|thanks?|thank you|thx)(?: .{0,20})?$/,
    by: 'thanks',
  },
  { says: /^(?:ajuda|me ajuda|socorro|help|como funciona|o que voce faz)$/, by: 'help' },
  { says: /^(?:menu|comandos|commands|opcoes)$/, by: 'commands' },
  {
    says: /^(?:desfaz(?:er|e)?|desfaca|volta atras|apaga a ultima(?: venda| coisa)?|cancela a ultima(?: venda)?|undo(?: that| it)?|take that back)$/,
    by: 'desfazer',
  },
  {
    says: /^(?:quanto (?:eu )?(?:devo|to devendo|tou devendo|estou devendo)|minha conta|minhas dividas|meu saldo|meu extrato|extrato|how much do i owe|what do i owe|my account)(?: aqui| ai| na loja)?$/,
    by: 'dividas',
  },
  {
    says: /^(?:quem (?:me )?(?:deve|ta devendo|esta devendo|ta me devendo)(?: mais| mais aqui)?|quem sao os devedores|fiados?|dividas|devedores|quanto (?:tem|ta|esta) (?:de )?fiado|quanto tenho (?:a|pra) receber|who owes(?: the)?(?: most| me| us| more| what)?|debts|a receber)$/,
    by: 'dividas',
    role: 'admin',
  },
  {
    says: new RegExp(`^(?:quanto|qto|quantos?) (?:e que )?${THE}(.{1,120}?) ${OWES}(?: pra gente| aqui)?$`),
    by: 'dividas',
    role: 'admin',
  },
  { says: new RegExp(`^(?:quanto|qto) (?:e que )?${OWES} ${THE}(.{1,120})$`), by: 'dividas', role: 'admin' },
  {
    says: new RegExp(`^${THE}(.{1,120}?) ${OWES} (?:quanto|algo|alguma coisa|muito)$`),
    by: 'dividas',
    role: 'admin',
  },
  { says: /^(?:how much|what) does (.{1,120}?) owe(?: me| us)?$/, by: 'dividas', role: 'admin' },
  {
    says: new RegExp(`^(?:conta|saldo|divida|dividas|extrato|fiado|ficha) (?:do|da|de|dos|das) (.{1,120})$`),
    by: 'dividas',
    role: 'admin',
  },
  {
    says: new RegExp(`^(?:cobra|cobrar|lembra|lembrar|remind) ${THE}(.{1,120})$`),
    by: 'dividas',
    role: 'admin',
  },
  { says: /^(?:account|balance|statement|debt) of (.{1,120})$/, by: 'dividas', role: 'admin' },
  {
    says: /^(?:o )?(?:que|oque|quais) (?:e que )?(?:(?:ta|esta|tao|estao|tem) )?(?:acabando|acabou|faltando|em falta|falta|baixo|pra acabar)(?: no estoque)?$/,
    by: 'estoque',
    about: 'acabando',
    role: 'admin',
  },
  {
    says: /^(?:what(?:'s| is| are)? )?(?:running (?:low|out)|low(?: on stock)?|short|out of stock)(?: of)?$/,
    by: 'estoque',
    about: 'acabando',
    role: 'admin',
  },
  { says: /^(?:estoque|stock|inventory)$/, by: 'estoque', about: '', role: 'admin' },
  {
    says: new RegExp(
      `^(?:quanto (?:e que )?${SOLD}(?: hoje| ate agora)?|vendas?(?: de)? hoje|hoje|vendas|movimento(?: de hoje)?|how much (?:did|have) (?:i|we) s(?:ell|old)(?: today)?|(?:today's )?sales(?: today)?|today)$`,
    ),
    by: 'today',
    role: 'admin',
  },
  { says: new RegExp(`^(?:(?:qual|qual e|me diz) )?(?:o )?preco ${THE}(.{1,120})$`), by: 'lista_produtos' },
  {
    says: new RegExp(`^quanto (?:e que )?(?:custa|e|ta|esta|sai|fica|vale) ${THE}(.{1,120})$`),
    by: 'lista_produtos',
  },
  {
    says: /^(?:price of|price for|how much (?:is|are|for|does)) (?:the |a |an )?(.{1,120}?)(?: cost)?$/,
    by: 'lista_produtos',
  },
  {
    says: /^(?:precos|produtos|catalogo|cardapio|lista(?: de precos| de produtos)?|o que (?:voces )?tem|prices|products|price list)$/,
    by: 'lista_produtos',
    about: '',
  },
  {
    says: new RegExp(`^(?:quant[oa]s? )(?:(?:ainda )?(?:tem|ha|temos) (?:de )?)(.{1,120})$`),
    by: 'estoque',
    role: 'admin',
  },
  {
    says: /^(?:quant[oa]s? )(.{1,120}?) (?:(?:ainda )?(?:tem|ha|temos|restam|sobrou|sobraram))$/,
    by: 'estoque',
    role: 'admin',
  },
  {
    says: /^(?:how (?:many|much)) (.{1,120}?)(?: do we have| are there| is there| left| are left| is left| in stock)+$/,
    by: 'estoque',
    role: 'admin',
  },
  { says: /^(?:ainda )?(?:tem|temos|ha) (.{1,120})$/, by: 'estoque', role: 'admin' },
  // Who may not look at the stock is shown what is sold.
  { says: /^(?:ainda )?(?:tem|temos|ha|voces tem|do you have(?:\sany)?) (.{1,120})$/, by: 'lista_produtos' },
  { says: /^do we (?:still )?have (?:any )?(.{1,120})$/, by: 'estoque', role: 'admin' },
]

/** A question is no longer than this. */
const ASKED_MAX = 200

/** What a line asks; undefined where it asks nothing that is known, or nothing that this person may ask. */
export function questionIn(text: string, role: Role): Answered | undefined {
  if (text.length > ASKED_MAX) return undefined
  const folded = fold(text)
    .replace(/[\s?!.…]+$/u, '')
    .replace(/^[¿¡]/u, '')
  for (const { says, by, about, role: needs = 'user' } of PATTERNS) {
    const found = mayAct(role, needs) ? says.exec(folded) : null
    if (!found) continue
    return by === 'greeting' || by === 'thanks' || by === 'today'
      ? { by }
      : { by, about: about ?? found[1]?.trim() ?? '' }
  }
  return undefined
}

/** A card that no command has. */
export async function answerTo(by: 'greeting' | 'thanks' | 'today', context: Context): Promise<Card> {
  const { t } = context.words
  if (by === 'thanks') return sentence('', t.welcome)
  if (by === 'greeting')
    return cardOf(linesOf(mayAct(context.actor.role, 'admin') ? t.helloStaff : t.helloCustomer))
  return soldToday(context)
}

/** What was sold today, and of that paid and on credit. */
async function soldToday(context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const { cards } = await read(context, operations['home.get'], {})
  const sales = cards.find((card) => card.kind === 'sales')?.data
  if (!sales?.count) return sentence('📊', t.nothingSoldToday)
  const { count, total, paid, onCredit } = sales
  return cardOf([
    line(`📊 ${t.soldToday(words.money(total), count)}`, { name: t.soldToday(words.money(total), count) }),
    line(t.paidAndCredit(words.money(paid), words.money(onCredit))),
  ])
}
