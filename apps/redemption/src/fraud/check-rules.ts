import type { FieldError, Translated } from '@konter/core'
import { type Signal, signals } from './features.ts'
import type { Condition, Rules } from './rule-set.ts'

/** What a schema cannot say: everything that is wrong with a set of rules, each with its place. Empty when nothing is. */
export function mistakesIn({ thresholds, rules, hard }: Rules): FieldError[] {
  return [
    ...unless(thresholds.review <= thresholds.block, '/thresholds', {
      id: 'batas periksa melebihi batas blokir',
      en: 'reviews begin above where blocking does',
    }),
    ...namesIn(rules, '/rules'),
    ...namesIn(hard, '/hard'),
    ...rules.flatMap((rule, index) => [
      ...textsIn(rule.because, `/rules/${index}/because`),
      ...rule.tiers.flatMap(({ points, ...bounds }, tier) => [
        ...conditionIn({ signal: rule.signal, ...bounds }, `/rules/${index}/tiers/${tier}`),
        ...unless(rule.family === 'trust' ? points <= 0 : points >= 0, `/rules/${index}/tiers/${tier}/points`, {
          id: 'hanya kepercayaan yang mengurangi, dan hanya itu yang boleh',
          en: 'trust takes off and nothing else does',
        }),
      ]),
      ...conditionsIn(rule.and ?? [], `/rules/${index}/and`),
    ]),
    ...hard.flatMap(({ when, because }, index) => [
      ...conditionsIn(when, `/hard/${index}/when`),
      ...textsIn(because, `/hard/${index}/because`),
    ]),
  ]
}

const unless = (holds: boolean, pointer: string, message: Translated): FieldError[] =>
  holds ? [] : [{ pointer, message }]

const namesIn = (named: readonly { name: string }[], pointer: string): FieldError[] =>
  named.flatMap(({ name }, index) =>
    unless(named.findIndex((each) => each.name === name) === index, `${pointer}/${index}/name`, {
      id: `nama ${name} dipakai dua kali`,
      en: `the name ${name} is used twice`,
    }),
  )

const conditionsIn = (conditions: readonly Condition[], pointer: string): FieldError[] =>
  conditions.flatMap((each, index) => conditionIn(each, `${pointer}/${index}`))

/** A flag is or is not; a number has bounds. Without either, a rule would fire always or never. */
function conditionIn({ signal, is, ...bounds }: Condition, pointer: string): FieldError[] {
  const bounded = Object.values(bounds).some((each) => each !== undefined)
  const fits = signals[signal] === 'flag' ? is !== undefined && !bounded : is === undefined && bounded
  return unless(fits, pointer, {
    id: `${signal} adalah ${signals[signal] === 'flag' ? 'tanda: pakai `is`' : 'angka: pakai `over`, `atLeast` atau `below`'}`,
    en: `${signal} is a ${signals[signal] === 'flag' ? 'flag: use `is`' : 'number: use `over`, `atLeast` or `below`'}`,
  })
}

const textsIn = (because: Translated, pointer: string): FieldError[] =>
  (['id', 'en'] as const).flatMap((language) =>
    [...because[language].matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
      unless(Object.hasOwn(signals, name as Signal), `${pointer}/${language}`, {
        id: `tidak ada sinyal ${name}`,
        en: `there is no signal ${name}`,
      }),
    ),
  )
