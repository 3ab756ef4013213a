// What a page would look like had its styles come otherwise: all of the build's, in each layer the other way round.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { parse } from 'postcss'
import { modules, namesFor } from '../../../styles.config.ts'

const BUILT = 'dist/miniapp/assets'
/** What holds for all, parts, screens: each above those before it. */
export const LAYERS = ['base', 'ui', 'screens']

/** The module of a class or an animation, by its name in the page. */
function modulesByName(): Map<string, string> {
  const called = namesFor('production')
  return new Map(
    [...modules()].flatMap(([file, { classes, animations }]) =>
      [...classes, ...animations].map((name) => [called(name, join('miniapp', file)), file] as const),
    ),
  )
}

/** Every sheet of the build as one: what is for all as it is, then the modules of each layer, the last first. */
export function otherWayRound(): string {
  const byName = modulesByName()
  const global: string[] = []
  const layers = new Map<string, Map<string, string>>()
  for (const file of readdirSync(BUILT).filter((name) => name.endsWith('.css')))
    parse(readFileSync(join(BUILT, file), 'utf8')).each((node) => {
      if (node.type !== 'atrule' || node.name !== 'layer' || node.params === 'base') {
        global.push(String(node))
        return
      }
      const texts = layers.get(node.params) ?? new Map<string, string>()
      layers.set(node.params, texts)
      node.each((rule) => {
        const names = [...String(rule).matchAll(/(?:\.|@keyframes )([a-z][\w-]*)/gi)].map(
          ([, name = '']) => name,
        )
        const module = names.map((name) => byName.get(name)).find(Boolean) ?? ''
        texts.set(module, `${texts.get(module) ?? ''}${String(rule)}`)
      })
    })
  const turned = [...layers].map(
    ([layer, texts]) => `@layer ${layer}{${[...texts.values()].toReversed().join('\n')}}`,
  )
  return [`@layer ${LAYERS.join()};`, ...global, ...turned].join('\n')
}

/** What would look otherwise in these styles, each with the element that it is of. The page stays as it is. */
export const changedBy = (page: Page, styles: string): Promise<string[]> => page.evaluate(compare, styles)

/** The layers that the page's own sheet knows, which comes before any other, the lowest first. */
export const layersOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rules = [...(document.styleSheets[0]?.cssRules ?? [])]
    const names = rules.flatMap((rule) => {
      if (rule instanceof CSSLayerStatementRule) return [...rule.nameList]
      return rule instanceof CSSLayerBlockRule ? [rule.name] : []
    })
    return [...new Set(names)]
  })

/** Runs in the page, and so must bring all it uses. */
function compare(styles: string): string[] {
  const still = new CSSStyleSheet()
  // Nothing on its way to another look, nothing left out because it is off the screen.
  const all = ['transition: none', 'animation: none', 'content-visibility: visible']
  still.replaceSync(`*, ::before, ::after { ${all.map((one) => `${one} !important`).join(';')} }`)
  const other = new CSSStyleSheet()
  other.replaceSync(styles)
  const own = [...document.styleSheets]
  const said = (rules: CSSRuleList): string[] =>
    [...rules].flatMap((rule) => [
      ...(rule instanceof CSSStyleRule ? rule.style : []),
      ...(rule instanceof CSSGroupingRule || rule instanceof CSSStyleRule ? said(rule.cssRules) : []),
    ])
  const properties = [...new Set(said(other.cssRules))].filter((one) => !one.startsWith('--'))
  // Rules tell elements by what they, those around them and those in them are.
  // Of rows that are alike the first two and the last are asked.
  const kinds = new Map<Element | null, string>()
  const alike = new Map<string, Element[]>()
  for (const it of document.querySelectorAll('body, body *')) {
    const own = [...it.attributes].filter(
      ({ name }) => !/^(aria-label|href|src|style|id|for|value)/.test(name),
    )
    const named = own.map(({ name, value }) => `${name}=${value}`).join()
    const kind = `${kinds.get(it.parentElement) ?? ''}>${it.tagName}[${named}]`
    kinds.set(it, kind)
    const whole = `${kind} ${[...it.children].map((child) => `${child.tagName}.${child.getAttribute('class')}`).join()}`
    alike.set(whole, [...(alike.get(whole) ?? []).slice(0, 2), it])
  }
  const parts = [...alike.values()]
    .flat()
    .flatMap((it) =>
      ['', '::before', '::after'].map((part) => ({ it, part, style: getComputedStyle(it, part || null) })),
    )
  /** None of a part that is not there. */
  const looks = () =>
    parts.map(({ part, style }) =>
      part === '' || style.content !== 'none' ? properties.map((one) => style.getPropertyValue(one)) : [],
    )
  document.adoptedStyleSheets = [still]
  const before = looks()
  document.adoptedStyleSheets = [still, other]
  for (const sheet of own) sheet.disabled = true
  const after = looks()
  for (const sheet of own) sheet.disabled = false
  document.adoptedStyleSheets = []
  const changed = parts.flatMap(({ it, part }, index) => {
    const [was = [], now = []] = [before[index], after[index]]
    const at = (was.length ? was : now).findIndex((_, place) => was[place] !== now[place])
    if (at < 0) return []
    const name = `<${it.tagName.toLowerCase()}${part}> ${(it.textContent ?? '').trim().slice(0, 30)}`
    return [`${name}: ${properties[at]}: ${was[at]} → ${now[at]}`]
  })
  return changed.slice(0, 20)
}
