-- The use of codes at merchants: what was tried, what stands, who guesses, and what devices bring later. The run-time role
-- reads these and calls functions; it cannot count a use by itself.

-- Where a merchant's feed is. A change of a redemption takes the next number under this row's lock, until the commit: so
-- whoever has seen number 17 has missed nothing before it.
create table merchant_feed (
  merchant_id uuid primary key,
  sequence bigint not null default 0
) with (fillfactor = 50);

-- What scans. The app makes up the id; it says nothing about who holds it.
create table device (
  merchant_id uuid not null,
  device_id text not null check (length(device_id) between 8 and 64),
  first_seen_at timestamptz not null,
  -- Of its last offline upload: when, and by how much its clock was behind ours.
  uploaded_at timestamptz,
  skew_ms bigint,
  primary key (merchant_id, device_id)
);

-- Every try, whatever came of it. One that succeeded is a redemption of the same id.
create table attempt (
  id uuid primary key,
  at timestamptz not null,
  entry text not null check (entry in ('typed', 'qr', 'offline', 'settled')),
  merchant_id uuid not null,
  location_id uuid,
  device_id text not null,
  staff_id uuid not null,
  -- The /24 or /56 it came from.
  network text not null,
  code_id uuid,
  voucher_id uuid,
  customer_id uuid,
  verdict text not null check (verdict in ('approved', 'review', 'refused')),
  reason text,
  check ((verdict = 'refused') = (reason is not null))
);
create index attempt_of_merchant on attempt (merchant_id, at);
create index attempt_of_device on attempt (device_id, at);
create index attempt_of_code on attempt (code_id) where code_id is not null;

-- A use of a code. It stands while it is approved or under review.
create table redemption (
  id uuid primary key,
  -- Of `code`, whose row is locked and changed by the statement that writes this one: it is not looked up once more.
  code_id uuid not null,
  -- The code's nth, those that were undone included.
  n int not null check (n > 0),
  kind text not null check (kind in ('personal', 'shared', 'print')),
  -- The code is good for one use.
  single boolean not null,
  voucher_id uuid not null,
  version int not null,
  merchant_id uuid not null,
  location_id uuid not null,
  customer_id uuid,
  staff_id uuid not null,
  device_id text not null,
  campaign_id uuid,
  status text not null check (status in ('approved', 'review', 'undone', 'rejected')),
  -- When it happened, and when we heard of it: the same unless it was uploaded later.
  redeemed_at timestamptz not null,
  received_at timestamptz not null,
  offline boolean not null,
  -- The scan's clock could be believed, so that another scan can be said to be before or after it.
  timed boolean not null,
  currency text not null default 'IDR',
  bill_amount bigint check (bill_amount >= 0),
  discount_amount bigint check (discount_amount >= 0),
  -- Of the merchant's feed; a change takes a new one.
  sequence bigint not null,
  -- The merchant's days on which it entered its settlement, and left it again. Always the day it was written on, never one
  -- that is over: so the sums of a day that is over never change.
  booked_on date,
  unbooked_on date,
  undone_at timestamptz,
  undone_by text,
  undone_because text,
  reviewed_at timestamptz,
  reviewed_by text,
  unique (code_id, n),
  check ((status = 'undone') = (undone_at is not null)),
  check (unbooked_on is null or booked_on is not null),
  check (status <> 'approved' or (booked_on is not null and unbooked_on is null))
) with (fillfactor = 85);
-- Beside the counter of the code: the last reader of all that a claim is used once.
create unique index redemption_single on redemption (code_id) where single and status in ('approved', 'review');
create unique index redemption_feed on redemption (merchant_id, sequence);
create index redemption_of_merchant on redemption (merchant_id, redeemed_at desc, id desc);
create index redemption_of_customer on redemption (customer_id, redeemed_at) where customer_id is not null;
create index redemption_of_voucher on redemption (voucher_id);
create index redemption_booked on redemption (campaign_id, booked_on) where campaign_id is not null and booked_on is not null;
create index redemption_unbooked on redemption (campaign_id, unbooked_on)
  where campaign_id is not null and unbooked_on is not null;

