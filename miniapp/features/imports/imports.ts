// Importar: what a list of goods, or the notebook of debts, will change; nothing does until it is agreed to.
import { useEffect, useState } from 'preact/hooks'
import { number } from '../../client/format.ts'
import { place, toTab } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { List } from '../../ui/list.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { needsNetwork, SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Refused } from '../../ui/refused.ts'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { sayStored } from '../../ui/undo.ts'
import { products } from '../products/held.ts'
import { commitList, type Item, type Kind, type Numbers, type Preview } from './calls.ts'
import { Choose } from './choose.ts'
import { type Looked, lookAt, lookedAt, previewOf, recall } from './held.ts'
import styles from './imports.module.css'
import { CustomerItem, ProductItem } from './item-row.ts'
import { LeftOut } from './left-out.ts'
import { countsOf, PARTS, type Part, partName, Sum } from './sum.ts'

const ROWS = { products: ProductItem, customers: CustomerItem } as const

export function Screen() {
  const kind: Kind = place.value.path.startsWith('/customers') ? 'customers' : 'products'
  const looked = lookedAt(kind).value
  useEffect(() => void recall(kind), [kind])
  return part(ScreenFrame, {
    look: classes(pageStyles.withAct, styles.import),
    children: looked
      ? part(Looking, { key: looked.id, kind, looked })
      : looked === null && part(Choose, { key: kind, kind }),
  })
}

function Looking({ kind, looked }: { kind: Kind; looked: Looked }) {
  const held = previewOf(looked.id)
  const preview = held.use()
  products.use()
  const gone = held.error.value?.status === 404
  // It lives a day.
  useEffect(() => {
    if (gone) lookAt(kind, null)
  }, [gone, kind])
  if (!preview) return part(Missing, { held, children: part(RowBones, { count: 6 }) })
  return html`${part(SeenAt, { held })}${part(Shown, { kind, preview, file: looked.file })}`
}

interface ShownProps {
  readonly kind: Kind
  readonly preview: Preview
  readonly file: string
}

function Shown({ kind, preview, file }: ShownProps) {
  const t = words('imports').imports
  const { id, creates, changes } = preview
  const counts = countsOf(preview)
  const [picked, pick] = useState<Part | null>(null)
  const [moved, setMoved] = useState(false)
  const shown = picked && counts[picked] > 0 ? picked : (PARTS.find((one) => counts[one] > 0) ?? 'changes')
  const leave = () => lookAt(kind, null)
  const intent = useIntent<Numbers, unknown>({
    name: `import/${id}`,
    send: (numbers, key) => commitList(id, numbers, key),
    close: () => {
      leave()
      toTab(kind === 'products' ? '/products' : '/customers')
    },
    done: ({ undoId }, sent) =>
      sayStored({
        text: t.wentIn(sent.creates + sent.changes, number(sent.creates + sent.changes)),
        undoId,
        undone: t.undone,
        of: { operation: 'imports.commit' },
      }),
    refused: ({ code, body }) => {
      if (code === 'not_found') leave()
      if (code !== 'wrong_state' || body?.state !== 'changed') return
      setMoved(true)
      void previewOf(id).refresh()
    },
  })
  const goes = creates + changes
  const act = needsNetwork({
    text: t.act(number(goes)),
    press: () => {
      setMoved(false)
      void intent.submit({ creates, changes })
    },
    enabled: goes > 0,
  })
  return html`
    <div role="status">${moved && part(Banner, { title: t.moved, line: t.movedLine, role: 'status' })}</div>
    ${part(Sum, { preview, file, shown, pick })}
    ${!moved && part(Refused, { error: intent.refusal })}
    ${counts.errors > 0 && part(LeftOut, { preview, file })}
    ${shown !== 'errors' && part(Lines, { kind, preview, which: shown, count: counts[shown] })}
    ${part(MainButton, { kind: 'secondary', text: t.other, press: leave })}
    ${part(MainButton, { ...act, busy: intent.busy })}
  `
}

interface LinesProps {
  readonly kind: Kind
  readonly preview: Preview
  readonly which: Exclude<Part, 'errors'>
  readonly count: number
}

/** What changes or comes, what is strange first; of many the rest is counted. */
function Lines({ kind, preview, which, count }: LinesProps) {
  const t = words('imports').imports
  if (which === 'same') return html`<p class=${sectionStyles.foot}>${t.areSo(count, number(count))}</p>`
  const items = preview.items.filter(({ entityId }) => (entityId === null) === (which === 'creates'))
  const name = partName(preview, which)
  const title = name.charAt(0).toLocaleUpperCase() + name.slice(1)
  return html`${part(List<Item>, {
    name: `import/${preview.id}/${which}`,
    items,
    groups: (shown) => [{ title, end: html`<span class="figure">${number(count)}</span>`, items: shown }],
    row: (item) => part(ROWS[kind], { key: item.line, item }),
  })}
    ${items.length < count && html`<p class=${`second muted ${styles.rest}`}>${t.more(number(count - items.length))}</p>`}`
}
