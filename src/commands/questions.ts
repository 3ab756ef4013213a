// Questions in words: `quanto a Ana deve?`, `o que está acabando?`, `quanto vendi hoje?`, `preço do queijo`. Which read answers each; the cards are those reads' own.
import { mayAct, type Role } from '#domain/operation.ts'
import { fold } from '#lib/fold.ts'
import type { Told } from './answers.ts'
import type { CommandName } from './command.ts'
import { type Period, periodSaid } from './reader/past.ts'
import { writtenOut } from './reader/shorthand.ts'

/** What a question is answered by: a command with what it is about, what was sold on some days, or a card of its own. */
export type Answered =
  | { readonly by: CommandName; readonly about: string }
  | { readonly by: 'sold'; readonly period: Period }
  | { readonly by: Told }

interface Pattern {
  /** Over folded text without marks at its end; its one group is what it is about. */
  readonly says: RegExp
  readonly by: Answered['by']
  /** What it is about, where the words do not say. */
  readonly about?: string
  /** Who may ask it so, from the smallest role. */
  readonly role?: Role
  /** Said by customers alone: of staff it would be an act. */
  readonly customer?: true
}

const OWES = '(?:deve|devia|ta devendo|esta devendo|devendo|tem pra pagar|ta me devendo)'
const SOLD = '(?:vendi|vendemos|vendeu|a gente vendeu|vendeu-se|foi vendido)'
const THE = '(?:(?:o|a|os|as|do|da|dos|das|de|the) )?'
/** How much of something a price is asked of. */
const OF = '(?:(?:o |a |um |uma )?(?:kg|quilo|kilo|litro|duzia|pacote|unidade|caixa) (?:do|da|de|dos|das) )?'
const COSTS = '(?:custa|custam|e|ta|esta|sai|fica|vale|tao|estao)'
const SOLD_IN_ENGLISH = '(?:(?:how much|what) (?:did|have) (?:i|we) s(?:ell|old))'
/** How some days went, of which the days must be said. */
const WENT =
  '(?:(?:eu |a gente )?(?:faturei|faturamos|faturou|fiz|fizemos|fez|entrou|deu|deram|foi|foram|ta|tao|esta|estao)(?: (?:de |as |o |a )?(?:vendas?|movimento))?|(?:are|were|is|was)(?: the)? sales|(?:did|have) (?:i|we) ma[dk]e) '

