// Builds the MiniApp into dist/miniapp. Nothing inlined and no helper script, so that the page's security policy can
// allow our own files alone.
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'miniapp',
  base: '/',
  publicDir: false,
  build: {
    outDir: '../dist/miniapp',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Short names and few files: each name is said in the first one, and each file compresses by itself.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
        codeSplitting: {
          groups: [
            { name: 'frame', test: /miniapp.(shell|theme.paint|ui.(act|focus|wide))\.ts$/ },
            { name: 'sell', test: /screens.sell.sell\.ts$/ },
            // Rows, which Início and all lists are made of.
            {
              name: 'rows',
              test: /miniapp.(ui.(avatar|fresh|link|list-icons|sale-row|section)|store.(home|layout|network)|calls.home|weekday)\.ts$/,
            },
            // What screens after the first are made of, in one file for all of them.
            {
              name: 'parts',
              test: /miniapp.(ui.(banner|choice|copy|day-thumb|fields|intent|leaving|more-icons|mark-row|needs-network|sheet|undo)|store.(customers|owed|pages|queue|sale-of)|screens.debts.goods|telegram-more|today)\.ts$/,
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
