// The goods and people of the demonstration shop.

export interface Good {
  readonly name: string
  readonly emoji: string
  readonly unit: 'un' | 'dz' | 'kg' | 'l' | 'pct' | 'cx'
  readonly category: string
  /** Minor units. */
  readonly price: number
  /** How often it is sold, against the others. */
  readonly weight: number
}

const rows = (category: string, text: string): Good[] =>
  text
    .trim()
    .split('\n')
    .map((row) => {
      const [emoji, name, unit, price, weight] = row.trim().split('|')
      return {
        category,
        emoji: emoji ?? '',
        name: name ?? '',
        unit: unit as Good['unit'],
        price: Number(price),
        weight: Number(weight),
      }
    })

export const GOODS: readonly Good[] = [
  ...rows(
    'Padaria',
    `🥖|Pão francês|kg|1890|30
     ☕|Café coado|un|500|26
     🧀|Pão de queijo|un|450|18
     🥐|Croissant|un|790|6
     🍞|Pão de forma|un|1090|7
     🍰|Bolo de fubá|un|650|5
     🥪|Misto quente|un|1200|8
     🧈|Pão na chapa|un|550|9`,
  ),
  ...rows(
    'Mercearia',
    `🍚|Arroz tipo 1 5 kg|pct|2890|8
     🫘|Feijão carioca 1 kg|pct|849|8
     🍝|Macarrão espaguete 500 g|pct|449|7
     🧂|Sal refinado 1 kg|pct|299|3
     🍬|Açúcar cristal 1 kg|pct|489|7
     🫙|Óleo de soja 900 ml|un|799|6
     🫒|Azeite 500 ml|un|3990|2
     🥫|Molho de tomate|un|349|7
     🌽|Milho verde em lata|un|429|4
     🐟|Sardinha em lata|un|699|4
     🍯|Mel silvestre 300 g|un|2490|1
     🌾|Farinha de trigo 1 kg|pct|559|5
     🥣|Farinha de mandioca 500 g|pct|629|3
     ☕|Café em pó 500 g|pct|1990|6
     🍪|Biscoito recheado|pct|329|8
     🥜|Amendoim torrado|pct|599|3`,
  ),
  ...rows(
    'Frios',
    `🥛|Leite integral 1 L|un|579|16
     🥛|Leite desnatado 1 L|un|599|6
     🧀|Queijo minas|kg|4290|5
     🧀|Mussarela fatiada|kg|5190|6
     🍖|Presunto fatiado|kg|3990|5
     🧈|Manteiga 200 g|un|1290|5
     🥚|Ovos caipiras|dz|1400|9
     🍶|Iogurte natural|un|399|6
     🍮|Requeijão|un|949|4
     🌭|Salsicha|kg|1690|3`,
  ),
  ...rows(
    'Hortifruti',
    `🍌|Banana prata|kg|699|11
     🍅|Tomate|kg|899|9
     🧅|Cebola|kg|599|7
     🥔|Batata|kg|649|8
     🥕|Cenoura|kg|579|5
     🍎|Maçã gala|kg|1190|5
     🍊|Laranja pera|kg|499|7
     🍋|Limão taiti|kg|799|4
     🥬|Alface crespa|un|399|6
     🧄|Alho|kg|3490|3`,
  ),
  ...rows(
    'Bebidas',
    `💧|Água mineral 500 ml|un|300|9
     🥤|Refrigerante 2 L|un|1090|8
     🥤|Refrigerante lata|un|550|9
     🧃|Suco de uva 1 L|un|1290|4
     🍺|Cerveja lata|un|490|11
     🧉|Mate gelado|un|650|3
     🥥|Água de coco 1 L|un|1390|3
     🍷|Vinho tinto suave|un|2790|1`,
  ),
  ...rows(
    'Limpeza',
    `🧴|Detergente|un|279|7
     🧼|Sabão em barra|pct|1190|4
     🫧|Sabão em pó 1 kg|pct|1490|4
     🧻|Papel higiênico 4 rolos|pct|699|7
     🧽|Esponja de louça|un|249|5
     🪣|Água sanitária 2 L|un|799|4
     🪥|Creme dental|un|549|3
     🕯️|Velas|pct|899|1`,
  ),
]

export const CUSTOMERS: readonly string[] =
  `Ana Beatriz Rocha|Jorge Antunes|Dona Lourdes|Seu Ademar|Caio Nogueira|Marta Figueiredo|Zé Carlos|
Rita Lima|Rita Souza|Paulo Henrique|Valdirene Quaresma|Ivone Prado|Tiago Moreira|Sônia Bastos|Beto da Oficina|Padre Anselmo|
Creche Girassol|Neide Camargo|Fábio Duarte|Luana Peixoto|Osvaldo Pires|Cida Ferraz|Gustavo Leme|Helena Moura|Renato Vasques|
Tânia Queiroz|Bruno Sales|Carla Dias|Edson Farias|Fernanda Luz|Gilmar Reis|Íris Andrade|Joana Melo|Kátia Nunes|Leandro Paz|
Miriam Teles|Nelson Braga|Olívia Couto|Pedro Salgado|Quitéria Ramos`
    .split('|')
    .map((name) => name.trim())

/** Who enters: Telegram ids for DEV_LOGIN. */
export const PEOPLE = [
  { id: 1, telegramId: 111, name: 'Olga', username: 'olga', role: 'owner' },
  { id: 2, telegramId: 222, name: 'Bia', username: 'bia', role: 'admin' },
  { id: 3, telegramId: 333, name: 'Caio', username: 'caio', role: 'user' },
  { id: 4, telegramId: 444, name: 'Rui', username: 'rui', role: 'admin' },
] as const
/** Whose account Caio sees. */
export const LINKED = { customer: 'Caio Nogueira', userId: 3 } as const
