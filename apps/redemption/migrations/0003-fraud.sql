-- Fraud: what each scan looked like when it was judged, by which rules and why, and what people made of it afterwards. Rules are
-- data with versions, so that an old judgement can be repeated; where somebody was is forgotten after 30 days, the score is not.
create table rule_set (
  version integer primary key generated always as identity,
  state text not null default 'draft' check (state in ('draft', 'shadow', 'live', 'retired')),
  rules jsonb not null check (jsonb_typeof(rules) = 'object'),
  note text not null check (note <> ''),
  created_by text not null,
  created_at timestamptz not null
);
-- One is live, and one at most is looked at beside it, whoever activates what at the same moment.
create unique index rule_set_one_live on rule_set (state) where state = 'live';
create unique index rule_set_one_shadow on rule_set (state) where state = 'shadow';

create table rule_set_move (
  version integer not null references rule_set,
  nth integer not null check (nth > 0),
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  actor text not null,
  because text not null check (because <> ''),
  primary key (version, nth)
);

-- What was assessed by a version can be assessed by it again: past the draft its rules stay what they are.
create function keep_rules() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.state <> 'draft' then
    raise exception 'rule set % has been used: it stays', old.version using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and old.state <> 'draft' and new.rules is distinct from old.rules then
    raise exception 'the rules of version % are final', old.version using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger rule_set_keep before update or delete on rule_set for each row execute function keep_rules();

-- One scan as the engine saw it, and how it was judged; of the same id as the attempt. `features` names nobody and no place:
-- the same snapshot under the same rules gives the same score.
create table scan (
  attempt_id uuid primary key,
  at timestamptz not null,
  received_at timestamptz not null,
  merchant_id uuid not null,
  customer_id uuid,
  -- Of the merchant's device.
  device_hash bytea,
  -- A use was taken: there is a redemption of this id.
  taken boolean not null,
  -- What it is worth to the customer, in rupiah.
  value bigint check (value >= 0),
  features jsonb,
  features_hash bytea,
  rule_set integer references rule_set,
  score smallint check (score between 0 and 100),
  outcome text not null check (outcome in ('approve', 'review', 'block')),
  -- [{rule, family, points, counted, snoozed}]; the sentences are made from the snapshot when somebody reads them.
  fired jsonb not null,
  hard text[] not null,
  -- Why nothing was assessed: people decide then.
  failure text,
  ms real not null,
  -- Where it was, by the devices' own word: personal, and gone after 30 days.
  position extensions.geography(point, 4326),
  accuracy_m integer,
  customer_position extensions.geography(point, 4326),
  -- Where it counts as having happened: the device's own word, or else the store.
  place extensions.geography(point, 4326),
  forgotten_at timestamptz,
  check ((features is null) = (features_hash is null)),
  check ((features is null) = (rule_set is null) and (features is null) = (score is null)),
  check ((failure is null) = (features is not null)),
  check (failure is null or outcome = 'review'),
  check (forgotten_at is null
         or (position is null and customer_position is null and place is null and accuracy_m is null))
);
create index scan_of_customer on scan (customer_id, at) where taken and place is not null and customer_id is not null;
create index scan_of_device on scan (device_hash, at) where taken and place is not null and device_hash is not null;
-- Rows come in the order of time, near enough: this finds a span of it, and costs next to nothing.
create index scan_received on scan using brin (received_at) with (autosummarize = on);

-- What the rule set in the shadow made of the same snapshot. It decides nothing.
create table shadow_assessment (
  attempt_id uuid not null references scan on delete cascade,
  rule_set integer not null references rule_set,
  at timestamptz not null,
  score smallint not null check (score between 0 and 100),
  outcome text not null check (outcome in ('approve', 'review', 'block')),
  fired jsonb not null,
  hard text[] not null,
  primary key (attempt_id, rule_set)
);
create index shadow_assessment_newest on shadow_assessment (rule_set, at desc);

-- On which devices of theirs customers claimed: the hash of an id that their app made up.
create table customer_device (
  device_hash bytea not null,
  customer_id uuid not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (device_hash, customer_id)
);
create table code_device (
  code_id uuid primary key,
  device_hash bytea not null,
  at timestamptz not null
);

