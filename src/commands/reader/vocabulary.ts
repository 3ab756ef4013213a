// The words of the grammar, folded, by what they mean; in both languages, for people mix them.

import { fold } from '#lib/fold.ts'

/** Said so at the counter; each is one word or several. */
export interface Phrases {
  readonly all: ReadonlySet<string>
  /** The first word of each: most words of a line begin none. */
  readonly first: ReadonlySet<string>
}

/** Of phrases that a bar parts. */
export function phrases(text: string): Phrases {
  const all = text.split('|').map((one) => one.trim())
  return { all: new Set(all), first: new Set(all.map((one) => one.split(' ', 1)[0] ?? '')) }
}

export const CREDIT = phrases(`fiado|fiada|pendura|pendurado|pendurada|a prazo|tab|unpaid|not paid
  |na conta|na conta dele|na conta dela|na conta deles|pra conta|para a conta|poe na conta|bota na conta|coloca na conta
  |poe na conta dela|poe na conta dele|bota na conta dela|bota na conta dele|anota na conta dela|anota na conta dele
  |na caderneta|no caderno|na ficha|no fiado|pode anotar|pode marcar|pode pendurar|pode botar na conta|pode por na conta|anota|anote|anota ai|anotado|anota na conta|marca|marque|marca ai|fica devendo|ficou devendo|fica de pagar|vai pagar depois
  |paga depois|pago depois|depois paga|depois ela paga|depois ele paga|acerta depois|depois acerta|depois ela acerta|depois ele acerta
  |o resto depois|resto depois|e o resto depois|a outra metade depois|outra metade depois|a outra metade fiado|outra metade fiado|resto fiado|o resto fiado|e o resto fiado|resto na conta|o resto na conta|nao pagou|nao pago|sem pagar
  |on credit|on tab|on the tab|on the credit|on his tab|on her tab|on their tab|on my tab|on account|on his account|on her account
  |pays later|pay later|will pay later|she will pay later|he will pay later|she'll pay later|he'll pay later
  |put it on the tab|put it on his tab|put it on her tab|put it on their tab|rest on tab|the rest on tab|rest on the tab|the rest on the tab`)

export const PAID =
  phrases(`pago|paga|pagos|pagas|pg|pagou|quitou|quitado|quitada|ja pago|ja paga|ja pagou|tudo pago|pagou tudo|a vista|vista
  |paid|paid in full|already paid|paying`)

export const DUE = phrases(
  `vence|vencimento|vence em|vence no dia|vence dia|com vencimento|due|due on|due by`,
)
/** Who will pay that day has not paid yet. */
export const WILL_PAY = phrases(
  `paga|pagar|pra pagar|para pagar|vai pagar|vai acertar|acerta|acertar|vai quitar|so paga|paga so|vou pagar|will pay|she will pay|he will pay|she'll pay|he'll pay|they'll pay|pays|to pay`,
)
/** Before a day it is due by; before a name, who buys. */
export const UNTIL = phrases('pra|para|pro|ate|by|until|till|til')

export const DISCOUNT = phrases(
  `desconto|com desconto|com desconto de|desconto de|com um desconto de|discount|discount of|with discount|with a discount of`,
)
/** Behind an amount. */
export const OFF = phrases('de desconto|off|discount|de abatimento')
/** Before an amount that is taken off. */
export const LESS = phrases('menos|less|minus')
/** Of what is to be paid. */
export const HALF = phrases(
  'metade|a metade|a outra metade|outra metade|half|half of it|the other half|other half',
)
/** Before what all of it comes to. */
export const TOTAL = phrases('=|total|total:|total de|deu total|no total|in total|soma|soma:')
export const NOTE = /^(obs|nota|note|observacao)\.?:?$/

/** Before the one who buys. */
export const TO = phrases(
  'pra|para|pro|p/|to|for|para a|para o|pra a|pra o|pedido|pedido da|pedido do|pedido de|order|order of|order for|on',
)

/** Said beside, and nothing of the sale. */
export const FILLER =
  phrases(`oi|ola|opa|bom dia|boa tarde|boa noite|hi|hello|hey|voce|ele|ela|que ele|que ela|he|she|they
  |pra levar|pra viagem|to go|mandou buscar|mandou pegar|mandou levar|veio buscar|ta levando|esta levando|gimme|put|add
  |por favor|pfv|pf|por gentileza|please|obrigado|obrigada|obg|valeu|vlw|thanks|thank you|ai|viu|ok|hoje|agora|now|today
  |charge it|can you|could you|ring up|i'll take|we|tambem|also|ja|me separa|separa|separa pra mim|separa para mim|pra mim|para mim|for me|save me|set aside|me ve|me da|me manda|manda|quero|queria|quer|wants|preciso de|eu quero|i want|i need|give me|levou|levaram
  |leva|vai levar|pegou|pegaram|comprou|took|takes|bought|so|isso|ne|la|todo`)

