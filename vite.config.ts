// Builds the MiniApp into dist/miniapp. Nothing inlined and no helper script, so that the page's security policy can
// allow our own files alone.
import { defineConfig, type Plugin } from 'vite'

const KNOCK = 'knock'

/** A script of its own, run as soon as it is here: the rest may still be on its way. */
const knockFirst: Plugin = {
  name: 'knock-first',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const knock = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === KNOCK)
      if (!knock) throw new Error('no chunk of knock.ts')
      return [
        {
          tag: 'script',
          attrs: { type: 'module', async: true, crossorigin: true, src: `/${knock.fileName}` },
          injectTo: 'head',
        },
      ]
    },
  },
}

const onPage = new Set<string>()

export default defineConfig({
  plugins: [knockFirst],
  root: 'miniapp',
  base: '/',
  publicDir: false,
  build: {
    outDir: '../dist/miniapp',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What the page itself has loaded is not named again by each screen: names weigh on the first page. The page is asked first.
      resolveDependencies(file, needed, { hostType }) {
        if (hostType === 'js') return needed.filter((one) => !onPage.has(one))
        for (const one of [file, ...needed]) onPage.add(one)
        return needed
      },
    },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Short names and few files: each name is said in the first one, and each file compresses by itself.
        entryFileNames: 'assets/[hash:7].js',
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
        codeSplitting: {
          groups: [
            { name: KNOCK, test: /miniapp.knock\.ts$/ },
            {
              name: 'frame',
              test: /rolldown.runtime|miniapp.(shell|use-screen|theme.paint|ui.(act|focus|pane|wide))\.ts$/,
            },
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
              test: /miniapp.(calls.checkout|ui.(banner|choice|copy|day-thumb|empty|failed|fields|intent|leaving|more-icons|mark-row|needs-network|panes|sheet|undo)|store.(customers|owed|pages|queue|sale-of)|screens.debts.goods|telegram-more|today)\.ts$/,
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
