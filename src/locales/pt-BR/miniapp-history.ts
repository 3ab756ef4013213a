// Histórico in Portuguese: whether what happened holds, and each step of it. Amounts and times come formatted.
import type { Why } from '#lib/chain.ts'

export const history = {
  title: 'Passos',
  holds: 'Confere',
  holdsLine: (count: number) =>
    count === 1
      ? '1 passo conferido agora, neste aparelho'
      : `${count} passos conferidos agora, neste aparelho`,
  unchanged: 'Nada trocado',
  whole: 'Nada tirado nem posto',
  ordered: 'Na ordem em que aconteceu',
  same: 'Igual ao que este aparelho já viu',
  first: 'Guardado neste aparelho daqui em diante',
  yes: 'sim',
  no: 'não',
  broken: (step: number) => `Não confere no passo ${step}`,
  why: {
    changed: 'O que está escrito nele mudou depois.',
    prev: 'Ele não continua o passo de antes.',
    dropped: 'Falta um passo aqui.',
    moved: 'O passo daqui está fora do lugar.',
    repeated: 'Um passo aparece aqui outra vez.',
    notJson: 'Não dá para ler este passo.',
    unknown: 'Isto não é um passo do histórico.',
  } satisfies Record<Why, string>,
  other: 'Não é o mesmo de antes',
  otherLine: 'Cada passo confere, mas o que este aparelho já tinha visto era outro.',
  stored: 'No passo guardado',
  confirmed: 'No que foi confirmado',
  inShop: 'Na loja',
  steps: (from: number, to: number) => (from === to ? `Passo ${from}` : `Passos ${from} a ${to}`),
  hold: (one: boolean): string => (one ? 'confere' : 'conferem'),
  depend: (step: number, one: boolean) => (one ? `depende do ${step}` : `dependem do ${step}`),
  seal: 'Selo',
  each: 'cada um guarda o anterior',
  foot: 'O saldo não muda por causa disto. Guarde o arquivo e converse com a loja.',
  tell: 'Avisar a loja',
  told: 'A loja foi avisada',
  toldNobody: 'A loja não recebe recados agora. Fale com ela.',
  tells: (what: string, why: string) => `No meu histórico: ${what}. ${why}`,
  again: 'Verificar de novo',
  exports: 'Exportar',
  empty: 'Nada por aqui ainda',
  emptyLine: 'Cada compra e cada pagamento entra aqui alguns segundos depois.',
}

export const steps: {
  readonly kinds: Readonly<Record<string, string>>
  readonly takenBack: string
  readonly methods: Readonly<Record<string, string>>
} = {
  kinds: {
    'charge sale': 'Compra',
    'charge opening': 'Saldo do caderno',
    payment: 'Pagamento',
    allocation: 'Abatido',
    'void sale': 'Compra anulada',
    'void payment': 'Pagamento anulado',
    'void opening': 'Saldo do caderno anulado',
    return: 'Devolução',
    'confirmation sale': 'Compra confirmada',
    'confirmation payment': 'Pagamento confirmado',
    'dispute sale': 'Compra não reconhecida',
    'dispute payment': 'Pagamento não reconhecido',
    resolution: 'Conversa encerrada',
  },
  takenBack: 'Abatimento desfeito',
  methods: { pix: 'Pix', cash: 'dinheiro', card: 'cartão', transfer: 'transferência', other: 'outra forma' },
}
