// Builds the MiniApp into dist/miniapp. One script stands in the page itself, allowed by its hash; all else is files of our own.
import { build } from 'esbuild'
import { defineConfig, type Plugin, type Rollup } from 'vite'
import { FIRST_PAGES } from './miniapp/app/first-pages.ts'
import { layerOfRoom, scopedName } from './styles.config.ts'

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

/** By language and address: what the first pages are made of, beside what the page itself loads. */
const filesOfFirstPages = (bundle: Bundle, html: string) =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      Object.entries(FIRST_PAGES).map(([address, { module, words }]) => [
        language + address,
        filesOf(bundle, [module, ...words.map((name) => `${language}/${name}`)]).filter(
          (name) => !html.includes(name),
        ),
      ]),
    ),
  )

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
        entryPoints: ['miniapp/app/early-fetch.ts'],
        define: { FILES: JSON.stringify(filesOfFirstPages(bundle, html)) },
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

export default defineConfig({
  plugins: [earlyFetchInPage, fetchBeside],
  css: { modules: { generateScopedName: scopedName }, postcss: { plugins: [layerOfRoom] } },
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
        entryFileNames: 'assets/[hash:7].js',
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
        codeSplitting: {
          groups: [
            { name: 'frame', tags: ['$initial'] },
            // What both first pages may need of it, so that neither is made of the other.
            { name: 'lib', test: /src.lib/, minShareCount: 4 },
            // A first page is one file, whoever else needs a part of it.
            ...Object.values(FIRST_PAGES).map(({ module }) => ({
              name: module,
              test: (id: string) => id.endsWith(`/${module}`),
            })),
          ],
        },
      },
    },
  },
})
