// A conversa sobre o que não é texto: áudios, fotos, arquivos.

interface ListSums {
  readonly rows: number
  readonly creates: number
  readonly changes: number
  readonly same: number
}
interface ListDone {
  readonly created: number
  readonly changed: number
  /** With an opening lot, or an opening debt. */
  readonly received: number
}

export const unwritten = {
  /** What was said aloud, before what is made of it. */
  heard: (text: string) => `🎤 Ouvi: “${text}”`,
  voice: {
    off: 'Áudios eu ainda não ouço. No teclado do celular há um microfone: toque nele, fale e envie o texto, que eu entendo.',
    tooLong: (seconds: number) =>
      `Esse áudio é comprido para mim: ouço até ${seconds} segundos. Mande em partes.`,
    tooLarge: 'Esse áudio é grande demais para mim: ouço até 1 MB. Mande em partes.',
    silent: 'Não ouvi nenhuma palavra. Fale mais perto do microfone, ou escreva.',
    away: 'Não consegui ouvir agora, e nada foi gravado. Mande de novo daqui a pouco, ou escreva.',
    waiting: 'Ainda estou ouvindo os áudios de antes. Espere a resposta e mande este de novo.',
    lately: 'Já ouvi muitos áudios seus nesta hora. Por enquanto, escreva.',
  },
  /** Why a photo of goods is not kept. */
  picture: {
    noPhoto: 'Essa foto eu não consigo abrir: leio JPEG, PNG e WebP. Mande como foto, e não como arquivo.',
    tooLarge:
      'Essa foto é grande demais: guardo até 10 MB e 50 megapixels. Mande como foto, e não como arquivo.',
    away: 'Não consegui guardar a foto agora. Mande de novo daqui a pouco.',
    waiting: 'Ainda estou guardando as fotos de antes. Espere a resposta e mande esta de novo.',
    lately: 'Já guardei muitas fotos suas nesta hora. Mande esta mais tarde.',
  },
  /** A price list. */
  list: {
    products: {
      head: ({ rows, creates, changes, same }: ListSums) =>
        `📄 ${rows} ${rows === 1 ? 'linha' : 'linhas'}: ${creates} ${creates === 1 ? 'produto novo' : 'produtos novos'}, ${changes} ${changes === 1 ? 'muda' : 'mudam'}, ${same} ${same === 1 ? 'igual' : 'iguais'}.`,
      done: ({ created, changed, received }: ListDone) =>
        `Lista aplicada: ${created} ${created === 1 ? 'produto novo' : 'produtos novos'}, ${changed} ${changed === 1 ? 'mudou' : 'mudaram'}${received ? `, ${received} com estoque` : ''}.`,
    },
    customers: {
      head: ({ rows, creates, changes, same }: ListSums) =>
        `📒 ${rows} ${rows === 1 ? 'linha' : 'linhas'} do caderno: ${creates} ${creates === 1 ? 'pessoa entra' : 'pessoas entram'}, ${changes} ${changes === 1 ? 'muda' : 'mudam'}, ${same} ${same === 1 ? 'igual' : 'iguais'}.`,
      done: ({ created, changed, received }: ListDone) =>
        `Caderno aplicado: ${created} ${created === 1 ? 'pessoa entrou' : 'pessoas entraram'}, ${changed} ${changed === 1 ? 'mudou' : 'mudaram'}${received ? `, ${received} com saldo` : ''}.`,
    },
    more: (count: number) => `e mais ${count}`,
    errors: (count: number, lines: string) =>
      `${count} ${count === 1 ? 'erro' : 'erros'} (${lines.includes(',') ? 'linhas' : 'linha'} ${lines}). Corrija no arquivo e mande de novo.`,
    nothing: 'Já está tudo assim: não há o que mudar.',
    confirm: '✅ Aplicar tudo',
    tooLarge: 'Essa lista é grande demais: leio até 5 MB e 10.000 linhas. Mande em partes.',
    away: 'Não consegui ler a lista agora, e nada mudou. Mande de novo daqui a pouco.',
    waiting: 'Ainda estou lendo as listas de antes. Espere a resposta e mande esta de novo.',
    lately: 'Já li muitas listas suas nesta hora. Mande esta mais tarde.',
  },
  /** What is sent, and is not text. */
  sent: {
    caption: '📷 A foto em si não fica guardada: li só a legenda.',
    captionLong:
      'A legenda é comprida demais para um produto. Escreva o nome e o preço, como “Bolo de pote 8,00”.',
    photo: 'Fotos eu não vejo. Escreva o que precisa, que eu entendo.',
    video: 'Vídeos eu não vejo. Escreva o que precisa, que eu entendo.',
    sound: 'Desse jeito eu não ouço. Grave um áudio aqui na conversa, segurando o microfone, ou escreva.',
    prices: 'Essa planilha eu leio em CSV: na planilha, salve como CSV e mande aqui.',
    file: 'Arquivos eu não leio. Escreva o que precisa, que eu entendo.',
    sticker: '😊 Boa! Só que figurinha eu não leio: o que precisar, escreva.',
    contact: 'Contatos eu não guardo. A conta de alguém começa numa venda: “2 café pra Ana fiado”.',
    ownContact:
      'Esse contato não ficou guardado. Se ainda não vê a sua conta aqui, escreva /start e toque em 📱 Mandar meu telefone.',
    place: 'Lugares eu não leio. O endereço cabe na observação da venda: “obs rua das Flores, 12”.',
    ownPlace: 'Lugares eu não leio. Para combinar uma entrega, fale com a loja.',
    poll: 'Enquetes e listas eu não leio. Escreva ou pergunte, que eu respondo.',
  },
}
