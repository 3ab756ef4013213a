// A wrong field as the chat says it: the sentence of the problems' catalogue.
import type { Issue } from '#domain/errors.ts'
import { problems as english } from '#locales/en/problems.ts'
import { problems as portuguese } from '#locales/pt-BR/problems.ts'
import type { Words } from './words.ts'

export const problemsOf = ({ language }: Words): typeof portuguese =>
  language === 'en' ? english : portuguese

export const issueWords = ({ issue, values }: Issue, words: Words): string =>
  problemsOf(words).issues[issue](values ?? {})
