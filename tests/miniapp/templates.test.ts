// The build writes templates out as calls (templates.config.ts): of each in the MiniApp they make what htm makes of it as it runs.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import htm from 'htm'
import { parseAst } from 'vite'
import { describe, expect, it, test } from 'vitest'
import { calls } from '../../templates.config.ts'

type Texts = readonly string[]
const element = (type: string, props: object | null, ...inside: unknown[]) => ({ type, props, inside })

/** What htm makes of it. */
const drawn = (texts: Texts, values: readonly unknown[]): unknown =>
  htm.bind(element)(texts as unknown as TemplateStringsArray, ...values)

/** What the calls make, with each value as the code that reads it. */
const called = (texts: Texts, values: readonly unknown[]): unknown =>
  runInThisContext(`(h$, values) => ${codeOf(texts, values)}`)(element, values)
const codeOf = (texts: Texts, values: readonly unknown[]) =>
  calls(
    texts,
    values.map((_, index) => ({ code: `values[${index}]` })),
  )

/** A value for each hole; where it is spread, properties. */
const valuesFor = (texts: Texts) =>
  texts
    .slice(1)
    .map((_, index) =>
      texts[index]?.endsWith('...') ? { id: `id ${index}`, title: 'so' } : `value ${index}`,
    )

function templatesIn(source: string): Texts[] {
  const found: Texts[] = []
  JSON.stringify(parseAst(source, { lang: 'ts' }), (_, node) => {
    if (node?.type === 'TaggedTemplateExpression' && node.tag.name === 'html')
      found.push(node.quasi.quasis.map((one: { value: { cooked: string } }) => one.value.cooked))
    return node
  })
  return found
}

describe('a template written out', () => {
  test.each<[what: string, texts: Texts]>([
    ['an element alone', ['<br />']],
    ['text and values by turns', ['<p>Of ', ', by\n      ', '\n    </p>']],
    ['a text made of values', ['<p class="a ', ' b ', '" title=', '>x</p>']],
    ['properties that are spread', ['<p a=1 ...', ' b=', ' hidden />']],
    ['several side by side', ['\n  <dt>', '</dt>\n  <dd>', '</dd>\n']],
    ['a value alone', ['', '']],
  ])('is what htm makes of it: %s', (_, texts) => {
    const values = valuesFor(texts)
    expect(called(texts, values)).toEqual(drawn(texts, values))
  })

  it('has a text that is known as it stands', () => {
    expect(calls(['<p class=', '>', '</p>'], [{ text: 'so "much"' }, { code: 'left' }])).toBe(
      'h$("p",{"class":"so \\"much\\""},left)',
    )
  })

  it('is that for every template of the MiniApp', () => {
    const files = readdirSync('miniapp', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    const all = files.flatMap((name) => templatesIn(readFileSync(join('miniapp', name), 'utf8')))
    expect(all.length).toBeGreaterThan(500)
    for (const texts of all) {
      const values = valuesFor(texts)
      expect(JSON.stringify(called(texts, values))).toBe(JSON.stringify(drawn(texts, values)))
    }
  })
})