-- Codes that were none of this merchant's. Kept for as long as a window is, and a little longer.
create table failed_code (
  at timestamptz not null,
  entry text not null,
  merchant_id uuid not null,
  staff_id uuid not null,
  device_id text not null,
  network text not null
);
create index failed_code_at on failed_code (at);
create index failed_code_of_merchant on failed_code (merchant_id, at desc) where entry = 'typed';
create index failed_code_of_staff on failed_code (staff_id, at desc);
create index failed_code_of_device on failed_code (device_id, at desc);
create index failed_code_of_network on failed_code (network, at desc) where entry = 'typed';

-- How many wrong codes somebody may type within how long. Networks hold many honest people behind one address.
create table guess_limit (
  scope text primary key check (scope in ('device', 'staff', 'merchant', 'network')),
  failures int not null check (failures > 0),
  seconds int not null check (seconds > 0)
);
insert into guess_limit (scope, failures, seconds) values
  ('device', 30, 3600), ('staff', 10, 600), ('merchant', 100, 3600), ('network', 300, 3600);

-- When many guess a little everywhere: failures within a window, from at least so many merchants or networks. After an alarm
-- it is quiet for a while.
create table guess_alarm_rule (
  name text primary key,
  seconds int not null check (seconds > 0),
  failures int not null check (failures > 0),
  merchants int not null check (merchants > 0),
  networks int not null check (networks > 0),
  quiet_seconds int not null check (quiet_seconds > 0)
);
insert into guess_alarm_rule (name, seconds, failures, merchants, networks, quiet_seconds) values
  ('many-merchants', 600, 100, 10, 1, 3600), ('many-networks', 600, 100, 1, 10, 3600);
create table guess_alarm (
  id uuid primary key,
  rule text not null references guess_alarm_rule,
  at timestamptz not null,
  failures int not null,
  merchants int not null,
  networks int not null,
  devices int not null
);
create index guess_alarm_newest on guess_alarm (rule, at desc);

-- What devices scanned without a connection. The answer to a nonce is given once and kept.
create table offline_scan (
  id uuid primary key,
  merchant_id uuid not null,
  device_id text not null,
  nonce text not null,
  fingerprint bytea not null,
  location_id uuid not null,
  staff_id uuid not null,
  code_id uuid,
  voucher_id uuid,
  -- By the device's clock, and by ours as far as the device's can be believed.
  scanned_at timestamptz not null,
  happened_at timestamptz not null,
  timed boolean not null,
  received_at timestamptz not null,
  bill_amount bigint check (bill_amount >= 0),
  verdict text not null check (verdict in ('accepted', 'conflict', 'refused')),
  reason text,
  redemption_id uuid references redemption,
  -- The redemption that has what this scan wants, and whether this one made it doubtful.
  against_id uuid references redemption,
  challenged boolean not null default false,
  -- Of a conflict: what an operator made of it.
  outcome text check (outcome in ('accepted', 'refused')),
  settled_at timestamptz,
  settled_by text,
  settled_because text,
  unique (merchant_id, device_id, nonce),
  check ((outcome is null) = (settled_at is null)),
  check (outcome is null or verdict = 'conflict'),
  check ((verdict = 'accepted' or outcome = 'accepted') = (redemption_id is not null))
);
create index offline_scan_open on offline_scan (id) where verdict = 'conflict' and outcome is null;
create index offline_scan_against on offline_scan (against_id) where against_id is not null and outcome is null;

alter table code add column redemptions int not null default 0 check (redemptions >= 0);

-- Until when nobody here may type codes; null when they may. Exact: the window slides with every failure.
create function typed_lock(p_at timestamptz, p_merchant uuid, p_staff uuid, p_device text, p_network text)
returns timestamptz language plpgsql stable security definer set search_path = redemption, pg_temp as $$
begin
  return (select max(nth.at + make_interval(secs => l.seconds))
    from guess_limit l
   cross join lateral (
     (select f.at from failed_code f where l.scope = 'device' and f.device_id = p_device and f.entry = 'typed'
        and f.at > p_at - make_interval(secs => l.seconds) order by f.at desc offset l.failures - 1 limit 1)
     union all
     (select f.at from failed_code f where l.scope = 'staff' and f.staff_id = p_staff and f.entry = 'typed'
        and f.at > p_at - make_interval(secs => l.seconds) order by f.at desc offset l.failures - 1 limit 1)
     union all
     (select f.at from failed_code f where l.scope = 'merchant' and f.merchant_id = p_merchant and f.entry = 'typed'
        and f.at > p_at - make_interval(secs => l.seconds) order by f.at desc offset l.failures - 1 limit 1)
     union all
     (select f.at from failed_code f where l.scope = 'network' and f.network = p_network and f.entry = 'typed'
        and f.at > p_at - make_interval(secs => l.seconds) order by f.at desc offset l.failures - 1 limit 1)
   ) nth);
