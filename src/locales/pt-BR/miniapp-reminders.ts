// Lembrar e prometer, no app. Valores e dias já vêm escritos.

export const reminders = {
  title: 'Lembrar',
  late: 'Vencido de quem recebe',
  owed: 'Em aberto de quem recebe',
  people: (ticked: number, of: number) => `${ticked} de ${of} ${of === 1 ? 'pessoa' : 'pessoas'}`,
  ago: (days: number) => (days === 1 ? 'há 1 dia' : `há ${days} dias`),
  dueIn: (days: number) =>
    days === 0 ? 'vence hoje' : days === 1 ? 'vence amanhã' : `vence em ${days} dias`,
  times: (times: number) => (times === 0 ? 'nenhum' : times === 1 ? '1 aviso' : `${times} avisos`),
  reads: (name: string) => `${name} lê`,
  changeText: 'Mudar texto',
  keys: {
    pay: (amount: string) => `💠 Pagar ${amount}`,
    promise: '🤝 Prometer um dia',
    notMine: '🚩 Não reconheço',
  },
  unreached: 'Sem Telegram ou sem avisos',
  copy: 'Copiar',
  copyOf: (name: string) => `Copiar o texto de ${name}`,
  copied: 'Texto copiado',
  notCopied: 'Não deu para copiar.',
  others: 'Ficam para depois',
  today: (when: string) => (when ? `já recebeu ${when}` : 'já recebeu hoje'),
  promised: 'prometeu um dia',
  even: 'não deve nada',
  send: (people: number) => (people === 1 ? 'Mandar 1 lembrete' : `Mandar ${people} lembretes`),
  sendAt: (time: string) => `Mandar às ${time}`,
  sendNobody: 'Escolha quem recebe',
  sent: (people: number) =>
    people === 0
      ? 'Nenhum lembrete saiu'
      : people === 1
        ? '1 lembrete a caminho'
        : `${people} lembretes a caminho`,
  waits: (people: number, time: string) =>
    people === 0
      ? 'Nenhum lembrete saiu'
      : people === 1
        ? `1 lembrete sai às ${time}`
        : `${people} lembretes saem às ${time}`,
  leftOut: (people: number) =>
    people === 1
      ? '1 pessoa já tinha recebido hoje ou prometido um dia.'
      : `${people} pessoas já tinham recebido hoje ou prometido um dia.`,
  nobody: 'Ninguém para lembrar',
  nobodyLine: 'Quando uma conta vencer, o lembrete fica pronto aqui.',
  toDebts: 'Ver Fiado',
  textTitle: 'Texto desta vez',
  useText: 'Usar este texto',
  onceOnly: 'Vale só para este envio. O texto da loja fica como está.',
}

export const promise = {
  title: 'Quando você consegue?',
  titleOf: (name: string) => `Quando ${name} paga?`,
  when: 'Quando',
  otherDay: 'Outro dia',
  within: (days: number) => `De hoje até daqui a ${days} dias.`,
  note: 'Anotação, se quiser',
  overdue: (amount: string | null, day: string) =>
    amount ? `${amount} vencidos, desde ${day}` : `vencidos desde ${day}`,
  dueOn: (day: string) => `vence ${day}`,
  until: 'Até lá',
  untilYou: 'ninguém te lembra',
  untilThey: 'sem lembrete',
  dueDay: 'O vencimento',
  dueDayLine: 'fica como está',
  shopSees: 'A loja vê',
  shopSeesLine: (day: string) => `prometeu para ${day}`,
  theyRead: 'Quem deve',
  theyReadLine: 'recebe o combinado',
  choose: 'Escolha o dia',
  act: (weekday: string, day: number) => `Prometer para ${weekday}, ${day}`,
  done: (day: string) => `Combinado: ${day}`,
}
