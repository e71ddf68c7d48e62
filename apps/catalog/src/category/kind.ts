/** What sort of thing is sold, which decides what the buyer has to type. */
export const KINDS = ['game', 'pulsa', 'data', 'pln', 'emoney', 'gift_code', 'postpaid', 'internet', 'other'] as const
export type Kind = (typeof KINDS)[number]