end $$;

-- Looks for a typed code. Who types for the same device, account, merchant or network takes turns, so that a thousand
-- guesses at once are counted like a thousand one after the other. A code of another merchant is told apart for the fraud
-- engine alone: it is counted, and takes as long, as one that nobody ever made.
-- `strict`: who is not asked about a code (null) looks for none.
create function find_typed(p_at timestamptz, p_hash bytea, p_merchant uuid, p_staff uuid, p_device text, p_network text)
returns table (code_id uuid, foreign_id uuid, locked_until timestamptz)
language plpgsql strict rows 1 security definer set search_path = redemption, pg_temp as $$
declare
  owner uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('device ' || p_device, 0));
  perform pg_advisory_xact_lock(hashtextextended('staff ' || p_staff, 0));
  perform pg_advisory_xact_lock(hashtextextended('merchant ' || p_merchant, 0));
  perform pg_advisory_xact_lock(hashtextextended('network ' || p_network, 0));
  locked_until := typed_lock(p_at, p_merchant, p_staff, p_device, p_network);
  if locked_until is null then
    select c.id, c.merchant_id into code_id, owner from code c where c.code_hash = p_hash;
    if owner is distinct from p_merchant then
      foreign_id := code_id;
      code_id := null;
      insert into failed_code (at, entry, merchant_id, staff_id, device_id, network)
      values (p_at, 'typed', p_merchant, p_staff, p_device, p_network);
    end if;
  end if;
  return next;
end $$;

-- Why a code cannot be used, for its own merchant.
create function why_not(p_code uuid, p_when timestamptz) returns text
language plpgsql stable security definer set search_path = redemption, pg_temp as $$
begin
  return (select case
      when c.status = 'redeemed' or c.uses >= c.uses_max then 'already-redeemed'
      when c.status in ('revoked', 'given-back') then 'code-refused'
      when v.status = 'paused' then 'paused'
      when v.status in ('draft', 'archived') or c.valid_until <= p_when then 'expired'
      when v.taken >= v.total_limit then 'limit-reached'
      when h.taken >= v.per_customer_limit then 'customer-limit'
      else 'expired'
    end
    from code c
    join voucher v on v.voucher_id = c.voucher_id
    left join voucher_customer h on h.voucher_id = c.voucher_id and h.customer_id = c.customer_id
   where c.id = p_code);
end $$;

-- A use that is wanted: of which code, and what is written down when it is taken.
create type wanted_use as (
  id uuid, code uuid, entry text, status text, location uuid, device text, staff uuid, campaign uuid, redeemed_at timestamptz,
  timed boolean, bill bigint, discount bigint, day date
);

-- Takes all of these uses, or none: codes, vouchers and customers are counted in one statement, under the locks of `redeem`. A
-- claim holds its use since it was made; every other code, and a claim that expired before its scan was uploaded, takes it now.
-- `settled`: an operator decides that it counts, after the time and in spite of a pause, but never beyond a limit.
create function take_uses(p_uses wanted_use[], p_at timestamptz)
returns boolean language plpgsql security definer set search_path = redemption, pg_temp as $$
declare
  is_there boolean;
