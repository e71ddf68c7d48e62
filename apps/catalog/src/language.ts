import type { Language } from '@konter/core'
import { currentTrace } from '@konter/service'

/** What the caller asked for (`Accept-Language`); Indonesian when nothing else. */
export const language = (): Language => currentTrace()?.language ?? 'id'
