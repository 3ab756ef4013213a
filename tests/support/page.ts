// A page small enough for unit tests of what is drawn: elements, text and listeners as Preact needs them. Import it before what
// is tested; layout, focus and styles are a browser's matter (tests/e2e).
import { render, type VNode } from 'preact'
import { vi } from 'vitest'

export class Element {
  parentNode: Element | null = null
  readonly childNodes: Element[] = []
  readonly attributes: { name: string; value: string }[] = []
  readonly #listeners = new Map<string, (event: unknown) => void>()
  readonly style = {}
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml'
  readonly localName: string
  readonly nodeType: number
  data: string

  constructor(localName: string, data = '') {
    this.localName = localName
    this.nodeType = localName ? 1 : 3
    this.data = data
  }

  get ownerDocument() {
    return document
  }
  get firstChild() {
    return this.childNodes[0] ?? null
  }
  get nextSibling() {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) + 1] ?? null
  }
  get textContent(): string {
    return this.data + this.childNodes.map((one) => one.textContent).join('')
  }
  insertBefore(node: Element, before: Element | null) {
    node.remove()
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length
    this.childNodes.splice(at, 0, node)
    node.parentNode = this
  }
  remove() {
    const siblings = this.parentNode?.childNodes
    siblings?.splice(siblings.indexOf(this), 1)
    this.parentNode = null
  }
  getAttribute(name: string) {
    return this.attributes.find((one) => one.name === name)?.value ?? null
  }
  setAttribute(name: string, value: unknown) {
    this.removeAttribute(name)
    this.attributes.push({ name, value: String(value) })
  }
  removeAttribute(name: string) {
    const at = this.attributes.findIndex((one) => one.name === name)
    if (at >= 0) this.attributes.splice(at, 1)
  }
  addEventListener(name: string, listener: (event: unknown) => void) {
    this.#listeners.set(name, listener)
  }
  removeEventListener(name: string) {
    this.#listeners.delete(name)
  }
  focus() {
    document.activeElement = this
  }
  /** As a tap does. */
  press() {
    this.#listeners.get('click')?.call(this, { type: 'click', preventDefault: () => undefined })
  }
  /** All that are called so, or have the class: `li`, `.bone`. */
  all(called: string): Element[] {
    const isCalled = (one: Element) =>
      one.localName === called || one.getAttribute('class')?.split(' ').includes(called.slice(1))
    return this.childNodes.flatMap((one) => [...(isCalled(one) ? [one] : []), ...one.all(called)])
  }
}

const document = {
  activeElement: null as Element | null,
  documentElement: new Element('html'),
  createElementNS: (_space: string, name: string) => new Element(name),
  createTextNode: (text: string) => new Element('', text),
  visibilityState: 'visible',
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  querySelector: () => null,
}
const seen = new Set<(entries: readonly { isIntersecting: boolean }[]) => void>()

const page = {
  document,
  window: {
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
    addEventListener: () => undefined,
  },
  history: { state: null },
  location: new URL('http://localhost/'),
  navigator: { language: 'pt-BR' },
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  IntersectionObserver: class {
    readonly #told: (entries: readonly { isIntersecting: boolean }[]) => void
    constructor(told: (entries: readonly { isIntersecting: boolean }[]) => void) {
      this.#told = told
    }
    observe() {
      seen.add(this.#told)
    }
    disconnect() {
      seen.delete(this.#told)
    }
  },
}
for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value)

const drawn = new Set<Element>()

/** Draws it; what is drawn follows by itself from then on. */
export function draw(node: VNode): Element {
  const root = new Element('main')
  drawn.add(root)
  render(node, root as never)
  return root
}

/** Nothing that was drawn is there any more. */
export function leave(): void {
  for (const root of drawn) render(null, root as never)
  drawn.clear()
}

/** What is watched for comes into view. */
export const scrollToEnd = () => {
  for (const tell of seen) tell([{ isIntersecting: true }])
}