const YES = phrases(
  'sim|s|ss|isso|isso mesmo|confirma|confirmo|confirmado|pode|pode ser|ok|okay|certo|yes|y|yep|yeah|sure|confirm',
)
const NO = phrases(
  'nao|n|nn|nope|no|cancela|cancelar|cancele|deixa|deixa pra la|esquece|para|cancel|never mind|stop',
)
const isSaid = ({ all }: Phrases, text: string) =>
  text.length < 40 && all.has(fold(text).replace(/[\s.!]+$/, ''))
/** The one word of a Confirm, and of giving up. */
export const isYes = (text: string): boolean => isSaid(YES, text)
export const isNo = (text: string): boolean => isSaid(NO, text)
const BACK = phrases('voltar|volta|volte|back|go back')
/** As the button that leads to the question before. */
export const isBack = (text: string): boolean => isSaid(BACK, text)

/** Words of the longest phrase. */
export const PHRASE_WORDS = 6

/** The longest of these phrases from a place on: how many words it has; 0 for none. */
export function phraseAt({ all, first }: Phrases, words: readonly string[], at: number): number {
  if (!first.has(words[at] ?? '')) return 0
  let text = ''
  let found = 0
  for (let n = 1; n <= PHRASE_WORDS && at + n <= words.length; n++) {
    text = n === 1 ? (words[at] ?? '') : `${text} ${words[at + n - 1]}`
    if (all.has(text)) found = n
  }
  return found
}

/** Of a payment: all that is owed. */
export const ALL = phrases(
  'tudo|toda|todo|all|everything|in full|paid in full|quitou|quitado|quita|settled|paid off|o total|total|a conta|a conta toda|his tab|her tab|their tab|the tab',
)
/** Said of a payment, and nothing of it. */
export const PAYING = phrases(
  'pagou|paga|pago|pagar|acertou|mandou|passou|transferiu|depositou|gave|gave me|gave us|handed me|sent|sent me|just|me|us|caiu|caiu um|mandou|mandou um|fez um|paid|pays|pay|recebi|recebemos|recebido|received|got|deu|from|da|do|de|dos|das|a|o|as|os|que|of|the|com|with|e|and|ja|hoje|agora|aqui|conta|divida|fiado|na|no|do que devia|do que deve|do que devo|que devia|que deve|da baixa|dar baixa|baixa|abate|abater|abateu|take|off|tab|owed|owes|her|his|their|she|he|debt',
)

/** Who took goods, and who paid, before either. */
export const TOOK = phrases('levou|levaram|pegou|pegaram|comprou|compraram|took|bought')
export const PAID_BY = phrases(
  'pagou|pagaram|quitou|quitaram|acertou|acertaram|deu|paid|settled|gave me|gave us',
)
/** What was received of somebody. */
export const RECEIVED = phrases('recebi|recebemos|recebido|received|got')
/** What came, before or behind what it is. */
export const CAME = phrases(
  'chegou|chegaram|entrou|entraram|recebi|recebemos|recebido|comprei|compramos|received|arrived|bought|got|restock|restocked|chegada|entrada|got in|came in',
)
/** What is gone, and why, in one word. */
export const LOST =
  phrases(`quebrou|quebraram|quebrei|estragou|estragaram|venceu|venceram|vencido|vencidos|perdi|perdeu|perdemos|sumiu|joguei fora|jogou fora|jogamos fora|foi pro lixo|mofou|mofaram|azedou|apodreceu|derramou|rasgou|furou|vazou
  |broke|broken|expired|spoiled|spoilt|lost|wasted|threw away|threw out|went bad|gone bad`)
/** Nothing of it is left. */
export const GONE = phrases(
  "acabou|acabaram|acabou o|acabou a|zerou|zerado|zerada|zerados|esgotou|esgotado|is out|are out|out of|ran out of|we are out of|we're out of|all gone|is gone|are gone",
)
/** What was counted. */
export const COUNTED = phrases(
  'tem|ha|contagem|contei|contou|contado|contados|sobrou|sobraram|restam|resta|ficou|ficaram|counted|count|there are|there is|left',
)
/** Before what each costs. */
export const EACH_AT = phrases('a|@|at|each at|cada a|custo|cost|custou')
/** The same, or before what all of it costs. */
export const FOR = phrases('por|for')
export const EACH = phrases('cada|cada um|cada uma|each|un|a piece|per piece')
/** Before the unit that a price is of: `o quilo`, `por litro`, `each dozen`. */
export const EACH_UNIT = phrases('a|o|por|cada|the|per|each|um|uma')
export const IN_ALL = phrases('total|no total|ao todo|tudo|in all|in total|for all|the lot')
/** What runs out. */
export const LOW = phrases(
  'acabando|acabou|baixo|baixos|faltando|falta|faltas|em falta|low|running low|running out|out',
)
