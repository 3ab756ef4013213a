// The card above a tab's root that says how things stand; what draws it comes after the first page.

import { signal } from '@preact/signals'
import type { Component } from './html.ts'

export const notice = signal<Component | null>(null)
