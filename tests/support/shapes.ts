// Bodies made to cost: JSON of every shape, as long as is asked for, and lines of every command.

const fill = (size: number, begin: string, unit: (n: number) => string, end: string): string => {
  let text = begin
  for (let n = 0; ; n++) {
    const next = unit(n)
    if (text.length + next.length + end.length > size) return text + end
    text += next
  }
}
const members = (name: (n: number) => string) => (size: number) =>
  fill(size, '{', (n) => `${JSON.stringify(name(n))}:1,`, '"z":1}')
const nested = (open: string, close: string) => (size: number) => {
  const depth = Math.floor(size / (open.length + close.length)) - 1
  return `${open.repeat(depth)}1${close.repeat(depth)}`
}
const text = (unit: string) => (size: number) => `"${unit.repeat(Math.floor((size - 2) / unit.length))}"`
/** Of letters that take two bytes each; `size` is in bytes. */
const marks = (pattern: string) => (size: number) =>
  `"e${pattern.repeat(Math.floor((size - 3) / Buffer.byteLength(pattern)))}"`

/** Each gives JSON of at most so many bytes. */
export const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'deep arrays': nested('[', ']'),
  'deep objects': nested('{"a":', '}'),
  'brackets alone': (size) => '['.repeat(size),
  'a wide array': (size) => fill(size, '[', () => '1,', '1]'),
  'an array of objects': (size) => fill(size, '[', () => '{"productId":"x","quantity":"x"},', '1]'),
  'an array of arrays': (size) => fill(size, '[', () => '[[[]]],', '1]'),
  'a wide object': members((n) => n.toString(36)),
  'an object of numbers': members((n) => String((n * 7919) % 4_294_967_291)),
  'names as long as they go': members((n) => 'n'.repeat(4000) + n),
  'duplicated keys': members(() => 'name'),
  __proto__: (size) => fill(size, '{', () => '"__proto__":{"constructor":{"prototype":1}},', '"z":1}'),
  'a long text': text('x'),
  blanks: text(' '),
  'combining marks': marks('\u0301\u0323'),
  'other combining marks': marks('\u05b0\u0315\u0334\u0301'),
  Hangul: marks('\u1112\u1161\u11ab'),
  'surrogates alone': text('\\ud800'),
  escapes: text('\\u0041\\n'),
  backslashes: text('\\\\'),
  'a long number': (size) => '1'.repeat(size),
  'a long fraction': (size) => `0.${'1'.repeat(size - 2)}`,
  'many numbers': (size) => fill(size, '[', () => '1.7e-300,', '1]'),
  'white space': (size) => `${' \n\t'.repeat(Math.floor((size - 2) / 3))}{}`,
}

const words = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
const line = (begin: string, unit: string, end = '') => {
  return (size: number) => begin + words(unit)(size - begin.length - end.length) + end
}

/** Lines of at most so many characters: what could be read in most ways, of each command's grammar. */
export const LINES: Readonly<Record<string, (size: number) => string>> = {
  'buy: and and and': line('/buy ', 'c e p e ', 'zzz fiado'),
  'buy: one letter and one letter': line('/buy ', 'q e '),
  'buy: commas': line('/buy Ana: ', 'café, ', 'zzz fiado'),
  'buy: lines': line('/buy Ana: ', '1 café\n', 'zzz'),
  'buy: numbers': line('/buy ', '1 2 3 '),
  'buy: number words': line('/buy ', 'um dois meia dúzia '),
  'buy: colons': line('/buy ', 'a: '),
  'buy: plus': line('/buy ', 'café + '),
  'buy: for for': line('/buy ', 'pra Ana '),
  'buy: terms': line('/buy Ana: 1 café ', 'pago 1 pix ', 'fiado'),
  'buy: discounts': line('/buy Ana: 1 café ', 'desconto 1,00 '),
  'buy: dates': line('/buy Ana: 1 café ', 'vence 15/12 '),
  'buy: notes': line('/buy Ana: 1 café fiado ', 'obs obs '),
  'buy: names within a slip': line('/buy ', 'caffe arros paoo '),
  'buy: one long word': line('/buy ', 'x'),
  'buy: one long number': line('/buy ', '1'),
  'buy: digits and points': line('/buy 1', '.000', ' café'),
  'buy: units': line('/buy ', 'kg g ml '),
  'buy: blanks': line('/buy', ' ', 'x'),
  'buy: marks': line('/buy e', '\u0301'),
  'buy: marks in order': line('/buy ', 'e\u0323\u0301'),
  'buy: emoji': line('/buy ', '👨‍👩‍👧'),
  'buy: full stops': line('/buy café ', '.!'),
  'stock: one long name': line('/estoque ', 'arroz e feijão '),
  'stock: receives': line('/estoque ', 'café 10 x 3,50 '),
  'stock: signs': line('/estoque café ', '-−=x '),
  'stock: reasons': line('/estoque café -2 ', 'quebrou '),
  'stock: expiry': line('/estoque café 10 x 3,50 ', 'vence 30/06/2027 '),
  'pay: names': line('/pagar ', 'Ana e Rita '),
  'pay: numbers': line('/pagar ', 'casa 7 '),
  'pay: methods': line('/pagar Ana ', '25,50 pix '),
  'pay: all': line('/pagar ', 'Ana tudo '),
  'debts: names': line('/dividas ', 'Ana Maria '),
  'product: new': line('/product novo ', 'Água 500 ml '),
  'product: emoji': line('/product novo ', '☕ '),
  'product: changes': line('/product café ', 'preço 5,50 minimo 3 '),
  'product: within a slip': line('/product ', 'caffe '),
  'user: names': line('/user ', '@bia admin '),
  'user: numbers': line('/user ', '111 '),
  help: line('/help ', 'buy '),
  'no command': line('', '/'),
  'a command that is none': line('/', 'x'),
  'commands of commands': line('', '/buy '),
  undo: line('/desfazer ', 'tudo '),
  list: line('/lista_produtos ', 'café '),
}
