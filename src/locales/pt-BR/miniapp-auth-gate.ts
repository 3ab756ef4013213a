// What stands before the shop, in Portuguese.

export const before = {
  outside: {
    title: 'A loja abre dentro do Telegram.',
    open: 'Abrir no Telegram',
    code: 'Código para abrir no telefone',
    scan: 'ou aponte a câmera',
    line: 'Na conversa com a loja, envie /miniapp e toque no botão que aparece.',
    /** For who builds the shop, on their own machine alone. */
    here: 'Nesta máquina, sem Telegram: pare a loja, rode npm run demo e depois DEV_LOGIN=1 npm start.',
  },
  left: { title: 'Você saiu da loja.', line: 'O que estava pela metade ficou guardado neste aparelho.' },
  erased: { title: 'Pronto. Nada seu ficou aqui.', line: 'Voltar é começar uma conta nova.' },
  enter: 'Entrar de novo',
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