-- When an account was made.
create table account (
  user_id uuid primary key,
  registered_at timestamptz not null
);

-- What is too much to be counted at every scan: counted every night.
create table merchant_pace (
  merchant_id uuid primary key,
  -- The 95th percentile of its hours that had redemptions.
  hour_p95 integer not null check (hour_p95 >= 0),
  hours integer not null,
  clean integer not null,
  counted_at timestamptz not null
);

create table fraud_case (
  id uuid primary key,
  kind text not null check (kind in ('held', 'blocked')),
  -- One open case per matter: a hundred forged codes at one till are one case of a hundred scans.
  subject text not null,
  status text not null default 'open' check (status in ('open', 'investigating', 'resolved')),
  outcome text check (outcome in ('confirmed', 'dismissed')),
  score smallint check (score between 0 and 100),
  value bigint check (value >= 0),
  weight bigint not null,
  scans integer not null default 1 check (scans > 0),
  merchant_id uuid not null,
  voucher_id uuid,
  customer_id uuid,
  device_hash bytea,
  redemption_id uuid,
  assignee text,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  because text,
  check ((status = 'resolved') = (outcome is not null)),
  check ((status = 'resolved') = (resolved_at is not null)),
  check ((status = 'resolved') = (resolved_by is not null and because is not null)),
  check (status <> 'investigating' or assignee is not null),
  check (kind <> 'held' or redemption_id is not null)
);
create unique index fraud_case_one_open on fraud_case (subject) where status <> 'resolved';
create index fraud_case_queue on fraud_case (weight desc, id desc) where status <> 'resolved';
create index fraud_case_resolved on fraud_case (resolved_at desc, id desc) where status = 'resolved';
create index fraud_case_of_merchant on fraud_case (merchant_id, opened_at desc);
create index fraud_case_of_customer on fraud_case (customer_id, opened_at desc) where customer_id is not null;
create index fraud_case_of_device on fraud_case (device_hash, opened_at desc) where device_hash is not null;
create index fraud_case_of_redemption on fraud_case (redemption_id) where redemption_id is not null;

create table fraud_case_scan (
  attempt_id uuid primary key references scan on delete cascade,
  case_id uuid not null references fraud_case
);
create index fraud_case_scan_of_case on fraud_case_scan (case_id);

-- Everything that happened to a case, in order; notes too.
create table fraud_case_entry (
  case_id uuid not null references fraud_case,
  nth integer not null check (nth > 0),
  at timestamptz not null,
  actor text not null,
  kind text not null check (kind in ('opened', 'scan', 'step', 'note', 'listed', 'snoozed')),
  text text not null,
  primary key (case_id, nth)
);

create table block_list (
  id uuid primary key,
  kind text not null check (kind in ('account', 'device', 'merchant')),
  -- The id; of a device its hash.
  entity text not null check (entity <> ''),
  case_id uuid references fraud_case,
  added_at timestamptz not null,
  added_by text not null,
  because text not null check (because <> ''),
  removed_at timestamptz,
  removed_by text,
  removed_because text,
  check ((removed_at is null) = (removed_by is null) and (removed_at is null) = (removed_because is null)),
  -- A merchant comes off the list by another person than the one who put it there.
  check (kind <> 'merchant' or removed_by is null or removed_by <> added_by)
);
create unique index block_list_once on block_list (kind, entity) where removed_at is null;
create index block_list_newest on block_list (added_at desc, id desc);

-- A rule that was wrong about somebody sleeps for a while, for them alone.
create table snooze (
  id uuid primary key,
  rule text not null,
  kind text not null check (kind in ('account', 'device', 'merchant')),
  entity text not null check (entity <> ''),
  case_id uuid references fraud_case,
  at timestamptz not null,
  until timestamptz not null,
  actor text not null,
  because text not null check (because <> ''),
  check (until > at)
);
create index snooze_of_entity on snooze (kind, entity, until desc);

