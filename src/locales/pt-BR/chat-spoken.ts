// As palavras para o que se escreve sem barra: perguntas, várias coisas de uma vez, e o que um cliente pede.

const items = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const spoken = {
  /** To customers, of what the chat cannot do for them yet. */
  toCustomer: {
    promise: (money: string) => `Que bom! Você deve ${money}. Diga o dia, e a loja já fica sabendo. 😊`,
    owesNothing: 'Você não deve nada por aqui. ✅',
    noAccount: 'Que bom! Sua conta ainda não está ligada ao bot; combine o dia direto com a loja. 😊',
    paid: 'Obrigado por avisar! Quem anota o pagamento é a loja: assim que ela registrar, aparece na sua conta.',
    order: 'Ainda não recebo pedidos por aqui. Peça direto à loja; os preços eu mostro com gosto. 😊',
    talk: 'Ainda não passo recados por aqui. Fale direto com a loja: quem atende no balcão ajuda você.',
    openHours: (shop: string, hours: string) =>
      `🕗 ${shop}: ${hours}\nO endereço eu ainda não sei; pergunte direto à loja.`,
    hours: 'O horário e o endereço eu ainda não sei. Pergunte direto à loja: respondem rapidinho.',
  },
  ownAccountButton: 'Minha conta',
  periods: {
    yesterday: 'Ontem',
    dayBefore: 'Anteontem',
    week: 'Nesta semana',
    lastWeek: 'Na semana passada',
    month: 'Neste mês',
    lastMonth: 'No mês passado',
  },
  soldIn: (when: string, money: string, count: number) =>
    `${when}: ${money} em ${items(count, 'venda', 'vendas')}`,
  nothingSold: (when: string) => `${when} não houve venda.`,
  oweLong: (people: number) => `Devem há mais de 30 dias: ${items(people, 'pessoa', 'pessoas')}`,
  nobodyOwesLong: 'Ninguém deve há mais de 30 dias. ✅',
  severalActs: (count: number, lines: string) =>
    `São ${count} coisas numa mensagem. Mande uma de cada vez:\n${lines}`,
  actOf: (n: number, all: number) => `${n} de ${all}`,
  thenComes: (lines: string) => `Depois desta: ${lines}`,
  stillToSay: (lines: string) => `Falta ainda, mande de novo: ${lines}`,
  didYouMean: 'Quis dizer:',
  nearest: {
    owes: (name: string) => `quanto ${name} deve?`,
    paid: (name: string, amount: string) => `${name} pagou ${amount}`,
    sold: (goods: string, name: string | null) => `vendi ${goods}${name ? ` pra ${name}` : ''}`,
    stock: (name: string) => `quanto tem de ${name}?`,
    price: (name: string) => `preço de ${name}`,
    others: ['quem deve?', 'o que está acabando?', 'quanto vendi hoje?'],
  },
  isNewProduct: (name: string) => `${name} ainda não está na loja. É produto novo?`,
  newProductButton: (name: string, price: string) => `Criar ${name} · ${price}`,
  whatOfProduct: (name: string, typed: string) => `${name}: o que passa a ser ${typed}?`,
  priceButton: (money: string) => `Preço ${money}`,
  minimumButton: (quantity: string) => `Mínimo ${quantity}`,
  nothingSoldToday: 'Hoje ainda não houve venda.',
  soldToday: (money: string, count: number) => `Hoje: ${money} em ${items(count, 'venda', 'vendas')}`,
  paidAndCredit: (paid: string, credit: string) => `Pago ${paid} · fiado ${credit}`,
}
