// O que se diz quando algo não pode ser: uma frase por código, uma por campo.
import { shortage } from './shortage.ts'

type Values = Readonly<Record<string, string | number>>

export const problems = {
  titles: {
    invalid_input: 'Confira o que foi enviado',
    unauthenticated: 'Entre de novo',
    forbidden: 'Sem permissão',
    disabled: 'Acesso desativado',
    not_found: 'Não encontrado',
    method_not_allowed: 'Isso não se faz aqui',
    insufficient_stock: 'Não tem o bastante',
    overpayment: 'É mais do que se deve',
    credit_limit: 'Passa do limite',
    version_conflict: 'Alguém mudou antes',
    duplicate: 'Já existe',
    last_owner: 'A loja precisa de gestão',
    idempotency_mismatch: 'Esta chave já foi usada',
    already_voided: 'Já foi anulado',
    wrong_state: 'Agora não dá',
    too_large: 'Grande demais',
    unsupported_media_type: 'Formato não aceito',
    rate_limited: 'Calma um pouco',
    internal: 'Erro nosso',
    unavailable: 'Fora do ar por um momento',
    not_configured: 'Ainda não foi ligado',
  },
  details: {
    invalid_input: () => 'Há campos a corrigir; veja quais e tente de novo.',
    unauthenticated: () => 'A sessão acabou ou não vale. Abra a loja de novo pelo Telegram.',
    forbidden: ({ role }: { role: string }) => `Só ${role} pode fazer isso.`,
    disabled: () => 'Seu acesso a esta loja foi desativado. Fale com a loja.',
    not_found: () => 'Isso não existe, ou não é seu.',
    method_not_allowed: () => 'Este endereço não aceita esse método; veja o cabeçalho Allow.',
    insufficient_stock: ({ items }: { items: string }) => `Falta no estoque: ${items}. ${shortage.act}`,
    overpayment: ({ owed }: { owed: string }) =>
      `Deve ${owed}. Receba até esse valor, ou guarde o resto como crédito.`,
    credit_limit: ({ exceedsBy, limit, hasRoom }: { exceedsBy: string; limit: string; hasRoom: boolean }) =>
      hasRoom
        ? `Passa ${exceedsBy} do limite. Receba essa parte agora ou fale com a gestão.`
        : `Não cabe mais fiado no limite de ${limit}. Receba tudo agora ou fale com a gestão.`,
    version_conflict: () => 'Outra pessoa mudou isso antes. Veja como está agora e tente de novo.',
    duplicate: ({ name }: { name: string }) => `Já existe: ${name}.`,
    last_owner: () => 'Ninguém mais cuida da gestão. Dê o papel a outra pessoa antes.',
    idempotency_mismatch: () => 'Esta chave foi usada com outro pedido. Mande este com uma chave nova.',
    already_voided: () => 'Isso já foi anulado; não há mais o que desfazer.',
    wrong_state: ({ state }: { state: string }) =>
      ({
        archived: 'Está arquivado. Traga de volta antes.',
        voided: 'Está anulado.',
        counting: 'Já tem uma contagem aberta aqui. Continue nela.',
        closed: 'Esta contagem já foi encerrada.',
        undone: 'Isso já foi desfeito.',
        expired: 'O tempo para desfazer acabou.',
        open: 'Há dinheiro em aberto. Acerte a conta antes.',
        in_use: 'Já foi usado; não dá mais para desfazer.',
        unit_in_use:
          'Já entrou ou saiu estoque nesta unidade. Só dá para trocar kg por g ou l por ml, e de volta.',
        part_of_a_sale: 'Este pagamento é de uma venda sem nome: anule a venda.',
      })[state] ?? 'Do jeito que está agora, não dá.',
    too_large: () => 'O que foi enviado passa do tamanho aceito.',
    unsupported_media_type: () => 'Mande JSON, com Content-Type: application/json.',
    rate_limited: ({ seconds }: { seconds: number }) => `Pedidos demais. Tente de novo em ${seconds} s.`,
    internal: () => 'Algo deu errado do nosso lado. Nada se perdeu; tente de novo.',
    unavailable: () => 'Não deu para responder agora. Tente de novo em instantes.',
    not_configured: () => 'Esta loja ainda não ligou esse recurso.',
  },
  issues: {
    required: () => 'Falta preencher.',
    wrong_type: () => 'Não é do tipo esperado.',
    unknown_field: () => 'Este campo não existe aqui.',
    too_small: ({ minimum }: Values) => `O menor valor é ${minimum}.`,
    too_big: ({ maximum }: Values) => `O maior valor é ${maximum}.`,
    too_short: ({ minimum }: Values) =>
      `Precisa de pelo menos ${minimum} ${minimum === 1 ? 'caractere' : 'caracteres'}.`,
    too_long: ({ maximum }: Values) => `No máximo ${maximum} caracteres.`,
    too_few: ({ minimum }: Values) => `Precisa de pelo menos ${minimum}.`,
    too_many: ({ maximum }: Values) => `No máximo ${maximum}.`,
    not_whole: () => 'Aqui vai só número inteiro.',
    price_not_exact: () => 'Nessa unidade o preço não dá um valor exato. Mande também o preço novo.',
    stock_not_exact: () => 'Nessa unidade o estoque teria mais de três casas decimais. Fica na de agora.',
    out_of_bounds_in_unit: () => 'Nessa unidade os números ficam grandes demais.',
    too_many_decimals: () => 'No máximo três casas decimais.',
    not_one_of: ({ allowed }: Values) => `Escolha entre: ${allowed}.`,
    control_characters: () => 'Tem caracteres que não podem ser usados; tire-os.',
    not_a_day: () => 'Mande um dia que existe, como 2026-12-15.',
    not_a_time: () => 'Mande uma hora do dia, como 20:30.',
    unknown_word: ({ word }: Values) => `“{${word}}” não existe. Use nome, valor, vencido, desde ou loja.`,
    day_too_early: ({ days }: Values) => `No máximo ${days} dias atrás.`,
    day_too_late: () => 'Não pode ser depois de hoje.',
    before_the_sale: () => 'O vencimento não pode ser antes da venda.',
    due_too_late: ({ days }: Values) => `No máximo ${days} dias depois da venda.`,
    not_positive: () => 'Precisa ser maior que zero.',
    zero: () => 'Não pode ser zero.',
    one_of_these: () => 'Mande um ou o outro, não os dois.',
    twice: () => 'Diga cada um só uma vez.',
    needs_customer: () => 'Fiado é de quem? Diga o cliente, ou receba tudo agora.',
    no_such: () => 'Não existe.',
    another_customer: () => 'Esta venda é de outra pessoa.',
    not_a_cursor: () => 'Este cursor não é desta lista.',
    bad_key: () => 'Use de 1 a 255 caracteres visíveis, sem espaços.',
    too_deep: () => 'Há níveis demais, um dentro do outro.',
    above_subtotal: () => 'O desconto passa do valor da venda.',
    total_too_big: () => 'O total passa do maior valor aceito.',
    invalid: () => 'Não dá para ler isto.',
  },
  /** O que a equipe pode no máximo. */
  staffLimits: {
    discountPercent: (is: string) => `Passa do que a equipe pode: desconto até ${is}%.`,
    priceOverridePercent: (is: string) => `Passa do que a equipe pode: preço até ${is}% menor.`,
    voidHours: (is: string) =>
      is === '0' ? 'A equipe não anula.' : `Passa do que a equipe pode: anular até ${is} h depois.`,
    backdateDays: (is: string) =>
      is === '0'
        ? 'A equipe só lança no dia de hoje.'
        : `Passa do que a equipe pode: até ${is} ${is === '1' ? 'dia' : 'dias'} atrás.`,
    belowCost: () => 'Fica abaixo do custo, e a equipe não vende assim.',
  },
  askOwner: 'Fale com a gestão.',
  askOwnerBy: (name: string) => `Fale com ${name}.`,
  roles: { user: 'quem entrou', admin: 'a equipe', owner: 'a gestão' },
}
