-- Copies of what catalog promises, the keys that sign, and the codes: everything a redemption is decided by.

create domain texts as jsonb check (jsonb_typeof(value) = 'object' and jsonb_typeof(value -> 'id') = 'string');

-- Of catalog, by its events. `known_at` is when a copy was last known to be what catalog says.
create table merchant (
  merchant_id uuid primary key,
  -- What QR codes name it by.
  number bigint not null unique check (number between 1 and 4294967295),
  slug text not null,
  name texts not null,
  status text not null check (status in ('applied', 'verified', 'rejected', 'suspended')),
  active boolean not null,
  time_zone text not null,
  -- What is held for review gets the customer nothing until it was reviewed.
  strict boolean not null,
  known_at timestamptz not null
);
create table merchant_location (
  location_id uuid primary key,
  merchant_id uuid not null references merchant,
  name text not null,
  area text not null,
  position extensions.geography(point, 4326) not null,
  closed boolean not null
);
create index merchant_location_merchant on merchant_location (merchant_id);
create index merchant_location_position on merchant_location using gist (position);
create table merchant_staff (
  merchant_id uuid not null references merchant,
  user_id uuid not null,
  role text not null check (role in ('owner', 'cashier')),
  primary key (merchant_id, user_id)
);
create index merchant_staff_user on merchant_staff (user_id);

-- What was promised, for ever: a code is redeemed by the terms it was made under.
create table voucher_version (
  voucher_id uuid not null,
  version int not null check (version > 0),
  terms jsonb not null,
  primary key (voucher_id, version)
);

-- The voucher as it is now, and its two counters. `taken`: active claims and standing redemptions. `redeemed`: standing
-- redemptions, approved or under review. Both equal the rows they count, always (docs/audit.md).
create table voucher (
  voucher_id uuid primary key,
  -- May be heard of before its merchant: events of two things come in no order.
  merchant_id uuid not null,
  version int not null,
  status text not null check (status in ('draft', 'published', 'paused', 'expired', 'archived')),
  claim_from timestamptz not null,
  claim_until timestamptz not null,
  redeem_from timestamptz not null,
  redeem_until timestamptz not null,
  total_limit int check (total_limit > 0),
  per_customer_limit int check (per_customer_limit > 0),
  taken int not null default 0 check (taken >= 0),
  redeemed int not null default 0 check (redeemed >= 0),
  -- When catalog changed it last, by its own clock.
  changed_at timestamptz not null,
  known_at timestamptz not null,
  check (redeemed <= taken),
  foreign key (voucher_id, version) references voucher_version
) with (fillfactor = 60);
create index voucher_merchant on voucher (merchant_id);

-- A limit that is lowered takes nothing from those who have a use already, so this is no check of the row: only a use more
-- than the limit is refused. Statements ask first; this is what stops one that forgot.
create function refuse_use() returns trigger language plpgsql as $$
begin
  raise exception 'voucher % has no use left', new.voucher_id using errcode = 'KR001';
end $$;
create trigger voucher_limit before update of taken on voucher for each row
  when (new.taken > old.taken and new.taken > new.total_limit) execute function refuse_use();

-- What one customer holds of one voucher. `made` only grows: it numbers the customer's claims.
create table voucher_customer (
  voucher_id uuid not null references voucher,
  customer_id uuid not null,
  taken int not null check (taken >= 0),
  made int not null check (made >= 0),
  primary key (voucher_id, customer_id)
) with (fillfactor = 80);
create index voucher_customer_customer on voucher_customer (customer_id);