-- In plpgsql, which keeps its plan: it is called for every scan.
create function point_of(p_spot jsonb) returns extensions.geography
language plpgsql immutable set search_path = extensions, pg_catalog as $$
begin
  if jsonb_typeof(p_spot) is distinct from 'array' then return null; end if;
  return st_setsrid(st_makepoint((p_spot ->> 1)::float8, (p_spot ->> 0)::float8), 4326)::geography;
end $$;

-- Puts a matter on the table, or adds to it: there is one unresolved case of it at most.
create function open_case(p_kind text, p_subject text, p_score smallint, p_value bigint, p_weight bigint, p_merchant uuid,
                          p_voucher uuid, p_customer uuid, p_device bytea, p_redemption uuid, p_attempt uuid, p_text text,
                          p_at timestamptz)
returns uuid language plpgsql security definer set search_path = redemption, pg_temp as $$
declare
  opened fraud_case;
begin
  insert into fraud_case as c (id, kind, subject, score, value, weight, merchant_id, voucher_id, customer_id, device_hash,
                               redemption_id, opened_at)
  values (gen_random_uuid(), p_kind, p_subject, p_score, p_value, p_weight, p_merchant, p_voucher, p_customer, p_device,
          p_redemption, p_at)
  on conflict (subject) where status <> 'resolved' do update
    set scans = c.scans + 1, score = greatest(c.score, excluded.score), value = greatest(c.value, excluded.value),
        weight = greatest(c.weight, excluded.weight)
  returning * into opened;
  -- The scans of one matter are counted without end, and listed up to a hundred.
  if p_attempt is not null and opened.scans <= 100 then
    insert into fraud_case_scan (attempt_id, case_id) values (p_attempt, opened.id) on conflict do nothing;
  end if;
  if opened.scans = 1 then
    insert into fraud_case_entry (case_id, nth, at, actor, kind, text) values (opened.id, 1, p_at, 'system', 'opened', p_text);
  end if;
  return opened.id;
end $$;

-- Keeps judged scans in the statement that decides about them, and opens the cases that they ask for: whatever is held has one,
-- or nobody would ever let go of it. What was not refused is a redemption of the same id.
create function keep_scans(p_id uuid[], p_verdict text[], p_scan jsonb[], p_at timestamptz)
returns void language plpgsql security definer set search_path = redemption, extensions, pg_temp as $$
declare
  r record;
begin
  insert into scan (attempt_id, at, received_at, merchant_id, customer_id, device_hash, taken, value, features, features_hash,
                    rule_set, score, outcome, fired, hard, failure, ms, position, accuracy_m, customer_position, place)
  select s.id, (s.scan ->> 'at')::timestamptz, p_at, (s.scan ->> 'merchantId')::uuid, (s.scan ->> 'customerId')::uuid,
         decode(s.scan ->> 'deviceHash', 'hex'), s.verdict <> 'refused', (s.scan ->> 'value')::bigint,
         nullif(s.scan -> 'features', 'null'), decode(s.scan ->> 'featuresHash', 'hex'), (s.scan ->> 'ruleSet')::int,
         (s.scan ->> 'score')::smallint, s.scan ->> 'outcome', s.scan -> 'fired',
         array(select jsonb_array_elements_text(s.scan -> 'hard')), s.scan ->> 'failure', (s.scan ->> 'ms')::real, s.spot,
         (s.scan ->> 'accuracyM')::int, point_of(s.scan -> 'customerPosition'),
         coalesce(s.spot, (select l.position from merchant_location l
                            where l.location_id = (s.scan ->> 'locationId')::uuid
                              and l.merchant_id = (s.scan ->> 'merchantId')::uuid))
    from (select u.id, u.verdict, u.scan, point_of(u.scan -> 'position') as spot
            from unnest(p_id, p_verdict, p_scan) u (id, verdict, scan) offset 0) s;
  insert into shadow_assessment (attempt_id, rule_set, at, score, outcome, fired, hard)
  select u.id, (s ->> 'ruleSet')::int, p_at, (s ->> 'score')::smallint, s ->> 'outcome', s -> 'fired',
         array(select jsonb_array_elements_text(s -> 'hard'))
    from unnest(p_id, p_scan) u (id, scan), lateral (select u.scan -> 'shadow') shadow (s)
   where jsonb_typeof(s) = 'object';
  for r in
    select u.id, u.verdict, u.scan, u.scan -> 'case' as matter,
           case when u.verdict = 'refused' then u.scan -> 'case' ->> 'subject' else 'redemption:' || u.id end as subject
      from unnest(p_id, p_verdict, p_scan) u (id, verdict, scan)
     where u.verdict = 'review' or (u.verdict = 'refused' and (u.scan -> 'case' ->> 'always')::boolean)
     order by subject, u.id
  loop
    perform open_case(case when r.verdict = 'refused' then 'blocked' else 'held' end, r.subject, (r.scan ->> 'score')::smallint,
                      (r.scan ->> 'value')::bigint, (r.matter ->> 'weight')::bigint, (r.scan ->> 'merchantId')::uuid,
                      (r.matter ->> 'voucherId')::uuid, (r.scan ->> 'customerId')::uuid, decode(r.scan ->> 'deviceHash', 'hex'),
                      case when r.verdict <> 'refused' then r.id end, r.id, r.matter ->> 'text', p_at);
  end loop;
