// Which emoji goods may have, guessed from what they are called, in both languages. Pure; a guess is only ever offered.
import { fold } from './fold.ts'

/** Each with the words it stands for, folded; what stands earlier is more likely where a word names several. */
const GOODS: readonly (readonly [emoji: string, words: string])[] = [
  ['☕', 'cafe cafezinho coado expresso espresso capuccino cappuccino pingado coffee latte mocha'],
  ['🍵', 'cha mate camomila tea herbal'],
  ['🧉', 'chimarrao erva terere'],
  ['🥛', 'leite iogurte yogurt yoghurt coalhada milk cream'],
  ['🧃', 'suco caixinha nectar juice'],
  ['🥤', 'refrigerante refri guarana coca cola pepsi fanta sprite soda smoothie vitamina copo cup'],
  ['💧', 'agua mineral water'],
  ['🧊', 'gelo ice'],
  ['🍺', 'cerveja chope chopp lata beer lager'],
  ['🍷', 'vinho wine'],
  ['🥃', 'cachaca pinga whisky conhaque rum liquor'],
  ['⚡', 'energetico energy'],
  ['🥐', 'pao queijo croissant folhado salgado pastry'],
  ['🧀', 'queijo requeijao mussarela mucarela parmesao minas coalho provolone cheese'],
  ['🍞', 'pao forma bisnaga broa torrada bread loaf toast'],
  ['🥖', 'frances baguete bengala baguette'],
  ['🫓', 'queijo tapioca beiju tortilha flatbread'],
  ['🥯', 'rosca rosquinha bagel'],
  ['🥪', 'misto sanduiche sandwich natural quente lanche'],
  ['🍔', 'hamburguer burger xis'],
  ['🌭', 'hot dog cachorro salsicha linguica sausage'],
  ['🍕', 'pizza esfiha esfirra'],
  ['🥟', 'pastel empada coxinha risole quibe kibe enroladinho dumpling'],
  ['🍰', 'bolo torta fatia cake pie'],
  ['🧁', 'cupcake muffin bolinho'],
  ['🍩', 'sonho donut doughnut'],
  ['🍪', 'biscoito bolacha cookie cookies cracker wafer'],
  ['🍫', 'chocolate achocolatado brigadeiro bombom nescau toddy cacau cocoa'],
  ['🍬', 'bala drops chiclete doce candy gum sweet'],
  ['🍭', 'pirulito lollipop'],
  ['🍮', 'pudim flan gelatina goiabada pudding'],
  ['🍨', 'sorvete acai ice-cream'],
  ['🍦', 'picole casquinha popsicle'],
  ['🍿', 'pipoca popcorn'],
  ['🍟', 'batata frita salgadinho chips fries snack'],
  ['🥜', 'amendoim pacoca castanha nozes peanut nuts'],
  ['🍯', 'mel rapadura honey'],
  ['🍚', 'arroz rice'],
  ['🫘', 'feijao lentilha grao soja beans bean lentils'],
  ['🍝', 'macarrao espaguete massa lasanha pasta spaghetti noodles'],
  ['🍜', 'miojo lamen instantaneo sopa ramen soup'],
  ['🌾', 'farinha trigo fuba aveia polvilho farofa flour oats wheat'],
  ['🌽', 'milho cuscuz canjica corn'],
  ['🧂', 'sal tempero oregano pimenta salt spice pepper'],
  ['🍬', 'acucar adocante sugar'],
  ['🫒', 'azeite azeitona olive olives'],
  ['🌻', 'oleo girassol oil'],
  ['🧈', 'manteiga margarina butter margarine'],
  [
    '🥫',
    'molho extrato tomate ketchup maionese mostarda enlatado sardinha atum conserva sauce can canned tuna',
  ],
  ['🥚', 'ovo ovos egg eggs'],
  ['🍌', 'banana'],
  ['🍎', 'maca apple'],
  ['🍊', 'laranja mexerica tangerina orange'],
  ['🍋', 'limao lemon lime'],
  ['🍉', 'melancia watermelon'],
  ['🍍', 'abacaxi pineapple'],
  ['🍇', 'uva grape grapes'],
  ['🍓', 'morango strawberry'],
  ['🥭', 'manga mango'],
  ['🥑', 'abacate avocado'],
  ['🥥', 'coco coconut'],
  ['🍐', 'pera pear'],
  ['🍅', 'tomate tomato'],
  ['🥔', 'batata mandioca aipim potato'],
  ['🥕', 'cenoura carrot'],
  ['🧅', 'cebola onion'],
  ['🧄', 'alho garlic'],
  ['🥬', 'alface couve repolho verdura salada lettuce greens salad'],
  ['🥒', 'pepino abobrinha cucumber'],
  ['🥩', 'carne bife picanha alcatra churrasco beef meat steak'],
  ['🍗', 'frango galinha asa coxa chicken'],
  ['🥓', 'bacon presunto mortadela salame ham'],
  ['🐟', 'peixe tilapia bacalhau fish'],
  ['🦐', 'camarao shrimp'],
  ['🍱', 'marmita marmitex quentinha refeicao almoco meal lunch'],
  ['🧼', 'sabao sabonete detergente soap'],
  ['🧴', 'xampu shampoo condicionador creme hidratante protetor lotion'],
  ['🪥', 'escova dental creme-dental pasta-de-dente toothbrush toothpaste'],
  ['🧻', 'papel higienico guardanapo toalha toilet paper napkin tissue'],
  ['🧽', 'esponja bombril sponge'],
  ['🧹', 'vassoura rodo broom'],
  ['🪣', 'balde desinfetante alvejante amaciante bucket bleach'],
  ['🗑️', 'lixo saco trash bag'],
  ['🔋', 'pilha bateria battery'],
  ['💡', 'lampada bulb lamp'],
  ['🕯️', 'vela candle'],
  ['🔥', 'carvao isqueiro fosforo gas charcoal lighter matches'],
  ['🚬', 'cigarro tabaco cigarette tobacco'],
  ['✏️', 'lapis caneta caderno pencil pen notebook'],
  ['🐶', 'racao cao cachorro dog'],
  ['🐱', 'gato areia cat'],
  ['👶', 'fralda bebe baby diaper'],
  ['💊', 'remedio dipirona analgesico medicine'],
  ['🌷', 'flor flores vaso muda flower flowers plant'],
  ['🎁', 'presente embrulho cesta gift'],
  ['👕', 'camiseta camisa roupa shirt'],
]