begin
  select count(*) = cardinality(p_uses) and bool_and(
           (w.uses_max is null or w.uses + w.of_code <= w.uses_max)
           and (w.more = 0 or ((w.total_limit is null or w.taken + w.of_voucher <= w.total_limit)
                               and (w.per_customer_limit is null or w.has is null or w.has + w.of_customer <= w.per_customer_limit))))
    into is_there
    from (
      select c.uses, c.uses_max, v.taken, v.total_limit, v.per_customer_limit, h.taken as has, m.more,
             count(*) over (partition by c.id) as of_code,
             sum(m.more) over (partition by v.voucher_id) as of_voucher,
             sum(m.more) over (partition by v.voucher_id, c.customer_id) as of_customer
        from unnest(p_uses) u
        join code c on c.id = u.code
        join voucher v on v.voucher_id = c.voucher_id
        left join voucher_customer h on h.voucher_id = c.voucher_id and h.customer_id = c.customer_id
       cross join lateral (select (c.kind <> 'personal' or c.status <> 'active')::int) m (more)
       where (c.status = 'active' or (c.status = 'expired' and u.entry in ('offline', 'settled')))
         and (c.valid_until > u.redeemed_at or u.entry = 'settled')
         and (v.status in ('published', 'expired') or u.entry = 'settled')
    ) w;
  if not is_there then return false; end if;

  with u as materialized (
    select * from unnest(p_uses) with ordinality
      u (id, code, entry, status, location, device, staff, campaign, redeemed_at, timed, bill, discount, day, n)
  ), used as (
    update code c
       set uses = c.uses + t.times, redemptions = c.redemptions + t.times, ended_at = null, ended_because = null,
           status = case when c.uses + t.times = c.uses_max then 'redeemed' else 'active' end
      from (select code, count(*)::int as times from u group by code) t, code was
     where c.id = t.code and was.id = t.code
    returning c.*, t.times, t.times * (was.kind <> 'personal' or was.status <> 'active')::int as more
  ), counted as (
    update voucher v set taken = v.taken + s.more, redeemed = v.redeemed + s.times
      from (select voucher_id, sum(more)::int as more, sum(times)::int as times from used group by voucher_id) s
     where v.voucher_id = s.voucher_id
  ), held as (
    update voucher_customer h set taken = h.taken + s.more
      from (select voucher_id, customer_id, sum(more)::int as more from used where more > 0 group by voucher_id, customer_id) s
     where h.voucher_id = s.voucher_id and h.customer_id = s.customer_id
  ), fed as (
    update merchant_feed f set sequence = f.sequence + s.times
      from (select merchant_id, sum(times) as times from used group by merchant_id) s
     where f.merchant_id = s.merchant_id
    returning f.merchant_id, f.sequence - s.times as before
  )
  insert into redemption (id, code_id, n, kind, single, voucher_id, version, merchant_id, location_id, customer_id, staff_id,
                          device_id, campaign_id, status, redeemed_at, received_at, offline, timed, bill_amount,
                          discount_amount, sequence, booked_on)
  select u.id, c.id, c.redemptions - c.times + row_number() over (partition by c.id order by u.n), c.kind,
         c.uses_max is not distinct from 1, c.voucher_id, c.version, c.merchant_id, u.location, c.customer_id, u.staff, u.device,
         u.campaign, u.status, u.redeemed_at, p_at, u.entry in ('offline', 'settled'), u.timed, u.bill, u.discount,
         fed.before + row_number() over (partition by c.merchant_id order by u.n),
         case when u.status = 'approved' then u.day end
    from u join used c on c.id = u.code join fed on fed.merchant_id = c.merchant_id;
  return true;
end $$;

-- Facts into the outbox, as the kit's `emit` does it. The data was checked before. Like everything that is called for each
-- redemption it speaks plpgsql, which keeps its plans: a function in SQL is planned at every call.
create function tell(p_type text, p_aggregate text[], p_data jsonb[], p_trace text[], p_at timestamptz)
returns void language plpgsql security definer set search_path = redemption, pg_temp as $$
begin
  with next as (
    insert into aggregate as a (aggregate_id, sequence) select u, 1 from unnest(p_aggregate) u order by u
    on conflict (aggregate_id) do update set sequence = a.sequence + 1
    returning aggregate_id, sequence
  )
  insert into outbox (event_id, type, aggregate_id, sequence, data, traceparent, occurred_at)
  select gen_random_uuid(), p_type, next.aggregate_id, next.sequence, u.data, u.trace, p_at
    from unnest(p_aggregate, p_data, p_trace) with ordinality u (aggregate, data, trace, n)
    join next on next.aggregate_id = u.aggregate
   order by u.n;
