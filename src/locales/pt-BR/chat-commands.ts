// Como os comandos se chamam, o que fazem e como se escrevem.
import { tell } from './chat-tell.ts'

/** Goods as the examples name them: one, some of it, and some of two. */
export interface UsedGoods {
  readonly name: string
  readonly few: string
  readonly list: string
}

export const commands = {
  /** What /mensagem says. */
  tell,
  called: {
    buy: 'vender',
    estoque: 'estoque',
    pagar: 'pagar',
    dividas: 'dividas',
    lista_produtos: 'produtos',
    product: 'produto',
    user: 'usuario',
    mensagem: 'mensagem',
    smartcontract: 'acordo',
    transactions: 'transacoes',
    desfazer: 'desfazer',
    miniapp: 'miniapp',
    privacidade: 'privacidade',
    login: 'login',
    start: 'start',
    commands: 'comandos',
    help: 'ajuda',
    cancel: 'cancelar',
  },
  summaries: {
    buy: 'vender, pago ou fiado',
    estoque: 'ver, receber, contar e ajustar o estoque',
    pagar: 'receber de quem deve',
    dividas: 'ver o que se deve',
    lista_produtos: 'ver produtos e preços',
    product: 'criar e mudar produtos',
    user: 'quem é quem, e o papel de cada um',
    mensagem: 'mandar uma mensagem a muita gente',
    smartcontract: 'acordos: combinar, propor, acompanhar',
    transactions: 'o que espera confirmação nos acordos',
    desfazer: 'desfazer o que você acabou de fazer',
    miniapp: 'abrir a loja na tela',
    privacidade: 'o que a loja guarda de você',
    login: 'saber quem você é aqui',
    start: 'começar',
    commands: 'ver os comandos',
    help: 'ajuda de um comando',
    cancel: 'largar a pergunta aberta',
  },
  /** Where nothing is known of the shop's own. */
  someGoods: { name: 'café', few: '3 café', list: '2 café, 0,5 kg pão francês' },
  usage: {
    buy: ({ few, list }: UsedGoods) =>
      `Diga o que vendeu:\n/vender Ana: ${list} fiado\n/vender Ana: ${few} pago pix\n/vender ${few} pago\n/vender Ana: ${few} pago 10 pix vence 15/12 desconto 2,00 obs sem açúcar`,
    estoque: ({ name }: UsedGoods) =>
      `Use assim:\n/estoque ${name}\n/estoque ${name} 10 x 3,50 vence 30/06/2027\n/estoque ${name} = 12\n/estoque ${name} -2 quebrou`,
    pagar: () => 'Use assim:\n/pagar Ana 25,50 pix\n/pagar Ana tudo',
    dividas: () => 'Use assim:\n/dividas\n/dividas Ana',
    product: ({ name }: UsedGoods) =>
      `Use assim:\n/produto novo ☕ Café 5,00 un\n/produto ${name} preço 5,50\n/produto ${name} minimo 3\n/produto ${name} arquivar`,
    mensagem: () => 'Use assim:\n/mensagem\n/mensagem Chegou pão quente',
    privacidade: () => 'Use assim:\n/privacidade',
    smartcontract: () => 'Use assim:\n/acordo',
    start: () => 'Use assim:\n/start',
    user: () => 'Use assim:\n/usuario @bia equipe\n/usuario @bia desativar\n/usuario convidar equipe Caio',
  },
}
