// Ajuda in Portuguese: what is asked most, where to tap for it, and what to type in the chat. `also`: other words for it.
export { firstSteps } from './miniapp-first-steps.ts' // one part: a new shop is shown both

import { UNDO_MINUTES } from '#lib/limits.ts'

interface Answer {
  readonly title: string
  readonly line: string
  readonly typed?: string
  readonly also?: string
}

export const help = {
  title: 'Ajuda',
  find: 'Como faço para…',
  /** Said in a question, and found in no answer. */
  small:
    'como faço faz fazer eu pra para posso quero onde que é o a os as um uma de do da no na em meu minha',
  asked: 'Mais perguntado',
  byPart: 'Por parte',
  gotIt: 'Entendi',
  all: 'Toda a ajuda',
  nothing: (typed: string) => `Nada com “${typed}”`,
  nothingLine: 'Tente outra palavra, ou pergunte no chat.',
  firstSteps: 'Primeiros passos',
  inChat: (line: string) => `No chat: ${line}`,
  watch: 'Ver em 20 segundos',
  watching: {
    play: 'Tocar',
    again: 'De novo',
    stop: 'Parar',
    missing: 'Não deu para carregar. Tentar de novo',
  },
  recordings: { sell: 'Vender', debts: 'Vender fiado e receber', products: 'Receber mercadoria' },
  parts: {
    sell: 'Vender',
    products: 'Produtos',
    debts: 'Fiado',
    people: 'Pessoas',
    shop: 'Loja',
    chat: 'Escrever no chat',
    account: 'Sua conta',
  },
  answers: {
    'sell-tap': {
      title: 'Vender',
      line: 'Toque no produto, depois em Cobrar.',
      typed: '3 café pago pix',
      also: 'cobrar venda dinheiro',
    },
    'sell-weigh': {
      title: 'Vender por peso',
      line: 'Toque no produto e escreva quanto: 0,6.',
      typed: '0,6 kg queijo pago',
      also: 'quilo grama balança',
    },
    'sell-part': {
      title: 'Receber só uma parte',
      line: 'Em Cobrar, toque em Parte e diga quanto entrou agora.',
      typed: 'ana 3 café pago 10 pix',
      also: 'metade entrada fiado',
    },
    'sell-undo': {
      title: 'Desfazer uma venda',
      line: `Desfazer fica à mão por ${UNDO_MINUTES} minutos. Depois, abra a venda em Vendas e toque em Anular.`,
      typed: '/desfazer',
      also: 'anular cancelar estornar errei apagar',
    },
    'sell-again': {
      title: 'Vender o mesmo de novo',
      line: 'No Início, toque na seta ao lado da venda. Depois, em Vender.',
      also: 'repetir igual',
    },
    'sell-discount': {
      title: 'Dar desconto',
      line: 'Em Cobrar, toque em Desconto: em reais ou em %.',
      typed: 'ana 3 café pago desconto 2,00',
      also: 'abater menos barato',
    },
    'sell-offline': {
      title: 'Vender sem internet',
      line: 'Venda como sempre. Fica na fila do aparelho e entra sozinha, na ordem, quando a internet volta.',
      also: 'rede wifi sinal offline fila',
    },
    'products-create': {
      title: 'Criar um produto',
      line: 'Em Produtos, toque em +. Nome e preço bastam.',
      typed: '/produto novo ☕ Café 5,00 un',
      also: 'cadastrar novo',
    },
    'products-list': {
      title: 'Importar preços',
      line: 'Em Loja, toque em Importar preços e escolha a planilha em CSV. Ou mande no chat. Nada muda antes de você confirmar.',
      also: 'trazer lista produtos csv excel planilha arquivo',
    },
    'products-receive': {
      title: 'Receber mercadoria',
      line: 'Abra o produto e toque em Receber: quanto chegou e quanto custou.',
      typed: 'chegou 20 café a 3,00',
      also: 'entrada compra estoque chegou lote',
    },
    'products-count': {
      title: 'Contar a prateleira',
      line: 'Em Produtos, toque na prancheta. Dá para contar em vários, e vender enquanto isso.',
      typed: '/estoque café = 12',
      also: 'inventário contagem estoque conferir',
    },
    'products-lost': {
      title: 'Anotar o que quebrou ou venceu',
      line: 'Abra o produto, toque em Ajustar e diga por quê.',
      typed: '/estoque café -2 quebrou',
      also: 'perda estragou sumiu consumo',
    },
    'products-price': {
      title: 'Mudar o preço',
      line: 'Abra o produto e toque no lápis.',
      typed: '/produto café preço 5,50',
      also: 'aumentar trocar valor',
    },
    'products-photo': {
      title: 'Pôr uma foto',
      line: 'No lápis do produto, toque na foto: tire agora ou escolha da galeria.',
      also: 'imagem câmera',
    },
    'products-low': {
      title: 'Saber o que está acabando',
      line: 'No lápis, ponha Avisar abaixo de. O que acaba vem primeiro na lista.',
      typed: 'o que está acabando?',
      also: 'mínimo falta repor comprar',
    },
    'debts-tab': {
      title: 'Vender fiado',
      line: 'Em Cobrar, escolha a pessoa e Fiado.',
      typed: 'ana 2 café fiado',
      also: 'pendurar anotar prazo dever',
    },
    'debts-take': {
      title: 'Receber',
      line: 'Toque na mão ao lado do nome. A dívida mais antiga é paga primeiro.',
      typed: 'pagar ana 25',
      also: 'pagamento quitar pagou dívida',
    },
    'debts-who': {
      title: 'Ver quem deve',
      line: 'O que venceu vem primeiro. Um toque na barra mostra só uma parte.',
      typed: 'quem deve?',
      also: 'vencido atrasado devendo lista',
    },
    'debts-day': {
      title: 'Escolher o dia de pagar',
      line: 'Em Cobrar, com Fiado, toque no dia: hoje mais 7, 15, 30 ou no calendário.',
      typed: 'ana 2 café fiado vence sexta',
      also: 'mudar vencimento prazo data',
    },
    'debts-limit': {
      title: 'Pôr um limite de fiado',
      line: 'Abra a pessoa e toque em Limite. Passou dele, a venda pergunta.',
      also: 'crédito máximo teto',
    },
    'debts-pix': {
      title: 'Receber no Pix',
      line: 'Em Receber, toque em Pix: o código aparece para copiar ou mandar.',
      typed: 'pagar ana 25 pix',
      also: 'qr copia cola',
    },
    'debts-statement': {
      title: 'Mostrar a conta da pessoa',
      line: 'Abra a pessoa: o extrato tem cada compra e cada pagamento.',
      typed: '/dividas ana',
      also: 'extrato histórico saldo',
    },
    'debts-notebook': {
      title: 'Trazer o caderno',
      line: 'Em Loja, toque em Trazer o caderno: nome e quanto deve.',
      also: 'importar csv excel planilha arquivo fiado dívidas antigas',
    },
    'people-invite': {
      title: 'Chamar a equipe',
      line: 'Em Pessoas, toque em Convidar e mande o link. Vale uma vez.',
      typed: '/usuario convidar equipe Caio',
      also: 'convite funcionário vendedor contratar',
    },
    'people-role': {
      title: 'Mudar o papel de alguém',
      line: 'Em Pessoas, abra a pessoa e escolha: cliente, equipe ou gestão.',
      typed: '/usuario @bia equipe',
      also: 'permissão cargo gestão',
    },
    'people-off': {
      title: 'Desligar alguém',
      line: 'Abra a pessoa e tire Acesso ligado. Os aparelhos dela saem na hora.',
      typed: '/usuario @bia desativar',
      also: 'demitir bloquear acesso remover',
    },
    'people-did': {
      title: 'Ver quem fez o quê',
      line: 'Em Mais, toque em Atividade. Cada coisa mostra quem fez, quando, por onde e o que mudou.',
      also: 'histórico auditoria quem mudou',
    },
    'shop-limits': {
      title: 'Dizer até onde a equipe vai',
      line: 'Em Loja, A equipe pode: desconto, mudar preço, anular venda.',
      also: 'limite permissão regra',
    },
    'shop-pix': {
      title: 'Pôr a chave Pix',
      line: 'Em Loja, toque em Chave e na cidade. Testar gera um código de R$ 0,01.',
      also: 'banco receber conta',
    },
    'shop-due': {
      title: 'Prazo e limite de quem é novo',
      line: 'Em Loja, Fiado: em quantos dias vence, e até quanto cada pessoa pode dever.',
      also: 'vencimento padrão dias',
    },
    'chat-sell': {
      title: 'Vender numa linha',
      line: 'Escreva como se fala: quem, o quê, pago ou fiado.',
      typed: 'ana 2 café fiado',
      also: 'comando digitar bot',
    },
    'chat-ask': {
      title: 'Perguntar',
      line: 'Pergunte com suas palavras: quanto vendi hoje, quem deve, o que acaba.',
      typed: 'quanto vendi hoje?',
      also: 'consulta relatório total',
    },
    'chat-several': {
      title: 'Fazer várias de uma vez',
      line: 'Uma linha para cada. O cartão mostra todas antes de gravar.',
      typed: 'chegou 20 café a 3,00',
      also: 'juntas lista mais de uma',
    },
    'chat-undo': {
      title: 'Voltar atrás',
      line: `Toque em ↩ Desfazer no cartão, ou escreva. Vale ${UNDO_MINUTES} minutos.`,
      typed: '/desfazer',
      also: 'errei anular cancelar',
    },
    'chat-help': {
      title: 'Ver os comandos',
      line: 'Cada comando, com exemplos de como se escreve.',
      typed: '/comandos',
      also: 'lista ajuda',
    },
    'account-pay': {
      title: 'Pagar o que devo',
      line: 'Em Conta, copie o código do Pix, ou pague no balcão.',
      also: 'quitar dívida pix',
    },
    'account-lines': {
      title: 'Ver o que comprei',
      line: 'Em Compras está cada compra. Um toque mostra o recibo.',
      also: 'recibo histórico nota',
    },
    'account-goods': {
      title: 'Ver o que a loja tem',
      line: 'Em Catálogo estão os produtos e os preços.',
      also: 'preço produto catálogo',
    },
  } satisfies Readonly<Record<string, Answer>> as Readonly<Record<AnswerKey, Answer>>,
}

type AnswerKey =
  | `sell-${'tap' | 'weigh' | 'part' | 'undo' | 'again' | 'discount' | 'offline'}`
  | `products-${'create' | 'list' | 'receive' | 'count' | 'lost' | 'price' | 'photo' | 'low'}`
  | `debts-${'tab' | 'take' | 'who' | 'day' | 'limit' | 'pix' | 'statement' | 'notebook'}`
  | `people-${'invite' | 'role' | 'off' | 'did'}`
  | `shop-${'limits' | 'pix' | 'due'}`
  | `chat-${'sell' | 'ask' | 'several' | 'undo' | 'help'}`
  | `account-${'pay' | 'lines' | 'goods'}`