-- What signs QR codes (Ed25519). A key id is one byte in the code, so it is used again, two years after it was last good.
create table qr_key (
  id uuid primary key,
  kid smallint not null check (kid between 1 and 255),
  -- claims: one key signs, the next is announced. print: one for each print run.
  purpose text not null check (purpose in ('claims', 'print')),
  -- Of the print run that has it.
  run text check (run is null or purpose = 'print'),
  state text not null check (state in ('announced', 'signing', 'verifying', 'retired', 'revoked')),
  public_key bytea not null check (octet_length(public_key) = 32),
  -- Sealed with a data key, which is named in front. Gone once it signs no more: what it signed is kept with the codes.
  sealed_private_key text,
  announced_at timestamptz not null,
  signs_from timestamptz,
  signed_until timestamptz,
  -- The last expiry of what it signed.
  good_until timestamptz,
  ended_at timestamptz,
  ended_because text,
  check ((state in ('announced', 'signing')) = (sealed_private_key is not null)),
  check ((state = 'announced') = (signs_from is null) or state = 'revoked'),
  check ((state in ('retired', 'revoked')) = (ended_at is not null))
);
create unique index qr_key_kid on qr_key (kid) where state in ('announced', 'signing', 'verifying');
create unique index qr_key_claims on qr_key (state) where purpose = 'claims' and state in ('announced', 'signing');
create unique index qr_key_run on qr_key (run) where state = 'signing';
create index qr_key_used on qr_key (kid, ended_at);

-- A number of codes made, or brought, at once.
create table batch (
  id uuid primary key,
  kind text not null check (kind in ('print', 'shared', 'import')),
  voucher_id uuid not null,
  version int not null,
  merchant_id uuid not null,
  qr_key_id uuid not null references qr_key,
  wanted int not null check (wanted between 1 and 1000000),
  made int not null default 0 check (made between 0 and wanted),
  -- Lines of an import that brought nothing, with their reasons.
  refused jsonb,
  -- How often each of its codes may be used; null: as often as the voucher allows.
  uses_max int check (uses_max > 0),
  status text not null check (status in ('making', 'made', 'failed', 'revoked')),
  note text,
  requested_by text not null,
  requested_at timestamptz not null,
  ended_at timestamptz,
  check ((status = 'making') = (ended_at is null)),
  foreign key (voucher_id, version) references voucher_version
);
create index batch_newest on batch (requested_at desc, id desc);

-- A code that somebody shows at a merchant. A claim is one of kind `personal`, and has its id.
create table code (
  id uuid primary key,
  kind text not null check (kind in ('personal', 'shared', 'print')),
  voucher_id uuid not null,
  version int not null,
  merchant_id uuid not null,
  customer_id uuid,
  -- The customer's nth claim of this voucher.
  n int,
  batch_id uuid references batch,
  -- HMAC-SHA256 of the ten symbols, to find it by; the symbols themselves are sealed.
  code_hash bytea not null check (octet_length(code_hash) = 32),
  sealed_code text not null,
  -- What its QR says beside the merchant's number: id, key, last day; and the signature over it.
  qr_id bytea not null check (octet_length(qr_id) = 8),
  qr_key_id uuid not null references qr_key,
  last_day date not null,
  signature bytea not null check (octet_length(signature) = 64),
  status text not null default 'active' check (status in ('active', 'redeemed', 'expired', 'given-back', 'revoked')),
  -- null: as often as the voucher allows.
  uses_max int check (uses_max > 0),
  uses int not null default 0 check (uses >= 0),
  valid_until timestamptz not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  constraint code_uses check (uses_max is null or uses <= uses_max),
  check ((kind = 'personal') = (customer_id is not null and n is not null)),
  check (kind <> 'personal' or uses_max = 1),
  check ((kind = 'personal') = (batch_id is null)),
  check (status <> 'redeemed' or uses = uses_max),
  check ((status in ('active', 'redeemed')) = (ended_at is null)),
  foreign key (voucher_id, version) references voucher_version
) with (fillfactor = 85);
create unique index code_hash on code (code_hash);
create unique index code_qr on code (qr_id);
create unique index code_claim on code (voucher_id, customer_id, n) where kind = 'personal';
create index code_customer on code (customer_id, id desc) where kind = 'personal';
create index code_batch on code (batch_id, id) where batch_id is not null;
create index code_expiring on code (valid_until) where status = 'active';
create index code_active on code (voucher_id) where status = 'active';
create index code_signed on code (qr_key_id) where status = 'active';

