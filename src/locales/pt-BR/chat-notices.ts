// O que a loja conta a cada pessoa na conversa: recibos, o que acaba, o próprio acesso.

export { approvals } from './chat-approvals.ts'

export const notices = {
  bought: (shop: string, money: string) => `🧾 Sua compra em ${shop}: ${money}`,
  paidAll: 'Pago.',
  onTab: (due: string, day: string | null) => (day ? `No fiado: ${due}, até ${day}.` : `No fiado: ${due}.`),
  paid: (shop: string, money: string, by: string) => `💰 ${shop} recebeu ${money} de você, ${by}.`,
  owesNow: (money: string | null) =>
    money ? `Sua conta agora: falta pagar ${money}.` : 'Sua conta está em dia.',
  hasCredit: (money: string) => `Você tem ${money} de crédito.`,
  saleVoided: (shop: string, money: string) => `🚫 Compra anulada em ${shop}: ${money}. Não vale mais.`,
  paymentVoided: (shop: string, money: string) => `🚫 Pagamento anulado em ${shop}: ${money}. Não vale mais.`,
  account: '👀 Minha conta',
  received: (who: string, money: string, by: string) => `💰 ${who} pagou ${money} ${by}.`,
  low: (name: string, left: string, minimum: string | null) =>
    minimum ? `⚠️ ${name} acabando: ${left}, o mínimo é ${minimum}.` : `⚠️ ${name} acabando: ${left}.`,
  receive: '📥 Receber',
  closeTill: '🧾 Hora de fechar o caixa.',
  dayWas: (day: string) => `🧾 O caixa de ${day}:`,
  soldIn: (money: string, count: number) =>
    `Vendido: ${money} em ${count} ${count === 1 ? 'venda' : 'vendas'}.`,
  soldNothing: 'Não houve venda.',
  cameIn: (sums: string) => `Recebido: ${sums}.`,
  seeDay: '📊 Ver o dia',
  yourRole: (role: string) => `🔑 Seu acesso na loja mudou. Agora: ${role}.`,
  theirRole: (who: string, role: string) => `🔑 O acesso de ${who} mudou. Agora: ${role}.`,
  joined: (who: string, role: string) => `🎟 ${who} entrou pelo seu convite. Acesso: ${role}.`,
  newDevice: (device: string | null, when: string) =>
    `🔑 Aparelho novo no seu acesso${device ? `: ${device}` : ''}, ${when}.`,
  notYou: 'Não foi você? Encerre essa sessão.',
  endSession: 'Encerrar essa sessão',
  sessionEnded: '🔒 Sessão encerrada. Esse aparelho está fora.',
  sessionEndedAt: (when: string) => `🔒 Sessão encerrada, ${when}.`,
  notMine: 'Não era para ser assim? Fale com quem cuida da loja.',
}
