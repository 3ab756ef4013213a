// As palavras da chegada: o começo de cada dia, e a volta de três passos.
import { UNDO_MINUTES } from '#lib/limits.ts'

const sales = (n: number) => `${n} ${n === 1 ? 'venda' : 'vendas'}`

export const home = {
  today: (money: string, count: number) => `hoje ${money} em ${sales(count)}`,
  nothingYet: 'hoje ainda sem vendas',
  low: (count: number) => `${count} acabando`,
  sell: '🛒 Vender',
  take: '💰 Receber',
  stock: '📦 Estoque',
  debts: '📒 Quem deve',
  team: '👥 Equipe',
  products: '🛍 Produtos',
  openShop: '📱 Abrir a loja',
  empty: (shop: string) => `${shop} · ainda sem produtos. O primeiro abre a loja.`,
  firstProduct: '➕ Primeiro produto',
  howFirst:
    'Escreva o nome e o preço: /produto novo ☕ Café 5,00 un\nDepois diga quanto chegou: chegou 20 café a 3,00',
  noAccount: 'Ainda não achei sua conta. Peça à loja para ligar seu Telegram a ela.',
  saleOn: (day: string) => `Venda de ${day}`,
  voided: 'anulada',
  paid: 'paga',
}

export const tour = {
  welcome: (name: string, role: string, shop: string) =>
    `Oi, ${name}! Seu papel na loja ${shop}: ${role}.\n1/3 Vender é escrever como se fala. Toque para ver:`,
  line: '2 café coado pra ana fiado',
  skip: 'Pular',
  example: 'EXEMPLO, nada é gravado',
  customer: 'Ana',
  goods: '☕ Café coado',
  tapCredit: 'Um toque vende:',
  undo: `2/3 Errou? “↩ Desfazer” vale ${UNDO_MINUTES} minutos.`,
  understood: 'Entendi',
  ask: '3/3 Pergunte o que quiser, por escrito ou tocando:',
  whoOwes: 'Quem deve?',
  whatIsLow: 'O que está acabando?',
  done: 'Começar',
}
