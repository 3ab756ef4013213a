// As palavras de /mensagem: para quem, o que vai, e como ficou.
export const tell = {
  whom: '📣 Para quem?',
  audiences: { customers: 'Clientes', owing: 'Quem deve', team: 'Equipe', all: 'Todos' },
  what: 'Mande o texto, a foto ou a enquete.',
  tooLong: (n: number) => `Passou ${n} letras. Mande de novo, mais curto.`,
  unfit: 'Isto não dá para mandar a muita gente. Mande um texto, uma foto ou uma enquete com até dez opções.',
  goesTo: (whom: string, n: number) => `📣 ${whom}: vai para ${n} ${n === 1 ? 'pessoa' : 'pessoas'}.`,
  photo: '🖼 Foto',
  send: (n: number) => `✅ Mandar para ${n}`,
  going: (n: number, all: number) => `📣 ${n} de ${all}…`,
  arrived: (n: number, stopped: boolean) =>
    `${stopped ? '⏸ Parou.' : '✅'} ${n} ${n === 1 ? 'recebeu' : 'receberam'}.`,
  missed: (who: string) => `Não chegou: ${who}.`,
  look: 'Como está',
  stop: '⏸ Parar',
  answers: 'Ver respostas',
  none: 'Nenhuma mensagem ainda.',
  last: 'As últimas mensagens:',
  why: {
    blocked: 'bloqueou o bot',
    never: 'nunca abriu a conversa',
    off: 'não quer mensagens',
    gone: 'saiu da loja',
    late: 'passou um dia sem dar',
    unsure: 'talvez tenha chegado',
    refused: 'o Telegram não aceitou',
  },
}