const known = GOODS.map(([emoji, words]) => ({ emoji, words: new Set(words.split(' ')) }))

/** A name has more words than a shelf has room for. */
const WORDS_MAX = 12

/** `queijos` is `queijo`, `pães` is `pao`, `boxes` stays what it is. */
const singular = (word: string) => [
  word,
  word.replace(/oes$|aes$/, 'ao'),
  word.replace(/e?s$/, ''),
  word.replace(/s$/, ''),
]

/** What may stand for goods of this name, likeliest first: what more of its words say, then what an earlier word says. */
export function emojisFor(name: string): readonly string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean)
    .slice(0, WORDS_MAX)
  const scored = known.map(({ emoji, words: its }, order) => {
    const at = words.flatMap((word, index) => (singular(word).some((one) => its.has(one)) ? [index] : []))
    return { emoji, order, hits: at.length, first: at[0] ?? WORDS_MAX }
  })
  const found = scored
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits || a.first - b.first || a.order - b.order)
  return [...new Set(found.map(({ emoji }) => emoji))]
}

/** Those with a word that begins so, in either language; all for nothing typed. */
export function emojisLike(typed: string): readonly string[] {
  const query = fold(typed)
  const fits = ({ words }: (typeof known)[number]) => [...words].some((word) => word.startsWith(query))
  return [...new Set(known.filter((one) => !query || fits(one)).map(({ emoji }) => emoji))]
}

/** The emoji that a text is, as somebody's keyboard wrote it; null for any other text. */
export function emojiIn(text: string): string | null {
  const bare = text.trim()
  const [only, other] = [...new Intl.Segmenter().segment(bare.slice(0, 40))]
  return only && !other && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(bare) ? bare : null
}