end $$;

-- What is put to review after it was approved has a case as well.
create function hold_case(p_redemption uuid, p_cause text, p_at timestamptz)
returns uuid language sql security definer set search_path = redemption, pg_temp as $$
  select open_case('held', 'redemption:' || r.id, s.score, r.discount_amount,
                   coalesce(s.score, 50)::bigint * greatest(coalesce(r.discount_amount, 0), 1000), r.merchant_id, r.voucher_id,
                   r.customer_id, s.device_hash, r.id, s.attempt_id, p_cause, p_at)
    from redemption r left join scan s on s.attempt_id = r.id
   where r.id = p_redemption
$$;

create function device_mark(p_device text) returns text language sql immutable set search_path = pg_catalog as $$
  select 'sha256:' || encode(sha256(convert_to('konter-device:' || p_device, 'UTF8')), 'hex')
$$;

-- How far forgetting has come: everything that was received before is forgotten.
create table forgetting (
  one boolean primary key default true check (one),
  upto timestamptz not null
);
insert into forgetting (upto) values (now());
create index attempt_at on attempt using brin (at) with (autosummarize = on);
create index redemption_received on redemption using brin (received_at) with (autosummarize = on);

-- Where somebody was, on what, and from which network is forgotten, a slice of time after the other; what was decided, and
-- why, stays. Devices keep a hash: enough to know one again, not to find it. Answers whether there is more.
create function forget_traces(p_before timestamptz, p_at timestamptz, p_slice interval)
returns boolean language plpgsql security definer set search_path = redemption, extensions, pg_temp as $$
declare
  since timestamptz;
  till timestamptz;
begin
  select upto into since from forgetting for update;
  if since >= p_before then return false; end if;
  till := least(since + p_slice, p_before);
  update scan set position = null, customer_position = null, place = null, accuracy_m = null, forgotten_at = p_at
   where received_at >= since and received_at < till and forgotten_at is null;
  update attempt set device_id = device_mark(device_id), network = ''
   where at >= since and at < till and device_id not like 'sha256:%';
  update redemption set device_id = device_mark(device_id)
   where received_at >= since and received_at < till and device_id not like 'sha256:%';
  update forgetting set upto = till;
  return till < p_before;
end $$;

