import type { Kind } from '../category/kind.ts'

/** Two sorts of rules by which names are read, see the tables kind_rule and denomination_word. */
export type KeptKindRule = { id: string; position: number; field: string; pattern: string; kind: Kind }
export type KeptWord = { id: string; phrase: string; means: string; kind: Kind | null; brand: string | null }
export const RULE_FIELDS = ['category', 'type', 'brand', 'name'] as const
