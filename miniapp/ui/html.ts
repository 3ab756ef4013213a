// Markup as tagged templates, on Preact; a component is placed in them by a call, so that what it is given is checked.
import htm from 'htm'
import { createElement, type FunctionComponent, h, type VNode } from 'preact'

export type Markup = VNode | VNode[] | null
export const html = /* @__PURE__ */ htm.bind(h) as (
  strings: TemplateStringsArray,
  ...values: unknown[]
) => VNode

/** What stands inside something: nothing else can be drawn. */
export type Inside = VNode | string | number | boolean | null | undefined | readonly Inside[]
/** What is drawn of its properties. */
export type Component<Props = unknown> = (props: Props) => Inside

interface Keyed {
  /** Tells it from its neighbours in a list. */
  readonly key?: string | number
}
type Given<Props> = NoInfer<Props> & Keyed

/**
 * Places a component: `${part(Tile, { product, take })}`. What stands inside it is its `children`. The component alone tells
 * what it takes; a generic one is given its type where it is placed: `part(Choice<Method>, …)`.
 */
export function part<Props>(
  component: Component<Props>,
  ...[props]: {} extends Props ? [props?: Given<Props>] : [props: Given<Props>]
): VNode {
  return createElement(component as FunctionComponent, props ?? null)
}
