// Markup as tagged templates, on Preact.
import htm from 'htm'
import { h, type VNode } from 'preact'

export type Markup = VNode | VNode[] | null
export const html = htm.bind(h) as (strings: TemplateStringsArray, ...values: unknown[]) => VNode
