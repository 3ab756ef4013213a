// Builds the MiniApp into dist/miniapp. One script stands in the page itself, allowed by its hash; all else is files of our own.
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'
import { defineConfig, type Plugin, type Rollup } from 'vite'
import { type EarlyPage, FIRST_PAGES, type FirstPage } from './miniapp/app/first-pages.ts'
import { layerOfRoom, namesFor } from './styles.config.ts'
import { writtenOut } from './templates.config.ts'

const ROOT = join(import.meta.dirname, 'miniapp')
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

/** What early-fetch.ts is told of the first pages: what they are made of beside what the page itself loads. */
function earlyPages(bundle: Bundle, html: string): Record<string, EarlyPage> {
  const filesIn = (language: string, { module, words }: FirstPage) =>
    filesOf(bundle, [
      module,
      ...(language === 'en' ? ['client/words-en.ts'] : []),
      ...words.map((name) => `${language}/${name}`),
    ]).filter((name) => !html.includes(name))
  return Object.fromEntries(
    Object.entries(FIRST_PAGES).map(([address, page]) => {
      const files = Object.fromEntries(LANGUAGES.map((language) => [language, filesIn(language, page)]))
      return [address, { start: page.start, reads: page.reads, files }]
    }),
  )
}

/**
 * early-fetch.ts goes into the page itself, before all that is fetched, and is told which files the first screens are
 * made of. The server allows it by its hash (src/http/headers.ts).
 */
const earlyFetchInPage: Plugin = {
  name: 'early-fetch-in-page',
  transformIndexHtml: {
    order: 'post',
    handler: async (html, { bundle = {} }) => {
      const { outputFiles } = await build({
        entryPoints: [join(ROOT, 'app/early-fetch.ts')],
        define: {
          PAGES: JSON.stringify(earlyPages(bundle, html)),
          LATER: JSON.stringify(
            filesOf(bundle, ['app/later-screens.ts']).filter((name) => !html.includes(name)),
          ),
        },
        bundle: true,
        minify: true,
        target: 'es2022',
        write: false,
      })
      return [{ tag: 'script', children: outputFiles[0]?.text.trim() ?? '', injectTo: 'head-prepend' }]
    },
  },
}

/** What a chunk needs is fetched beside it. As Vite does it, but a style that did not come is asked for again. */
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

/** What a module imports at once, and what that does. */
function reachedFrom(id: string, context: Rollup.ChunkingContext, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen
  seen.add(id)
  for (const next of context.getModuleInfo(id)?.importedIds ?? []) reachedFrom(next, context, seen)
  return seen
}

const PAGES = Object.values(FIRST_PAGES).map(({ module }) => join(ROOT, module))

/** What the page itself loads, and what every first page needs beside it: each of those is whole without another. */
const isFrame = (id: string, context: Rollup.ChunkingContext) =>
  id.includes('rolldown/runtime') ||
  reachedFrom(join(ROOT, 'app/main.ts'), context).has(id) ||
  PAGES.every((page) => reachedFrom(page, context).has(id))

export default defineConfig(({ mode }) => {
  const called = namesFor(mode)
  return {
    plugins: [writtenOut(called), earlyFetchInPage, fetchBeside],
    css: { modules: { generateScopedName: called }, postcss: { plugins: [layerOfRoom] } },
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
        input: 'miniapp/index.html',
        output: {
          // A file's name is text that the first page fetches.
          hashCharacters: 'base36',
          entryFileNames: 'assets/[hash:7].js',
          chunkFileNames: 'assets/[hash:7].js',
          assetFileNames: 'assets/[hash:7][extname]',
          codeSplitting: {
            groups: [
              { name: (id, context) => (isFrame(id, context) ? 'frame' : null) },
              // A first page is two files: what others are made of too, and its own.
              ...PAGES.flatMap((page) => {
                const name = basename(page, '.ts')
                const isOwn = (id: string) => id.startsWith(dirname(page))
                return [
                  {
                    name: (id: string, context: Rollup.ChunkingContext) =>
                      !isOwn(id) && reachedFrom(page, context).has(id) ? `${name}-parts` : null,
                  },
                  { name, test: (id: string) => id === page },
                ]
              }),
              // Parts that screens after the first are made of; what these wear is one file, a screen's its own.
              { name: 'parts', test: /miniapp.(ui|client|platform).*s$/, minShareCount: 3 },
              { name: 'parts', test: /miniapp.ui.*css$/, minShareCount: 2 },
            ],
          },
        },
      },
    },
  }
})
