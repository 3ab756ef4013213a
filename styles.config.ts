// What the build makes of a part's styles: the layer they lie in, and the names of its classes in the page.
import { createHash } from 'node:crypto'
import { relative, resolve } from 'node:path'
import type { Helpers, Root } from 'postcss'

/** The later has its way over the earlier. Each file says so, since any may come first. */
const LAYERS = 'base, ui, screens'

/** A part's styles go below those of the screens that it is in, whichever file came first. */
export const layerOfRoom = {
  postcssPlugin: 'layer-of-room',
  Once(root: Root, { AtRule }: Helpers) {
    const from = root.source?.input.file ?? ''
    if (!from.endsWith('.module.css')) return
    const layer = new AtRule({
      name: 'layer',
      params: from.includes('/ui/') ? 'ui' : 'screens',
      nodes: root.nodes,
    })
    root.removeAll()
    root.append(new AtRule({ name: 'layer', params: LAYERS }), layer)
  },
}

/** The name of a part's class in the page: short, and its own. */
export const scopedName = (name: string, file: string) =>
  `_${createHash('sha1')
    .update(`${relative(import.meta.dirname, resolve(file.split('?')[0] ?? ''))} ${name}`)
    .digest('base64url')
    .slice(0, 5)}`