-- The rules of the first day; weights are a start, not fitted to anything.
insert into rule_set (state, rules, note, created_by, created_at) values ('live', $rules$
{
  "thresholds": {"review":30,"block":70},
  "caps": {"code":100,"location":45,"velocity":55,"device":40,"history":40,"trust":20},
  "rules": [
    { "name": "code-manipulated", "family": "code", "signal": "codeManipulated", "tiers": [{"is":true,"points":100}],
      "because": { "id": "Kode QR tidak bertanda tangan sah",
                   "en": "The QR code does not carry a valid signature" } },
    { "name": "foreign-code", "family": "code", "signal": "foreignCode", "tiers": [{"is":true,"points":45}],
      "because": { "id": "Kode sah milik merchant lain",
                   "en": "A genuine code of another merchant" } },
    { "name": "failed-codes", "family": "code", "signal": "failedCodes", "tiers": [{"atLeast":3,"points":20},{"atLeast":10,"points":55}],
      "because": { "id": "{failedCodes} kode gagal dari petugas atau perangkat ini dalam 10 menit",
                   "en": "{failedCodes} failed codes by this member of staff or device within 10 minutes" } },
    { "name": "stale-qr", "family": "code", "signal": "staleSuffix", "tiers": [{"is":true,"points":35}],
      "because": { "id": "Gambar diam dari QR yang seharusnya berganti",
                   "en": "A still picture of a QR code that changes" } },
    { "name": "redeemed-before", "family": "code", "signal": "redeemedBefore", "tiers": [{"is":true,"points":40}],
      "because": { "id": "Kode ini sudah pernah dipakai",
                   "en": "This code was redeemed before" } },
    { "name": "far-from-store", "family": "location", "signal": "storeDistanceM", "tiers": [{"over":300,"points":20},{"over":5000,"points":40}],
      "because": { "id": "Perangkat merchant {storeDistanceM} m dari toko, di luar ketelitian GPS",
                   "en": "The merchant device was {storeDistanceM} m from the store, beyond its accuracy" } },
    { "name": "customer-elsewhere", "family": "location", "signal": "customerDistanceM", "tiers": [{"over":1000,"points":25}],
      "because": { "id": "Pelanggan {customerDistanceM} m dari perangkat merchant",
                   "en": "The customer was {customerDistanceM} m from the merchant device" } },
    { "name": "location-missing", "family": "location", "signal": "locationMissing", "tiers": [{"is":true,"points":10}],
      "because": { "id": "Perangkat merchant tidak memberi lokasi",
                   "en": "The merchant device gave no location" } },
    { "name": "location-mocked", "family": "location", "signal": "locationMocked", "tiers": [{"is":true,"points":45}],
      "because": { "id": "Lokasi ditandai sebagai tiruan",
                   "en": "The location is marked as mocked" } },
    { "name": "impossible-travel", "family": "location", "signal": "travelKmh", "tiers": [{"over":150,"points":40}], "and": [{"signal":"travelM","over":5000}],
      "because": { "id": "{travelM} m sejak pemakaian terdekat dari akun atau perangkat ini, yaitu {travelKmh} km/jam",
                   "en": "{travelM} m from the nearest redemption of this account or device, which is {travelKmh} km/h" } },
    { "name": "many-by-customer-hour", "family": "velocity", "signal": "customerHour", "tiers": [{"atLeast":4,"points":20}],
      "because": { "id": "Pemakaian ke-{customerHour} pelanggan ini dalam satu jam",
                   "en": "Redemption number {customerHour} of this customer within an hour" } },
    { "name": "many-by-customer-day", "family": "velocity", "signal": "customerDay", "tiers": [{"atLeast":10,"points":35}],
      "because": { "id": "Pemakaian ke-{customerDay} pelanggan ini dalam satu hari",
                   "en": "Redemption number {customerDay} of this customer within a day" } },
    { "name": "merchant-pace", "family": "velocity", "signal": "merchantPacePercent", "tiers": [{"atLeast":300,"points":25}],
      "because": { "id": "{merchantHour} pemakaian di merchant ini dalam satu jam, {merchantPacePercent}% dari jam tersibuknya",
                   "en": "{merchantHour} redemptions at this merchant within an hour, {merchantPacePercent}% of its busiest hours" } },
    { "name": "quick-in-a-row", "family": "velocity", "signal": "quickRedemptions", "tiers": [{"atLeast":5,"points":45}],
      "because": { "id": "{quickRedemptions} pemakaian voucher ini berturut-turut, masing-masing berjarak kurang dari 20 detik",
                   "en": "{quickRedemptions} redemptions of this voucher in a row, each within 20 seconds of the one before" } },
    { "name": "device-shared", "family": "device", "signal": "deviceAccounts", "tiers": [{"atLeast":3,"points":25},{"atLeast":6,"points":40}],
      "because": { "id": "{deviceAccounts} akun pada perangkat pelanggan dalam 30 hari",
                   "en": "{deviceAccounts} accounts on the customer's device within 30 days" } },
    { "name": "device-new", "family": "device", "signal": "deviceMinutesBeforeClaim", "tiers": [{"below":10,"points":10}],
      "because": { "id": "Perangkat pelanggan baru dikenal {deviceMinutesBeforeClaim} menit sebelum klaim",
                   "en": "The customer's device was first seen {deviceMinutesBeforeClaim} minutes before the claim" } },
    { "name": "account-new", "family": "history", "signal": "accountAgeHours", "tiers": [{"below":24,"points":15},{"below":168,"points":8}],
      "because": { "id": "Akun berumur {accountAgeHours} jam",
                   "en": "The account is {accountAgeHours} hours old" } },
    { "name": "often-reversed", "family": "history", "signal": "reversalPercent", "tiers": [{"over":20,"points":20}], "and": [{"signal":"customerRedemptions","atLeast":5}],
      "because": { "id": "{reversalPercent}% dari {customerRedemptions} pemakaian pelanggan ini dibatalkan",
                   "en": "{reversalPercent}% of this customer's {customerRedemptions} redemptions were undone" } },
    { "name": "account-listed", "family": "history", "signal": "accountListed", "tiers": [{"is":true,"points":75}], "beyondCap": true,
      "because": { "id": "Akun ini ada di daftar blokir",
                   "en": "This account is on the block list" } },
    { "name": "device-listed", "family": "history", "signal": "deviceListed", "tiers": [{"is":true,"points":75}], "beyondCap": true,
      "because": { "id": "Perangkat ini ada di daftar blokir",
                   "en": "This device is on the block list" } },
    { "name": "merchant-listed", "family": "history", "signal": "merchantListed", "tiers": [{"is":true,"points":75}], "beyondCap": true,
      "because": { "id": "Merchant ini ada di daftar blokir",
                   "en": "This merchant is on the block list" } },
    { "name": "trusted-customer", "family": "trust", "signal": "cleanRedemptions", "tiers": [{"over":10,"points":-10}], "and": [{"signal":"cleanDays","over":60}],
      "because": { "id": "{cleanRedemptions} pemakaian tanpa masalah selama {cleanDays} hari",
                   "en": "{cleanRedemptions} clean redemptions over {cleanDays} days" } },
    { "name": "trusted-merchant", "family": "trust", "signal": "merchantClean", "tiers": [{"over":100,"points":-10}], "and": [{"signal":"merchantVerified","is":true}],
      "because": { "id": "Merchant terverifikasi dengan {merchantClean} pemakaian tanpa masalah",
                   "en": "A verified merchant with {merchantClean} clean redemptions" } }
  ],
  "hard": [
    { "name": "impossible-travel", "atLeast": "review", "when": [{"signal":"travelKmh","over":150},{"signal":"travelM","over":5000}],
      "because": { "id": "Tidak ada yang bergerak {travelM} m secepat {travelKmh} km/jam: selalu diperiksa orang",
                   "en": "Nobody moves {travelM} m at {travelKmh} km/h: always looked at by a person" } },
    { "name": "code-manipulated", "atLeast": "block", "when": [{"signal":"codeManipulated","is":true}],
      "because": { "id": "Kode palsu tidak pernah diterima",
                   "en": "A forged code is never accepted" } }
  ]
}
$rules$, 'The rules of the first day.', 'system', now());
insert into rule_set_move (version, nth, at, from_state, to_state, actor, because)
  select version, 1, created_at, 'draft', 'live', created_by, note from rule_set;

revoke insert, update, delete on scan, shadow_assessment, fraud_case_scan, forgetting from konter_redemption;
revoke execute on function open_case, keep_scans, hold_case, forget_traces, device_mark, point_of, keep_rules from public;
grant execute on function open_case, hold_case, forget_traces to konter_redemption;