end $$;

-- Redeems a batch in one go: for each the claimed key and its answer, the use, the attempt, the assessment and what is told
-- commit together, or none of it. Calls lock vouchers, then feeds, then codes, then keys, each in an order of their own: they wait
-- for each other, never in a circle. One answer per request, by its place: `same` is false for a key that came with another
-- request before, `answered` is what was answered then. A batch costs little more than one request as long as all of it can be
-- had; when something cannot, each takes its turn.
create function redeem(p_at timestamptz, p_id uuid[], p_caller text[], p_key bytea[], p_request bytea[], p_entry text[],
                       p_merchant uuid[], p_location uuid[], p_device text[], p_staff uuid[], p_network text[], p_code uuid[],
                       p_voucher uuid[], p_customer uuid[], p_verdict text[], p_reason text[], p_failed boolean[],
                       p_redeemed_at timestamptz[], p_timed boolean[], p_campaign uuid[], p_bill bigint[],
                       p_discount bigint[], p_day date[], p_event jsonb[], p_trace text[], p_answer jsonb[], p_scan jsonb[])
returns table (nth bigint, verdict text, reason text, same boolean, answered jsonb)
language plpgsql security definer set search_path = redemption, extensions, pg_temp
-- One plan for one code and for fifty: each length of an array would be planned anew. A plan that was made while a table was
-- empty must be good for a million rows, too: by index, one after the other.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  -- Whose key is new, or who came without.
  fresh uuid[];
  wanted wanted_use[];
  each wanted_use;
  -- What cannot be had after all, and why.
  gone uuid[] := '{}';
  why text[] := '{}';
