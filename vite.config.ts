// Builds the MiniApp into dist/miniapp. One script stands in the page itself, allowed by its hash; all else is files of our own.
import { defineConfig, type Plugin, type Rollup } from 'vite'

/** What staff open the app with, by address: the screen's module, and its words'. */
const FIRST = [
  ['/', 'screens/home/home.ts', 'miniapp-home.ts'],
  ['/sell', 'screens/sell/sell.ts', 'miniapp-sell.ts'],
] as const
const LANGUAGES = ['pt-BR', 'en']

type Bundle = Rollup.OutputBundle

/** The files of these modules and of all that they import: code, then style. */
function filesOf(bundle: Bundle, modules: readonly string[]): string[] {
  const files = new Set<string>()
  const styles = new Set<string>()
  const add = (file: Bundle[string] | undefined) => {
    if (file?.type !== 'chunk' || files.has(file.fileName)) return
    files.add(file.fileName)
    for (const style of file.viteMetadata?.importedCss ?? []) styles.add(style)
    for (const name of file.imports) add(bundle[name])
  }
  for (const module of modules) {
    const found = Object.values(bundle).find(
      (file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(`/${module}`)),
    )
    if (!found) throw new Error(`no chunk of ${module}`)
    add(found)
  }
  return [...files, ...styles].map((name) => `/${name}`)
}

/**
 * knock.ts goes into the page itself, before all that is fetched, and is told which files the first screens are made of.
 * The server allows it by its hash (src/http/headers.ts).
 */
const knockFirst: Plugin = {
  name: 'knock-first',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const knock = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'knock')
      if (knock?.type !== 'chunk') throw new Error('no chunk of knock.ts')
      delete bundle[knock.fileName]
      const named = (modules: readonly string[]) =>
        filesOf(bundle, modules).filter((name) => !html.includes(name))
      const first = LANGUAGES.flatMap((language) =>
        FIRST.map(([address, screen, words]) => [
          language + address,
          named([screen, ...['miniapp.ts', words].map((name) => `${language}/${name}`)]),
        ]),
      )
      const files = { ...Object.fromEntries(first), else: named(['miniapp/later-screens.ts']) }
      const code = knock.code.replace('FILES', JSON.stringify(files)).trim()
      return [{ tag: 'script', children: `{${code}}`, injectTo: 'head-prepend' }]
    },
  },
}

/** What a chunk needs is fetched beside it. As Vite does it, but small, and a style that did not come is asked for again. */
const BESIDE = `
const asked = {}
const fetchBeside = (href) => (asked[href] ??= new Promise((resolve, reject) => {
  const link = document.createElement('link')
  const isStyle = href.endsWith('css')
  link.rel = isStyle ? 'stylesheet' : 'modulepreload'
  link.crossOrigin = ''
  link.href = href
  link.onload = resolve
  link.onerror = (event) => {
    link.remove()
    delete asked[href]
    reject(event)
  }
  document.head.append(link)
  if (!isStyle) resolve()
}))
export const __vitePreload = (load, names = []) => Promise.all(names.map((name) => fetchBeside('/' + name))).then(load)
`
const fetchBeside: Plugin = {
  name: 'fetch-beside',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? BESIDE : null),
}

/** What the page itself loads: it is not named again by each screen, for names weigh on the first page. */
const onPage = new Set<string>()
const notePage: Plugin = {
  name: 'note-page',
  generateBundle: {
    order: 'pre',
    handler(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.isEntry)
          for (const name of [file.fileName, ...file.imports]) onPage.add(name)
    },
  },
}

export default defineConfig({
  plugins: [knockFirst, fetchBeside, notePage],
  root: 'miniapp',
  base: '/',
  publicDir: false,
  build: {
    outDir: '../dist/miniapp',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, needed) => needed.filter((one) => !onPage.has(one)),
    },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'miniapp/index.html', knock: 'miniapp/knock.ts' },
      output: {
        // Short names and few files: each name is said in the first one, and each file compresses by itself.
        entryFileNames: 'assets/[hash:7].js',
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /rolldown.runtime|miniapp.(main|shell|use-screen|theme.paint|ui.(act|focus|pane|wide))\.ts$/,
            },
            { name: 'later-places', test: /miniapp.later-(screens|words)\.ts$/ },
            { name: 'sell', test: /screens.sell.sell\.ts$/ },
            // Rows, which Início and all lists are made of.
            {
              name: 'rows',
              test: /miniapp.(ui.(avatar|fresh|link|list-icons|sale-row|section)|store.(home|layout|network)|calls.home|weekday)\.ts$/,
            },
            { name: 'words', test: /locales.pt-BR.miniapp-(home|sale)\.ts$/ },
            { name: 'words', test: /locales.en.miniapp-(home|sale)\.ts$/ },
            // What screens after the first are made of, in one file for all of them.
            {
              name: 'parts',
              test: /miniapp.(calls.checkout|ui.(again|banner|choice|copy|day-thumb|empty|failed|fields|intent|leaving|more-icons|mark-row|needs-network|panes|pending|sheet|undo)|store.(customers|owed|pages|queue|sale-of)|screens.debts.goods|telegram-more|today)\.ts$/,
            },
            // A list and what it leads to, together.
            { name: 'sales', test: /screens.sales.sales?\.ts$/ },
            { name: 'queue', test: /screens.queue.queued?\.ts$/ },
          ],
        },
      },
    },
  },
})
