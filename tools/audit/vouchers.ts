import { type Check, now, settledBefore, withinMemory } from './check.ts'

/** Invariant 8: a code is used as often as it may be and no more, and whatever counts uses says what the rows say. */

const stands = (redemption: string): string => `${redemption}.status in ('approved', 'review')`

/** Of each code: how many of its redemptions stand, and how many there ever were. */
const uses = `
  select r.code_id, count(*) filter (where ${stands('r')})::int as standing, count(*)::int as ever
    from redemption.redemption r group by r.code_id`

/** What a voucher promised at most, whatever was edited since: a limit that is lowered takes nothing from those who have a use. */
const mostOf = (limit: string): string => `
  select voucher_id, case when bool_and(terms ->> '${limit}' is not null) then max((terms ->> '${limit}')::bigint) end as most
    from redemption.voucher_version group by voucher_id`

/** Uses that are spoken for: claims that wait, and redemptions that stand. */
const spokenFor = `
  select voucher_id, customer_id, count(*)::int as taken, 0 as redeemed
    from redemption.code where kind = 'personal' and status = 'active' group by 1, 2
  union all
  select r.voucher_id, r.customer_id, count(*)::int, count(*)::int from redemption.redemption r where ${stands('r')} group by 1, 2`

const counters: Check[] = [
  {
    invariant: 'vouchers.codes',
    number: 8,
    what: 'a code is used no more often than it may be, and its counter says how often',
    sql: `
      select c.id || ' counts ' || c.uses || ' of ' || coalesce(c.uses_max::text, 'any number of') || ' uses and has ' || coalesce(u.standing, 0) as example
        from redemption.code c left join (${uses}) u on u.code_id = c.id
       where c.uses <> coalesce(u.standing, 0) or c.redemptions <> coalesce(u.ever, 0) or coalesce(u.standing, 0) > c.uses_max`,
  },
  {
    invariant: 'vouchers.counted',
    number: 8,
    what: "a voucher's counters say what its claims and redemptions say",
    sql: `
      select v.voucher_id || ' counts ' || v.taken || ' taken, ' || v.redeemed || ' redeemed and has ' || coalesce(s.taken, 0) || ', ' || coalesce(s.redeemed, 0) as example
        from redemption.voucher v
        left join (select voucher_id, sum(taken)::int as taken, sum(redeemed)::int as redeemed from (${spokenFor}) u group by voucher_id) s using (voucher_id)
       where v.taken <> coalesce(s.taken, 0) or v.redeemed <> coalesce(s.redeemed, 0)`,
  },
  {
    invariant: 'vouchers.customers',
    number: 8,
    what: "a customer's counter of a voucher says what their claims and redemptions say",
    sql: `
      select v.customer_id || ' counts ' || v.taken || ' of ' || v.voucher_id || ' and has ' || coalesce(s.taken, 0) as example
        from redemption.voucher_customer v
        full join (select voucher_id, customer_id, sum(taken)::int as taken from (${spokenFor}) u where customer_id is not null group by 1, 2) s
          using (voucher_id, customer_id)
       where coalesce(v.taken, 0) <> coalesce(s.taken, 0)`,
  },
  {
    invariant: 'vouchers.limits',
    number: 8,
    what: 'no more is taken than was ever promised, in all and by one customer',
    sql: `
      select v.voucher_id || ': ' || v.taken || ' taken of ' || l.most as example
        from redemption.voucher v join (${mostOf('totalLimit')}) l using (voucher_id) where v.taken > l.most
       union all
      select v.voucher_id || ': ' || v.taken || ' of ' || l.most || ' taken by ' || v.customer_id
        from redemption.voucher_customer v join (${mostOf('perCustomerLimit')}) l using (voucher_id) where v.taken > l.most`,
  },
  {
    invariant: 'vouchers.budgets',
    number: 8,
    what: 'what a campaign counts as spent is what its standing redemptions gave',
    sql: `
      select c.id || ' counts ' || c.spent_amount || ', its redemptions gave ' || coalesce(r.given, 0) as example
        from catalog.campaign c
        left join (select r.campaign_id, sum(r.discount_amount) filter (where ${stands('r')}) as given,
                          max(greatest(r.received_at, r.undone_at, r.reviewed_at)) as last_at
                     from redemption.redemption r group by r.campaign_id) r on r.campaign_id = c.id
       where c.spent_amount <> coalesce(r.given, 0) and (r.last_at is null or r.last_at < ${settledBefore})`,
  },
]