-- Ends codes that are active. A claim that was not redeemed had reserved one use of the voucher and of its customer's: that
-- comes back. Vouchers are locked before codes, everywhere, in the order of their ids.
create function end_codes(p_id uuid[], p_to text, p_because text, p_at timestamptz)
returns setof code language plpgsql as $$
begin
  perform from voucher
    where voucher_id in (select c.voucher_id from code c where c.id = any (p_id) and c.kind = 'personal')
    order by voucher_id for no key update;
  perform from code where id = any (p_id) order by id for no key update;
  return query
    with ended as (
      update code c set status = p_to, ended_at = p_at, ended_because = p_because
       where c.id = any (p_id) and c.status = 'active' and (p_to <> 'expired' or c.valid_until <= p_at)
      returning *
    ), held as (
      select voucher_id, customer_id, count(*)::int as n from ended where kind = 'personal' group by voucher_id, customer_id
    ), customers as (
      update voucher_customer c set taken = c.taken - h.n from held h
       where c.voucher_id = h.voucher_id and c.customer_id = h.customer_id
    ), vouchers as (
      update voucher v set taken = v.taken - h.n
        from (select voucher_id, sum(n)::int as n from held group by voucher_id) h where v.voucher_id = h.voucher_id
    )
    select * from ended;
end $$;

-- Takes one use of a voucher for one customer, and makes the claim, or says why not. `moved`: the terms are no longer those
-- that the claim was made out for. `key-gone`: the key that signed it was revoked. Then the caller makes it out anew.
create function claim_voucher(p_id uuid, p_voucher uuid, p_version int, p_customer uuid, p_hash bytea, p_sealed text,
                              p_qr bytea, p_key uuid, p_last_day date, p_signature bytea, p_until timestamptz, p_at timestamptz)
returns text language plpgsql as $$
declare
  v voucher;
  nth int;
begin
  select * into v from voucher where voucher_id = p_voucher for no key update;
  if not found or v.version <> p_version then return 'moved'; end if;
  if v.status = 'paused' then return 'paused'; end if;
  if v.status <> 'published' then return 'ended'; end if;
  if p_at < v.claim_from then return 'not-yet'; end if;
  if p_at >= v.claim_until or p_at >= v.redeem_until then return 'ended'; end if;
  perform from qr_key where id = p_key and state in ('signing', 'verifying');
  if not found then return 'key-gone'; end if;
  perform from voucher_customer
    where voucher_id = p_voucher and customer_id = p_customer and taken >= v.per_customer_limit;
  if found then return 'customer-limit'; end if;
  if v.taken >= v.total_limit then return 'sold-out'; end if;

  update voucher set taken = taken + 1 where voucher_id = p_voucher;
  insert into voucher_customer as c (voucher_id, customer_id, taken, made) values (p_voucher, p_customer, 1, 1)
    on conflict (voucher_id, customer_id) do update set taken = c.taken + 1, made = c.made + 1
    returning made into nth;
  insert into code (id, kind, voucher_id, version, merchant_id, customer_id, n, code_hash, sealed_code, qr_id, qr_key_id,
                    last_day, signature, uses_max, valid_until, made_at)
  values (p_id, 'personal', p_voucher, p_version, v.merchant_id, p_customer, nth, p_hash, p_sealed, p_qr, p_key,
          p_last_day, p_signature, 1, p_until, p_at);
  return 'claimed';
end $$;

-- What the service itself has to know and nobody else: sealed as the private keys are.
create table secret (
  name text primary key,
  sealed text not null
);

-- Who of the staff did what to codes and keys, and why.
create table operation_log (
  id uuid primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  -- `code:<id>`, `batch:<id>`, `voucher:<id>`, `qr-key:<id>`.
  subject text not null,
  facts jsonb not null
);
create index operation_log_subject on operation_log (subject, id desc);

-- To prove the counts nobody's key is needed, not even a sealed one.
revoke select on qr_key, secret from konter_auditor;
