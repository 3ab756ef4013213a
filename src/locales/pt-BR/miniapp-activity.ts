// Atividade in Portuguese: who did what, and what somebody's role or a limit stood against. Amounts and times come formatted.
import { acts } from './called.ts'

/** What nothing was found by; `who` and `q` are null or empty where all count. */
export interface Narrowed {
  readonly who: string | null
  readonly q: string
  readonly about: 'all' | 'refused' | 'prices' | 'money' | 'stock' | 'people'
  readonly isOfDays: boolean
}

export const activity = {
  title: 'Atividade',
  inMore: 'quem fez o quê, e quando',
  choose: 'Escolha um ato para ver o que mudou.',
  find: 'O quê ou quem',
  who: 'Quem',
  everybody: 'Todos',
  what: 'O quê',
  about: {
    all: 'Tudo',
    refused: 'Recusas',
    prices: 'Preços',
    money: 'Dinheiro',
    stock: 'Estoque',
    people: 'Pessoas',
  },
  news: 'Mostrar o que há de novo',
  moreNames: 'Há mais nomes assim: aqui estão os mais próximos.',
  found: (count: number, more: boolean) => (count === 1 ? '1 ato' : `${more ? 'mais de ' : ''}${count} atos`),
  empty: 'Nada ainda',
  emptyLine: 'O que a equipe fizer aparece aqui, por dia.',
  nothingOf: ({ who, q, about, isOfDays }: Narrowed) =>
    [
      'Nada',
      who && `de ${who}`,
      q && `com “${q}”`,
      about !== 'all' &&
        {
          refused: 'nas recusas',
          prices: 'em preços',
          money: 'em dinheiro',
          stock: 'em estoque',
          people: 'em pessoas',
        }[about],
      isOfDays && 'nestes dias',
    ]
      .filter(Boolean)
      .join(' '),
  nothingNamed:
    'Procure por quem fez, ou pelo produto, conta ou pessoa. Compras e pagamentos estão no extrato da conta.',
  nothingLine: 'Tente outra pessoa, outros dias ou veja tudo.',
  all: 'Ver tudo',
  acts,
  couldNot: 'não pôde',
  to: (name: string) => `a ${name}`,
  from: (name: string) => `de ${name}`,
  listed: (created: number, changed: number) =>
    [created && `${created} a mais`, changed && `${changed} ${changed === 1 ? 'mudou' : 'mudaram'}`]
      .filter(Boolean)
      .join(', '),
  became: (before: string, now: string) => `${before} por ${now}`,
  why: {
    owner: 'só a gestão pode',
    staff: 'só a equipe pode',
    credit: 'acima do limite',
    limit: 'passa do que a equipe pode',
  },
  newDevice: 'aparelho novo',
  exceeded: (amount: string) => `Passava ${amount} do limite`,
  nothingStored: 'Nada foi guardado.',
  passed: 'Passou do que a equipe pode.',
  owes: (due: string, limit: string) => `devia ${due} de ${limit}`,
  rises: (percent: string) => `sobe ${percent}\u00a0%`,
  falls: (percent: string) => `desce ${percent}\u00a0%`,
  fields: {
    name: 'nome',
    price: 'preço',
    emoji: 'emoji',
    sku: 'SKU',
    barcode: 'código',
    category: 'categoria',
    description: 'descrição',
    unit: 'unidade',
    minStock: 'mínimo',
    hidden: 'fora do catálogo',
    archived: 'no arquivo',
    phone: 'telefone',
    note: 'anotação',
    userId: 'Telegram',
    creditLimit: 'limite',
    role: 'papel',
    disabled: 'acesso desligado',
    other: 'outro valor',
  } as { readonly [field: string]: string } & { readonly other: string },
  roles: { user: 'cliente', admin: 'equipe', owner: 'gestão' },
  yes: 'sim',
  no: 'não',
  none: 'nada',
  forgotten: 'não se guarda mais',
  when: 'Quando',
  door: 'Por onde',
  doors: { chat: 'Chat', bridge: 'Comando', http: 'App', rule: 'Regra da loja', system: 'A própria loja' },
  address: 'Endereço',
  request: 'Pedido',
  copyRequest: (code: string) => `Copiar o pedido ${code}`,
  copied: 'Pedido copiado',
  undoneBy: (name: string) => `Desfeito por ${name}`,
  undoFor: (time: string) => `Desfazer · ${time}`,
  undoAsk: 'Desfazer este ato? Fica como antes.',
  see: { product: 'Ver o produto', customer: 'Ver a conta', sale: 'Ver a venda' },
  missing: 'Este ato não está aqui',
  missingLine: 'O link pode estar errado.',
}
