// As palavras dos convites: feitos, abertos, à espera de um sim.

export const invites = {
  whichRole: '🎟 Convidar como quem?',
  roleChoices: { user: 'Cliente', admin: 'Equipe', owner: 'Gestão' },
  inviteButton: '🔗 Convidar',
  makeButton: '✅ Fazer o convite',
  will: (who: string | null, role: string) =>
    who ? `🎟 Convidar ${who}: ${role}` : `🎟 Convidar quem abrir o link: ${role}`,
  as: {
    user: 'vê a própria conta (cliente)',
    admin: 'vende e recebe (equipe)',
    owner: 'cuida da loja (gestão)',
  },
  made: (who: string | null, role: string) =>
    who ? `🎟 Convite para ${who}: ${role}.` : `🎟 Convite feito: ${role}.`,
  sendIt: (until: string) => `Mande este link. Serve para uma pessoa, até ${until}:`,
  asksOwner: 'Quando abrirem, pergunto mais uma vez antes de dar a gestão.',
  copyLink: '📋 Copiar link',
  sendLink: 'Mandar a alguém',
  invalid: 'Este convite não vale mais. Peça outro à loja.',
  byLink: 'Um convite se abre pelo próprio link, na nossa conversa particular.',
  joined: {
    user: (shop: string) => `🎉 Pronto! Agora a loja ${shop} conhece você.`,
    admin: (shop: string) => `🎉 Pronto! Você é da equipe da loja ${shop}.`,
    owner: (shop: string) => `🎉 Pronto! Você cuida da loja ${shop}.`,
  },
  linked: (name: string) => `Esta é a conta de ${name}: aqui você vê o que comprou e o que deve.`,
  already: 'Você já faz parte da loja. O convite continua valendo para outra pessoa.',
  waits: '⏳ Falta um sim de quem cuida da loja. Já perguntei; aviso aqui.',
  begin: '▶️ Começar',
  asks: (who: string) =>
    `🔑 ${who} abriu um convite de gestão. Vai poder mudar tudo na loja, também preços e pessoas. É quem você espera?`,
  yes: '✅ Sim, dar a gestão',
  no: '🚫 Não',
  granted: (who: string) => `✅ ${who} agora cuida da loja.`,
  refused: '🚫 Convite cancelado. Nada mudou.',
  youAreIn: (shop: string) => `🎉 Disseram sim: você cuida da loja ${shop}.`,
  youAreNot: 'O convite foi cancelado. Fale com a loja.',
}
