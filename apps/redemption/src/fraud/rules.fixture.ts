import { readFileSync } from 'node:fs'
import type { Rules } from './rule-set.ts'

const migration = readFileSync(new URL('../../migrations/0003-fraud.sql', import.meta.url), 'utf8')
const [, text = ''] = /\$rules\$([\s\S]*)\$rules\$/.exec(migration) ?? []

/** The rules of the first day, as the migration brings them. */
export const startRules = JSON.parse(text) as Rules
