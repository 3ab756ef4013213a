// A count that is open: one product after the other, the list of all, and what came of it.
import { usePresence } from '../../client/presence.ts'
import { place } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { html, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import { Missing } from '../../ui/missing.ts'
import pageStyles from '../../ui/page.module.css'
import { PeopleHere } from '../../ui/record-parts.ts'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { products } from '../products/held.ts'
import { CountedList } from './counted-list.ts'
import { Counting } from './counting.ts'
import { goodsOf, linesOf, oneCount, withWaiting } from './held.ts'
import { Result } from './result.ts'

export function Screen() {
  const { params, query } = place.value
  const id = Number(params['id'])
  return part(ScreenFrame, {
    look: pageStyles.withAct,
    children: part(Count, { key: id, id, show: query['show'], wanted: Number(query['p']) || null }),
  })
}

interface CountProps {
  readonly id: number
  readonly show: string | undefined
  /** The product that is asked for. */
  readonly wanted: number | null
}

function Count({ id, show, wanted }: CountProps) {
  const held = oneCount(id)
  const kept = held.use()
  const session = kept && withWaiting(kept)
  const shelf = products.use()
  const isOpen = session?.state === 'open'
  const people = usePresence('count', isOpen ? id : 0, show ? 'viewing' : 'editing')
  if (held.error.value?.code === 'not_found') return part(Gone)
  if (!session || !shelf)
    return part(Missing, { held: session ? products : held, children: part(RowBones, { count: 6 }) })
  const goods = goodsOf(session, shelf)
  const lines = linesOf(session)
  if (!isOpen || show === 'result') return part(Result, { session })
  const left = goods.filter((product) => !lines.has(product.id))
  const isHere = goods.some((product) => product.id === wanted)
  const who =
    people.length > 0 &&
    html`${part(PeopleHere, { people, doing: 'counting' })}<div class=${cardStyles.gap} />`
  if (show === 'list' || (!left.length && !isHere))
    return html`${who}${part(CountedList, { session, goods, lines })}`
  return html`${who}${part(Counting, { session, goods, left, lines, wanted: isHere ? wanted : null })}`
}

function Gone() {
  const t = words('counts').counts
  return part(Empty, {
    face: '📋',
    title: t.gone,
    line: t.goneLine,
    children: part(Link, { to: '/products', look: buttonStyles.button, children: html`${t.toProducts}` }),
  })
}
