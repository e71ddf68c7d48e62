/** By invariant of what is claimed and redeemed: what breaks it, and nothing else. */

const one = (table: string, where: string, column = 'ctid') =>
  `${column} = (select ${column} from ${table} where ${where} limit 1)`

const redemption = (where: string) => one('redemption.redemption', where)
const claim = (where: string) => one('redemption.code', `kind = 'personal' and ${where}`)

export const voucherBreaks: Record<string, string> = {
  'claims.catalog': `update catalog.request_claim set id = gen_random_uuid() where ${one('catalog.request_claim', 'status = 201')}`,
  'claims.redemption': `update redemption.request_claim set id = gen_random_uuid() where ${one('redemption.request_claim', 'status = 201')}`,
  'claims.attempts': `update redemption.request_claim set id = gen_random_uuid() where ${one('redemption.request_claim', `answer ? 'attemptId'`)}`,
  'vouchers.codes': `update redemption.code set uses = uses + 1 where ${claim(`status = 'active' and uses = 0`)}`,
  'vouchers.counted': `update redemption.voucher set taken = taken + 1 where ${one('redemption.voucher', 'total_limit is null')}`,
  'vouchers.customers': `update redemption.voucher_customer set taken = taken + 1 where ${one('redemption.voucher_customer', 'taken = 0')}`,
  'vouchers.limits': `
    update redemption.voucher_version set terms = terms || '{"totalLimit": 0}'
     where voucher_id = (select voucher_id from redemption.voucher where taken > 0 and version = 1 limit 1)`,
  'vouchers.budgets': `update catalog.campaign set spent_amount = spent_amount + 1 where ${one('catalog.campaign', 'true')}`,
  'vouchers.end-once': `
    update redemption.code set status = 'given-back', ended_at = now(), ended_because = 'test' where ${claim(`status = 'redeemed'`)}`,
  'vouchers.in-time': `
    update redemption.redemption r set redeemed_at = c.valid_until from redemption.code c
     where c.id = r.code_id and r.${redemption(`status = 'approved'`)}`,
  'vouchers.expire': `
    update redemption.code set valid_until = now() - interval '1 hour' where ${claim(`status = 'active' and redemptions = 0`)}`,
  'vouchers.judged': `delete from redemption.scan where ${one('redemption.scan', 'taken')}`,
  'vouchers.told': `
    update redemption.redemption set reviewed_at = now(), reviewed_by = 'test' where ${redemption(`status = 'approved' and reviewed_at is null`)}`,
  'vouchers.reviewed': `
    update redemption.redemption set status = 'review'
     where ${redemption(`status = 'approved' and id not in (select redemption_id from redemption.fraud_case where redemption_id is not null)`)}`,
  'vouchers.copies': `update redemption.voucher set status = 'paused' where ${one('redemption.voucher', `status = 'published'`)}`,
  'vouchers.ratings': `update catalog.merchant_rating set five = five + 1 where ${one('catalog.merchant_rating', 'true')}`,
  'vouchers.reviewers': `update catalog.review set redemption_id = gen_random_uuid() where ${one('catalog.review', `status = 'published'`)}`,
}
