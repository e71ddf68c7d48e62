import { only, type Tx } from '@konter/service'
import type { Kind } from '../category/kind.ts'
import type { PriceRule } from './price.ts'

type RuleJson = Omit<PriceRule, 'margin' | 'minimumMargin' | 'roundingStep' | 'createdAt' | 'kind'> & {
  kind: Kind | null
  marginType: 'fixed' | 'percentage'
  margin: number
  minimumMargin: number
  roundingStep: number
  createdAt: string
}

/** Version and rules in one statement: they are of one moment. */
export async function loadPriceRules(db: Pick<Tx, 'query'>): Promise<{ version: bigint; rules: PriceRule[] }> {
  const { version, rules } = only(
    await db.query<{ version: bigint; rules: RuleJson[] }>(
      `select (select version from price_book) as version,
              coalesce(jsonb_agg(jsonb_build_object(
                'id', r.id, 'customerType', r.customer_type, 'memberLevel', r.member_level, 'productId', r.product_id,
                'categoryPath', c.path, 'kind', r.kind, 'marginType', r.margin_type, 'margin', r.margin,
                'minimumMargin', r.minimum_margin, 'roundingStep', r.rounding_step, 'allowLoss', r.allow_loss,
                'createdAt', r.created_at)), '[]'::jsonb) as rules
         from price_rule r left join category c on c.id = r.category_id`,
    ),
  )
  return { version, rules: rules.map(ruleFrom) }
}

export function ruleFrom({
  marginType,
  margin,
  minimumMargin,
  roundingStep,
  createdAt,
  ...scope
}: RuleJson): PriceRule {
  return {
    ...scope,
    margin:
      marginType === 'fixed' ? { type: 'fixed', amount: BigInt(margin) } : { type: 'percentage', basisPoints: margin },
    minimumMargin: BigInt(minimumMargin),
    roundingStep: BigInt(roundingStep),
    createdAt: new Date(createdAt),
  }
}

/** In the transaction of every change that a price depends on: whoever prices next reads the rules again. */
export const turnPage = (tx: Tx): Promise<unknown> =>
  tx.query('update price_book set version = version + 1 returning version')