/** The first that fits is meant; each is bounded by the line, and none goes back over it twice. */
const PATTERNS: readonly Pattern[] = [
  {
    says: /^(?:oi|ola|oie|opa|e ai|bom dia|boa tarde|boa noite|hi|hello|hey|good (?:morning|afternoon|evening))(?: \D{0,20})?$/,
    by: 'greeting',
  },
  {
    says: /^(?:muito )?(?:obrigad[oa]s?|obg|brigad[oa]|valeu|vlw|thanks?|thank you|thx)(?: .{0,20})?$/,
    by: 'thanks',
  },
  {
    says: /^(?:(?:eu )?(?:vou|posso|pretendo|consigo|quero) (?:te |lhe )?(?:pagar|acertar|quitar|passar ai)|(?:eu )?(?:pago|acerto|passo ai)|(?:i will|i'll|i can|can i|i want to|i'm going to) pay)\b.{0,80}$/,
    by: 'promise',
    customer: true,
  },
  {
    says: /^(?:(?:eu )?(?:ja )?(?:te )?(?:paguei|transferi|quitei|acertei)|(?:eu )?(?:ja )?(?:fiz|mandei|enviei) (?:um |o )?pix|(?:i )?(?:have |just )?(?:paid|sent))\b.{0,80}$/,
    by: 'paid',
    customer: true,
  },
  {
    says: /^(?:(?:eu )?(?:quero|queria|preciso|gostaria)(?: de)?|(?:eu )?vou querer|me (?:ve|da|manda|separa)|manda|separa|reserva|guarda|i want|i need|i(?:'d| would) like|can i (?:get|have|order)|save me|give me) (?!falar|conversar|pagar|saber|ver\b|to talk|to speak|to pay|to know).{1,120}$/,
    by: 'order',
    customer: true,
  },
  {
    says: /^(?:(?:eu )?(?:quero|queria|preciso|posso|como|gostaria de)(?: eu)? )?(?:falo|falar|fala|conversar|chamar|atendente|atendimento|contato|telefone|whatsapp)(?: (?:com|da|de|do|para|pra).{0,60})?$/,
    by: 'talk',
    customer: true,
  },
  {
    says: /^(?:(?:i want to|can i|i'd like to|how do i) )?(?:talk|speak|chat) (?:to|with) .{1,60}$/,
    by: 'talk',
    customer: true,
  },
  {
    says: /^(?:(?:voces|a loja|ai|voce)(?: ja| ainda)? )?(?:(?:abrem?|fecham?|funcionam?|atendem?|abre|fecha)|(?:ta|esta|estao|tao) (?:abert[ao]s?|fechad[ao]s?))\b.{0,60}$/,
    by: 'hours',
    customer: true,
  },
  {
    says: /^(?:(?:ate )?(?:que|qual|quais|a que) (?:e )?(?:o |os )?hor(?:a|as|ario|arios)|onde (?:fica|e)|qual (?:e )?o endereco|are you open|what time|when do you|opening hours|where are you)\b.{0,60}$/,
    by: 'hours',
    customer: true,
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
    says: /^quem (?:me )?(?:deve|ta devendo|esta devendo|nao paga|nao pagou)(?: a| ha| faz| tem)? mais (?:de|do que|que) (?:um|1) mes(?:es)?$|^quem (?:deve|ta devendo|nao paga)(?: a| ha| faz) (?:mais tempo|muito tempo|tempo|30 dias|um mes|mais de 30 dias)$|^who (?:has )?owe[sd]?(?: me| us)? for (?:more than|over) a month$|^who owes (?:the )?longest$/,
    by: 'late',
    role: 'admin',
  },
  {
    says: new RegExp(
      `^(?:quanto )(?:e que )?(?:falta|resta|ainda falta) (?:pro|pra|para o|para a|para) (.{1,120}?)(?: (?:pagar|acertar|quitar))?$`,
    ),
    by: 'dividas',
    role: 'admin',
  },
  {
    says: /^(?:quem (?:me )?(?:deve|ta devendo|esta devendo|ta me devendo)(?: mais| mais aqui)?|quem sao os devedores|fiados?|dividas|devedores|quanto (?:tem|ta|esta) (?:de )?fiado|quanto tenho (?:a|pra) receber|who owes(?: the)?(?: most| me| us| more| what)?|who has(?:n't| not) paid(?: yet| me| us)?|debts|a receber)$/,
    by: 'dividas',
    role: 'admin',
  },
  {
    says: new RegExp(`^(?:quanto|qto|quantos?) (?:e que )?${THE}(.{1,120}?) ${OWES}(?: pra gente| aqui)?$`),
    by: 'dividas',
    role: 'admin',
  },
  { says: new RegExp(`^(?:quanto) (?:e que )?${OWES} ${THE}(.{1,120})$`), by: 'dividas', role: 'admin' },
  {
    says: new RegExp(`^${THE}(.{1,120}?) ${OWES} (?:quanto|algo|alguma coisa|muito)$`),
    by: 'dividas',
    role: 'admin',
  },
  { says: /^(?:how much|what) does (.{1,120}?) owe(?: me| us)?$/, by: 'dividas', role: 'admin' },
  { says: /^(.{1,120}?) owes (?:how much|what)$/, by: 'dividas', role: 'admin' },
  // Asked, it is no payment.
  {
    says: new RegExp(
      `^${THE}([^\\d,;:]{1,120}?) (?:ja |ainda )?(?:nao )?(?:pagou|acertou|quitou)(?: tudo| a conta)?\\?$`,
    ),
    by: 'dividas',
    role: 'admin',
  },
  {
    says: /^(?:did|has) ([^\d,;:]{1,120}?) (?:already )?(?:pay|paid|settled?)(?: up| yet)?$/,
    by: 'dividas',
    role: 'admin',
  },
  {
    says: new RegExp(
      `^(?:(?:qual )?(?:e )?[ao] )?(?:conta|saldo|divida|dividas|extrato|fiado|ficha) (?:do|da|de|dos|das) (.{1,120})$`,
    ),
    by: 'dividas',
    role: 'admin',
  },
  {
    says: /^((?:cobrar?|lembrar?|remind) .{1,120})$/,
    by: 'dividas',
    role: 'admin',
  },
  { says: /^(?:account|balance|statement|debt) of (.{1,120})$/, by: 'dividas', role: 'admin' },
  { says: /^what(?:'s| is) (.{1,120}?)'s (?:balance|account|tab|debt)$/, by: 'dividas', role: 'admin' },
  {
    says: /^(?:o )?(?:que|oque|quais) (?:(?:os )?(?:produtos|itens) (?:que )?)?(?:e que )?(?:(?:ta|esta|tao|estao|tem) )?(?:acabando|acabou|faltando|em falta|falta|baixo|pra acabar)(?: no estoque)?$/,
    by: 'estoque',
    about: 'acabando',
    role: 'admin',
  },
  {
    says: /^(?:(?:o )?que (?:e que )?(?:(?:eu|a gente) )?(?:preciso|precisa|precisamos|tenho que|temos que|tem que|falta) (?:de )?(?:comprar|repor|pedir)|(?:ta|esta|tem) (?:faltando|acabando) (?:alguma coisa|algo)(?: no estoque)?|lista de compras|what (?:do|should|must) (?:i|we) (?:need to |have to )?(?:buy|order|restock)|(?:is |are )?(?:anything|something) (?:running low|running out|out|low)|shopping list)$/,
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
  { says: /^(?:(?:qual )?(?:e )?o )?estoque (?:do|da|de|dos|das) (.{1,120})$/, by: 'estoque', role: 'admin' },
  { says: /^(?:estoque|stock|inventory)$/, by: 'estoque', about: '', role: 'admin' },
  {
    says: new RegExp(
      `^(?:quanto (?:e que )?${SOLD}|(?:as )?vendas|venda(?= )|movimento|total (?:de |das )?vendas|${SOLD_IN_ENGLISH}|(?:total )?sales)(?: (.{2,40}))?$`,
    ),
    by: 'sold',
    role: 'admin',
  },
  { says: new RegExp(`^(?:quanto|como|how) ${WENT}(.{2,40})$`), by: 'sold', role: 'admin' },
  { says: /^(?:(.{4,12})'s sales|hoje|today)$/, by: 'sold', role: 'admin' },
  {
    says: new RegExp(`^(?:(?:qual|qual e|me diz) )?(?:o )?preco ${THE}${OF}${THE}(.{1,120})$`),
    by: 'lista_produtos',
  },
  {
    says: /^(?:quanto (?:e|custa|fica|ta|sai)(?: tudo| cada)?|how much(?: is it| are they)?|precos?|prices?)$/,
    by: 'lista_produtos',
    about: '',
  },
  {
    says: new RegExp(`^(?:a |por )?quanto (?:e que )?${COSTS} ${THE}${OF}${THE}(.{1,120})$`),
    by: 'lista_produtos',
  },
  {
    says: new RegExp(
      `^${THE}${OF}${THE}(.{1,120}?) (?:ta |esta |e |sai |custa )?(?:a |por )?quanto(?: (?:${COSTS}))?$`,
    ),
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
    says: new RegExp(`^(?:quant[oa]s? )(?:(?:ainda )?(?:tem|ha|temos|tenho) (?:de )?)(.{1,120})$`),
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
  {
    says: /^(?:(?:ainda |voces )?(?:tem|temos|ha)|(?:do )?(?:you|we) have(?:\sany)?) (.{1,120}?)(?: ai| la| ainda| hoje| left)?$/,
    by: 'estoque',
    role: 'admin',
  },
  // Who may not look at the stock is shown what is sold.
  {
    says: /^(?:ainda |voces )?(?:tem|temos|ha|(?:do )?you have(?:\sany)?) (.{1,120}?)(?: ai| la| ainda| hoje| left)?$/,
    by: 'lista_produtos',
  },
  { says: /^do we (?:still )?have (?:any )?(.{1,120})$/, by: 'estoque', role: 'admin' },
]

const TOLD: ReadonlySet<string> = new Set<Told>([
  'greeting',
  'thanks',
  'late',
  'promise',
  'paid',
  'order',
  'talk',
  'hours',
])
const isTold = (by: Answered['by']): by is Told => TOLD.has(by)

/** A question is no longer than this. */
const ASKED_MAX = 200

/** What a line asks; undefined where it asks nothing that is known, or nothing that this person may ask. */
export function questionIn(text: string, role: Role): Answered | undefined {
  if (text.length > ASKED_MAX) return undefined
  const typed = fold(text)
  const folded = writtenOut(typed.replace(/[\s?!.…]+$/u, '').replace(/^[¿¡]/u, ''))
  // "Oi, quanto eu devo?" asks what follows; what is an act without its mark is asked with it.
  const isAsked = /\?[\s?!]*$/u.test(typed)
  const bare = folded.replace(POLITE, '')
  const ways = isAsked ? [bare, folded, `${bare}?`] : [bare, folded]
  for (const way of ways) {
    const found = patternOf(way, role)
    if (found) return found
  }
  return undefined
}

const POLITE =
  /^(?:(?:oi|ola|opa|bom dia|boa tarde|boa noite|por favor|me diz|me fala|me mostra|mostra|hi|hello|hey|please|show me)[\s,!.]+)+|(?:[\s,]+(?:por favor|pfv|please|mesmo|hein|ne|viu|ai|agora|now|again))+$/g

function patternOf(folded: string, role: Role): Answered | undefined {
  const isStaff = mayAct(role, 'admin')
  for (const { says, by, about, customer, role: needs = 'user' } of PATTERNS) {
    const found = mayAct(role, needs) && !(customer && isStaff) ? says.exec(folded) : null
    if (!found) continue
    if (isTold(by)) return { by }
    if (by !== 'sold') return { by, about: about ?? found[1]?.trim() ?? '' }
    const period = periodSaid(found[1] ?? 'today')
    if (period) return { by, period }
  }
  return undefined
}