export const vouchers: Check[] = [
  ...counters,
  {
    invariant: 'vouchers.end-once',
    number: 8,
    what: 'a claim ends in one way: redeemed, expired, given back or revoked',
    sql: `
      select c.id || ' is ' || c.status || ' with ' || coalesce(u.standing, 0) || ' redemptions' as example
        from redemption.code c left join (${uses}) u on u.code_id = c.id
       where c.uses_max = 1 and (c.status = 'redeemed') <> (coalesce(u.standing, 0) = 1)`,
  },
  {
    invariant: 'vouchers.in-time',
    number: 8,
    what: 'nothing is redeemed after its time, nor after it was revoked or given back, unless staff decided so',
    // Whether a scan or a revocation of the same moment was first, only the database knows: a frozen process wakes late.
    sql: `
      select r.id || ' at ' || r.redeemed_at || ' of ' || c.id || ', good until ' || least(c.valid_until, c.ended_at) as example
        from redemption.redemption r
        join redemption.code c on c.id = r.code_id
        join redemption.attempt a on a.id = r.id
       where a.entry <> 'settled'
         and (r.redeemed_at >= c.valid_until
              or (c.status in ('revoked', 'given-back') and r.received_at > c.ended_at + interval '15 minutes'))`,
  },
  {
    invariant: 'vouchers.expire',
    number: 8,
    what: 'no claim holds a use a quarter of an hour after its time',
    sql: `
      select c.id || ' was good until ' || c.valid_until as example
        from redemption.code c where c.kind = 'personal' and c.status = 'active' and c.valid_until < ${now} - interval '15 minutes'`,
  },
  {
    invariant: 'vouchers.judged',
    number: 8,
    what: 'a redemption has the attempt that made it and how that was judged, and no attempt took a use without one',
    sql: `
      select coalesce(r.id, a.id) || ' has ' || concat_ws(', ', case when r.id is null then 'no redemption' end, case when a.id is null then 'no attempt' end,
             case when s.attempt_id is null then 'no assessment' when not s.taken then 'an assessment that took nothing' end) as example
        from redemption.redemption r
        full join (select id, entry from redemption.attempt where verdict <> 'refused') a on a.id = r.id
        left join redemption.scan s on s.attempt_id = coalesce(r.id, a.id)
       where r.id is null or a.id is null or (a.entry <> 'settled' and s.taken is not true)`,
  },
  {
    invariant: 'vouchers.told',
    number: 8,
    what: 'every claim and redemption is told, and that it was undone or reviewed as well',
    sql: `
      select done.id || ' is not told as ' || done.type as example
        from (select id, 'redemption.claimed.v1' as type, made_at as at from redemption.code where kind = 'personal'
              union all select id, 'redemption.redeemed.v1', received_at from redemption.redemption
              union all select id, 'redemption.undone.v1', undone_at from redemption.redemption where undone_at is not null
              union all select id, 'redemption.reviewed.v1', reviewed_at from redemption.redemption where reviewed_at is not null) done
       where ${withinMemory('done.at')}
         and not exists (select from redemption.outbox o where o.aggregate_id = done.id::text and o.type = done.type)`,
  },
  {
    invariant: 'vouchers.reviewed',
    number: 8,
    what: 'somebody has to look at what is under review: it has a case that is not resolved',
    sql: `
      select r.id || ' is under review, and nobody is asked' as example
        from redemption.redemption r
       where r.status = 'review' and not exists (select from redemption.fraud_case c where c.redemption_id = r.id and c.status <> 'resolved')`,
  },
  {
    invariant: 'vouchers.copies',
    number: 8,
    what: 'codes are redeemed by what catalog says of vouchers and merchants',
    sql: `
      select 'voucher ' || r.voucher_id || ' is ' || r.status || ' ' || r.version || ', in catalog ' || coalesce(c.status || ' ' || c.version, 'unknown') as example
        from redemption.voucher r left join catalog.voucher c on c.id = r.voucher_id
       where (c.status, c.version) is distinct from (r.status, r.version) and coalesce(c.updated_at < ${settledBefore}, true)
       union all
      select 'merchant ' || r.merchant_id || ' is ' || r.status || ', in catalog ' || coalesce(c.status, 'unknown')
        from redemption.merchant r left join catalog.merchant c on c.id = r.merchant_id
       where (c.status, c.active, c.number) is distinct from (r.status, r.active, r.number) and coalesce(c.updated_at < ${settledBefore}, true)`,
  },
  {
    invariant: 'vouchers.ratings',
    number: 8,
    what: 'the stars of a merchant and of a voucher are those of the reviews that are shown',
    sql: ['merchant', 'voucher']
      .map(
        (thing) => `
      select '${thing} ' || ${thing}_id || ' counts ' || coalesce(r.reviews, 0) || ' reviews, ' || coalesce(r.stars, 0) || ' stars and has ' || coalesce(s.reviews, 0) || ', ' || coalesce(s.stars, 0) as example
        from catalog.${thing}_rating r
        full join (select ${thing}_id, count(*)::int as reviews, sum(stars)::int as stars from catalog.review where status = 'published' group by 1) s
          using (${thing}_id)
       where (coalesce(r.reviews, 0), coalesce(r.stars, 0)) <> (coalesce(s.reviews, 0), coalesce(s.stars, 0))`,
      )
      .join('\n       union all'),
  },
  {
    invariant: 'vouchers.reviewers',
    number: 8,
    what: 'a review that is shown is of a customer whose redemption stands',
    sql: `
      select w.id || ' is of ' || coalesce(r.id || ', which is ' || r.status, 'no redemption') as example
        from catalog.review w left join redemption.redemption r on r.id = w.redemption_id and r.customer_id = w.customer_id
       where w.status = 'published' and (r.id is null or (r.status not in ('approved', 'review') and coalesce(r.undone_at, r.reviewed_at) < ${settledBefore}))`,
  },
]