begin
  perform 1 from voucher v where v.voucher_id = any (p_voucher) order by v.voucher_id for no key update;
  insert into merchant_feed (merchant_id)
    select distinct m from unnest(p_merchant) u (m) where not exists (select 1 from merchant_feed f where f.merchant_id = m)
    order by m
    on conflict do nothing;
  perform 1 from merchant_feed f where f.merchant_id = any (p_merchant) order by f.merchant_id for no key update;
  perform 1 from code c where c.id = any (p_code) order by c.id for no key update;
  with kept as (
    insert into request_claim (caller, key_hash, id, request_hash, lease_until, claimed_at, status, answer)
    select distinct on (u.caller, u.key) u.caller, u.key, u.id, u.request, p_at, p_at, 200, u.answer
      from unnest(p_caller, p_key, p_id, p_request, p_answer) with ordinality u (caller, key, id, request, answer, n)
     -- One that is committed is read below, and not waited for should somebody be about to change it.
     where u.key is not null and not exists (select 1 from request_claim q where q.caller = u.caller and q.key_hash = u.key)
     order by u.caller, u.key, u.n
    on conflict (caller, key_hash) do nothing
    returning id
  )
  select coalesce(array_agg(u.id), '{}') into fresh
    from (select id from kept union all select u.id from unnest(p_id, p_key) u (id, key) where u.key is null) u;

  select array_agg((u.id, u.code, u.entry, u.verdict, u.location, u.device, u.staff, u.campaign, u.redeemed_at, u.timed, u.bill,
                    u.discount, u.day)::wanted_use order by u.n)
    into wanted
    from unnest(p_id, p_code, p_entry, p_verdict, p_location, p_device, p_staff, p_campaign, p_redeemed_at, p_timed, p_bill,
                p_discount, p_day) with ordinality
         u (id, code, entry, verdict, location, device, staff, campaign, redeemed_at, timed, bill, discount, day, n)
   where u.verdict <> 'refused' and u.id = any (fresh);
  if wanted is not null and not take_uses(wanted, p_at) then
    foreach each in array wanted loop
      if not take_uses(array[each], p_at) then
        gone := gone || each.id;
        why := why || why_not(each.code, each.redeemed_at);
      end if;
    end loop;
    update request_claim q
       set answer = jsonb_build_object('attemptId', g.id, 'verdict', 'refused', 'reason', g.reason)
      from unnest(gone, why) g (id, reason)
     where q.id = g.id;
    p_verdict := array(select case when p_id[i] = any (gone) then 'refused' else p_verdict[i] end
                         from generate_subscripts(p_id, 1) i order by i);
    p_reason := array(select coalesce(why[array_position(gone, p_id[i])], p_reason[i]) from generate_subscripts(p_id, 1) i order by i);
  end if;

  insert into device (merchant_id, device_id, first_seen_at)
    select distinct u.merchant, u.device, p_at
      from unnest(p_id, p_merchant, p_device) u (id, merchant, device)
     where u.id = any (fresh)
       and not exists (select 1 from device d where d.merchant_id = u.merchant and d.device_id = u.device)
     order by u.merchant, u.device
    on conflict do nothing;
  insert into attempt (id, at, entry, merchant_id, location_id, device_id, staff_id, network, code_id, voucher_id, customer_id,
                       verdict, reason)
    select u.id, p_at, u.entry, u.merchant, u.location, u.device, u.staff, u.network, u.code, u.voucher, u.customer, u.verdict,
           u.reason
      from unnest(p_id, p_entry, p_merchant, p_location, p_device, p_staff, p_network, p_code, p_voucher, p_customer, p_verdict,
                  p_reason) u (id, entry, merchant, location, device, staff, network, code, voucher, customer, verdict, reason)
     where u.id = any (fresh);
  if true = any (p_failed) then
    insert into failed_code (at, entry, merchant_id, staff_id, device_id, network)
    select p_at, u.entry, u.merchant, u.staff, u.device, u.network
      from unnest(p_id, p_failed, p_entry, p_merchant, p_staff, p_device, p_network)
           u (id, failed, entry, merchant, staff, device, network)
     where u.failed and u.id = any (fresh);
  end if;
  perform keep_scans(array_agg(u.id), array_agg(u.verdict), array_agg(u.scan), p_at)
     from unnest(p_id, p_verdict, p_scan) u (id, verdict, scan)
    where u.scan is not null and u.id = any (fresh)
   having count(*) > 0;
  perform tell('redemption.redeemed.v1', array_agg(u.id::text order by u.n), array_agg(u.event order by u.n),
               array_agg(u.trace order by u.n), p_at)
     from unnest(p_id, p_verdict, p_event, p_trace) with ordinality u (id, verdict, event, trace, n)
    where u.verdict <> 'refused' and u.id = any (fresh)
   having count(*) > 0;

  return query
    select u.n, u.verdict, u.reason, u.id = any (fresh) or (q.request_hash = u.request and q.status = 200),
           case when u.id <> all (fresh) then q.answer end
      from unnest(p_id, p_verdict, p_reason, p_caller, p_key, p_request) with ordinality u (id, verdict, reason, caller, key, request, n)
      left join request_claim q on u.id <> all (fresh) and q.caller = u.caller and q.key_hash = u.key;
end $$;

-- The locks under which the uses of a redemption's code are counted, in the order of `redeem`.
create function lock_redemption(p_id uuid) returns void
language sql security definer set search_path = redemption, pg_temp as $$
  select 1 from voucher v where v.voucher_id = (select r.voucher_id from redemption r where r.id = p_id) for no key update;
  select 1 from merchant_feed f where f.merchant_id = (select r.merchant_id from redemption r where r.id = p_id) for no key update;
  select 1 from code c where c.id = (select r.code_id from redemption r where r.id = p_id) for no key update;
$$;

