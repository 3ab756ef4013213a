// What eyes and thumbs would stumble over, measured on the page as it stands: cut off, covered, too small to hit, named otherwise
// than it is seen.
import type { Page } from 'playwright-core'

/** What is wrong, each with what it is about; of the sheet on top, if there is one. Its end is scrolled to. */
export const flaws = (page: Page): Promise<string[]> => page.evaluate(measure)

interface Edges {
  top: number
  readonly right: number
  bottom: number
  readonly left: number
}

/** Runs in the page, and so must bring all it uses. */
async function measure(): Promise<string[]> {
  const HIT_PX = 44
  /** Boxes end between pixels. */
  const SLACK_PX = 1
  const MONEY = /[$€]\s?[\d.,]*\d/g
  const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const found = new Set<string>()
  // What is off the screen would have the height it had there last.
  const drawAll = new CSSStyleSheet()
  drawAll.replaceSync('* { content-visibility: visible !important }')
  document.adoptedStyleSheets = [drawAll]
  const called = (it: Element) => {
    const name = it.getAttribute('aria-label') ?? it.textContent ?? ''
    return `<${it.tagName.toLowerCase()} ${it.getAttribute('class') ?? ''}> ${name.replace(/\s+/g, ' ').trim().slice(0, 50)}`
  }
  const isSeen = (it: Element) =>
    it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !it.closest('[inert]') &&
    !around(it).some((one) => getComputedStyle(one).clipPath !== 'none')
  /** Itself, and all that it stands in. */
  function around(it: Element): Element[] {
    const all: Element[] = []
    for (let one: Element | null = it; one; one = one.parentElement) all.push(one)
    return all
  }
  const texts: { text: string; holder: Element; box: DOMRect }[] = []
  const amounts: typeof texts = []
  const walk = () => {
    texts.length = 0
    amounts.length = 0
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement
      const text = node.textContent?.trim()
      if (!holder || !text || !/[\p{L}\p{N}]/u.test(text) || !isSeen(holder)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      texts.push({ text, holder, box: range.getBoundingClientRect() })
      // What a line is shortened by may be words, and never an amount.
      for (const amount of node.textContent?.matchAll(MONEY) ?? []) {
        range.setStart(node, amount.index)
        range.setEnd(node, amount.index + amount[0].length)
        amounts.push({ text: amount[0], holder, box: range.getBoundingClientRect() })
      }
    }
  }

  const cutIn = (text: string, holder: Element, box: DOMRect, mayBeShortened: boolean) => {
    for (const one of around(holder)) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(one)
      // What can be scrolled to is not cut, nor is what lies beyond it.
      if (/auto|scroll/.test(overflowX)) return
      if (overflowX === 'visible') continue
      const frame = one.getBoundingClientRect()
      const isShortened = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
      if (isShortened && mayBeShortened) return
      const wide = box.right > frame.right + SLACK_PX || box.left < frame.left - SLACK_PX
      const high = overflowY !== 'visible' && !/auto|scroll/.test(overflowY) && box.bottom > frame.bottom + 3
      if (wide || high) found.add(`cut: ${text} in ${called(one)}`)
    }
    if (box.right > innerWidth + SLACK_PX || box.left < -SLACK_PX) found.add(`beyond the edge: ${text}`)
  }
  walk()
  for (const { text, holder, box } of texts) {
    cutIn(text, holder, box, !holder.closest('.figure'))
    if (holder.closest('.figure') && getComputedStyle(holder).fontVariantNumeric !== 'tabular-nums')
      found.add(`digits of several widths: ${text}`)
  }
  for (const { text, holder, box } of amounts) cutIn(text, holder, box, false)
  for (const input of scope.querySelectorAll<HTMLInputElement>('input:not([type=radio], [type=checkbox])'))
    if (isSeen(input) && input.value && input.scrollWidth > input.clientWidth + SLACK_PX)
      found.add(`cut: ${input.value} in ${called(input)}`)

  // At the end of the page nothing is left to scroll from under what is fixed there.
  const scroller = scope === document.body ? document.documentElement : scope
  // A list may grow there: a few times will do, for a long one has no end to look at.
  for (let end = -1, times = 0; end !== scroller.scrollHeight && times < 3; times++) {
    end = scroller.scrollHeight
    scroller.scrollTop = end
    for (let frames = 0; frames < 3; frames++) await new Promise((drawn) => requestAnimationFrame(drawn))
  }
  // What came meanwhile is scrolled past too, and nothing comes before all is measured.
  scroller.scrollTop = scroller.scrollHeight
  walk()
  const fixed = [...scope.querySelectorAll('*')].filter((it) => {
    const { position, pointerEvents } = getComputedStyle(it)
    return /fixed|sticky/.test(position) && pointerEvents !== 'none' && isSeen(it)
  })
  const controls = [
    ...scope.querySelectorAll(
      'button, a[href], input:not([type=radio], [type=checkbox]), textarea, label:has(input)',
    ),
  ].filter(isSeen)
  const boxes = [
    ...texts.map(({ text, holder, box }) => ({ what: text, it: holder, box: shownOf(holder, box) })),
    ...controls.map((it) => ({ what: called(it), it, box: it.getBoundingClientRect() })),
  ]
  /** Without what its boxes cut off: of a line that is shortened, those that are not shown. */
  function shownOf(holder: Element, { top, right, bottom, left }: DOMRect): Edges {
    const edges = { top, right, bottom, left }
    for (const one of around(holder)) {
      if (one === scroller || one === document.body || getComputedStyle(one).overflowY === 'visible') continue
      const frame = one.getBoundingClientRect()
      edges.top = Math.max(edges.top, frame.top)
      edges.bottom = Math.min(edges.bottom, frame.bottom)
    }
    return edges
  }
  const layer = (it: Element) => around(it).find((one) => fixed.includes(one))
  for (const bar of fixed) {
    const over = bar.getBoundingClientRect()
    for (const { what, it, box } of boxes) {
      if (layer(it) || it.contains(bar)) continue
      const high = Math.min(over.bottom, box.bottom) - Math.max(over.top, box.top, 0)
      const wide = Math.min(over.right, box.right) - Math.max(over.left, box.left)
      if (high > SLACK_PX && wide > SLACK_PX) found.add(`covered by ${called(bar)}: ${what}`)
    }
    for (const other of fixed) {
      if (other === bar || other.contains(bar) || bar.contains(other)) continue
      const box = other.getBoundingClientRect()
      if (Math.min(over.bottom, box.bottom) - Math.max(over.top, box.top) > SLACK_PX && over.top <= box.top)
        if (Math.min(over.right, box.right) - Math.max(over.left, box.left) > SLACK_PX)
          found.add(`${called(bar)} lies over ${called(other)}`)
    }
  }

  for (const control of controls) {
    if (control instanceof HTMLInputElement && control.closest('label')) continue
    if ((control as HTMLButtonElement).disabled || getComputedStyle(control).pointerEvents === 'none')
      continue
    control.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, top, width, height } = control.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const takes = (dx: number, dy: number) => control.contains(document.elementFromPoint(x + dx, y + dy))
    const reach = HIT_PX / 2 - SLACK_PX
    const isHigh = height >= HIT_PX - SLACK_PX || (takes(0, reach) && takes(0, -reach))
    const isWide = width >= HIT_PX - SLACK_PX || (takes(reach, 0) && takes(-reach, 0))
    if (!isHigh || !isWide)
      found.add(`hard to hit, ${Math.round(width)} × ${Math.round(height)}: ${called(control)}`)
  }

  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  for (const named of scope.querySelectorAll('[aria-label]')) {
    const label = named instanceof HTMLInputElement ? named.closest('label') : named
    const isControl = named.matches('button:not([role=spinbutton]), a[href], input')
    if (!label || !isControl || !isSeen(label)) continue
    const seen = texts.filter(({ holder }) => label.contains(holder) && !holder.closest('[aria-hidden=true]'))
    const said = plain(named.getAttribute('aria-label') ?? '')
    const shown = plain(seen.map(({ text }) => text).join(''))
    if (!said.includes(shown)) found.add(`named otherwise than it is seen: ${called(named)}, ${shown}`)
  }
  scroller.scrollTop = 0
  return [...found]
}
