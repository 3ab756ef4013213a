// The MiniApp's frame in Portuguese: doors, tabs, states and what every screen says.
export const miniapp = {
  app: 'Balcão',
  loading: 'Carregando',
  tabs: { sell: 'Vender', catalogue: 'Catálogo' },
  tabsLabel: 'Telas',
  roles: { user: 'Cliente', admin: 'Equipe', owner: 'Gestão' },
  staffOnly: 'Só a equipe vê isso.',
  close: 'Fechar',
  yes: 'Sim',
  no: 'Não',
  undo: 'Desfazer',
  less: (what: string) => `Menos ${what}`,
  more: (what: string) => `Mais ${what}`,
  failed: {
    title: 'Não deu para carregar',
    line: (seconds: number) => `Nada se perdeu. Vamos tentar de novo em ${seconds} s.`,
    trying: 'Nada se perdeu. Tentando de novo…',
    again: 'Tentar agora',
    code: (code: string) => `código ${code}`,
  },
  outside: {
    title: 'A loja abre dentro do Telegram.',
    line: 'Na conversa com a loja, envie /miniapp e toque no botão que aparece.',
  },
  ended: {
    title: 'Abra de novo pelo Telegram.',
    line: 'Sua venda está guardada.',
  },
  disabled: { title: 'Seu acesso mudou.', line: 'Fale com quem cuida da loja.' },
  choose: {
    title: 'Quem abre a loja?',
    line: 'Só neste computador, sem Telegram.',
    people: { user: 'Caio', admin: 'Bia', owner: 'Olga' },
    does: { user: 'vê o catálogo', admin: 'vende, recebe, anota', owner: 'faz de tudo' },
  },
}