-- Gives the use of a redemption back. A claim that is still good has it for another time; one that expired meanwhile is not
-- revived; one that is to be good no more is revoked. Under the locks above.
create function give_use_back(p_redemption redemption, p_revoke text, p_at timestamptz)
returns void language sql security definer set search_path = redemption, pg_temp as $$
  with freed as (
    update code c
       set uses = c.uses - 1,
           status = case
             when c.status not in ('active', 'redeemed') then c.status
             when p_revoke is not null and p_redemption.single then 'revoked'
             when c.valid_until <= p_at then 'expired'
             else 'active' end,
           ended_at = case
             when c.status not in ('active', 'redeemed') then c.ended_at
             when (p_revoke is not null and p_redemption.single) or c.valid_until <= p_at then p_at end,
           ended_because = case
             when c.status not in ('active', 'redeemed') then c.ended_because
             when p_revoke is not null and p_redemption.single then p_revoke
             when c.valid_until <= p_at then 'expired' end
     where c.id = p_redemption.code_id
    returning c.voucher_id, c.customer_id, (c.kind <> 'personal' or c.status <> 'active')::int as less
  ), counted as (
    update voucher v set taken = v.taken - freed.less, redeemed = v.redeemed - 1 from freed where v.voucher_id = freed.voucher_id
  )
  update voucher_customer h set taken = h.taken - 1 from freed
   where freed.less = 1 and h.voucher_id = freed.voucher_id and h.customer_id = freed.customer_id
$$;

create function next_in_feed(p_merchant uuid) returns bigint
language sql security definer set search_path = redemption, pg_temp as $$
  update merchant_feed set sequence = sequence + 1 where merchant_id = p_merchant returning sequence
$$;

-- Undoes what stands. `p_merchant` and `p_received_after` bind a merchant; an operator is bound by neither.
create function undo_redemption(p_id uuid, p_merchant uuid, p_received_after timestamptz, p_by text, p_because text,
                                p_at timestamptz, p_day date)
returns text language plpgsql security definer set search_path = redemption, pg_temp as $$
declare
  undone redemption;
begin
  perform lock_redemption(p_id);
  update redemption r
     set status = 'undone', undone_at = p_at, undone_by = p_by, undone_because = p_because,
         unbooked_on = case when r.booked_on is not null then p_day end, sequence = next_in_feed(r.merchant_id)
   where r.id = p_id and r.status in ('approved', 'review') and (p_merchant is null or r.merchant_id = p_merchant)
     and (p_received_after is null or r.received_at > p_received_after)
  returning * into undone;
  if found then
    perform give_use_back(undone, null, p_at);
    return 'done';
  end if;
  select * into undone from redemption r where r.id = p_id and (p_merchant is null or r.merchant_id = p_merchant);
  return case
    when not found then 'not-found'
    when undone.status in ('undone', 'rejected') then undone.status
    else 'too-late' end;
end $$;

-- Settles what is under review: approved stands from now on, rejected gives its use back to the voucher, and the claim of
-- whoever cheated is good no more. `p_revoke` null: the code stays good, for it is needed by another.
create function settle_redemption(p_id uuid, p_outcome text, p_revoke text, p_by text, p_at timestamptz, p_day date)
returns boolean language plpgsql security definer set search_path = redemption, pg_temp as $$
declare
  settled redemption;
begin
  perform lock_redemption(p_id);
  update redemption r
     set status = p_outcome, reviewed_at = p_at, reviewed_by = p_by,
         booked_on = case when p_outcome = 'approved' then coalesce(r.booked_on, p_day) else r.booked_on end,
         unbooked_on = case when p_outcome = 'rejected' and r.booked_on is not null then p_day end,
         sequence = next_in_feed(r.merchant_id)
   where r.id = p_id and r.status = 'review' and p_outcome in ('approved', 'rejected')
  returning * into settled;
  if not found then return false; end if;
  if p_outcome = 'rejected' then perform give_use_back(settled, p_revoke, p_at); end if;
  return true;
end $$;

-- Puts to review what was approved: a scan has come to light that says it was before. It stays counted, and booked.
create function challenge_redemption(p_id uuid)
returns boolean language plpgsql security definer set search_path = redemption, pg_temp as $$
begin
  perform lock_redemption(p_id);
  update redemption r set status = 'review', sequence = next_in_feed(r.merchant_id) where r.id = p_id and r.status = 'approved';
  return found;
end $$;

revoke insert, update, delete on merchant_feed, attempt, redemption from konter_redemption;
revoke insert, update on failed_code from konter_redemption;
revoke execute on function typed_lock, find_typed, why_not, take_uses, tell, redeem, lock_redemption, give_use_back, next_in_feed,
  undo_redemption, settle_redemption, challenge_redemption from public;
grant execute on function find_typed, redeem, lock_redemption, undo_redemption, settle_redemption, challenge_redemption
  to konter_redemption;
