// As palavras de quem pede à gestão para liberar, e da resposta.
import { overLimit } from './over-limit.ts'

const to = (who: string | null) => (who ? ` a ${who}` : '')

export const approvals = {
  ask: '🙋 Pedir à gestão',
  selling: (money: string, who: string | null) => `a venda de ${money}${to(who)}`,
  voiding: (money: string, who: string | null) => `anular a venda de ${money}${to(who)}`,
  asks: (who: string, what: string) => `🙋 ${who} pede para liberar: ${what}.`,
  overLimit: (over: string, limit: string) => `${overLimit.byOf(over, limit)}.`,
  willOwe: (money: string) => `Passa a dever ${money}.`,
  beyond: {
    discountPercent: (asked: string, is: string) => `Desconto de ${asked}%; a equipe dá até ${is}%.`,
    priceOverridePercent: (asked: string, is: string) => `Preço ${asked}% menor; a equipe baixa até ${is}%.`,
    belowCost: () => 'Sai abaixo do custo.',
    voidHours: (asked: string, is: string) => `A venda tem ${asked} h; a equipe anula até ${is} h.`,
    backdateDays: (asked: string, is: string) => `De ${asked} dias atrás; a equipe põe até ${is}.`,
  },
  oldest: (day: string) => `Mais antiga: vence ${day}`,
  paysIn: (days: number) => `Costuma pagar em ${days} ${days === 1 ? 'dia' : 'dias'}`,
  lastPaid: (money: string, day: string) => `Último pagamento: ${money}, ${day}`,
  freedBefore: (count: number, open: number) =>
    `Já liberado antes: ${count} ${count === 1 ? 'vez' : 'vezes'}${open ? `, ${open} em aberto` : count === 1 ? ', paga' : ', pagas'}`,
  allow: (money: string) => `✅ Liberar ${money}`,
  deny: 'Recusar',
  giveUp: 'Desistir',
  sent: (what: string) => `🙋 Pedido mandado à gestão: ${what}. Vale por uma hora; a resposta chega aqui.`,
  freed: (who: string, what: string) => `✅ ${who} liberou: ${what}. Está feito.`,
  refused: (who: string, what: string) => `🚫 ${who} não liberou: ${what}. Nada foi feito.`,
  givenUp: (who: string, what: string) => `${who} desistiu: ${what}. Nada foi feito.`,
  expired: (what: string) => `⌛ Passou a hora do pedido: ${what}. Nada foi feito.`,
}
