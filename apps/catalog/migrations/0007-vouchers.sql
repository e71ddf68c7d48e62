-- What merchants offer: vouchers with their whole life, and the campaigns that group them.

create table campaign (
  id uuid primary key,
  -- Null: ours, which every merchant's vouchers may join.
  merchant_id uuid references merchant,
  name texts not null,
  description texts not null,
  priority integer not null default 0 check (priority between 0 and 1000),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Whole rupiah of discount that it may cost; null: as much as it takes.
  budget_amount bigint check (budget_amount > 0),
  -- Of the redemptions that stand, told by events: so it may pass the budget by those that were under way.
  spent_amount bigint not null default 0 check (spent_amount >= 0),
  audience jsonb not null default '{}',
  status text not null default 'draft' check (status in ('draft', 'running', 'ended')),
  ended_because text check (ended_because in ('by-hand', 'budget-spent', 'over')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint campaign_has_a_window check (starts_at < ends_at),
  constraint campaign_ended_says_why check ((status = 'ended') = (ended_because is not null))
);
create index campaign_merchant on campaign (merchant_id);
create index campaign_due on campaign (ends_at) where status = 'running';

create table campaign_step (
  campaign_id uuid not null references campaign,
  nth integer not null,
  at timestamptz not null,
  step text not null,
  from_status text,
  to_status text not null,
  actor text not null,
  cause text not null,
  primary key (campaign_id, nth)
);
revoke update, delete, truncate on campaign_step from konter_catalog;

-- What one redemption cost a campaign. That it was undone may be heard before that it was made: then it never counts.
create table campaign_spend (
  redemption_id uuid primary key,
  campaign_id uuid not null references campaign,
  amount bigint not null check (amount >= 0),
  stands boolean not null,
  at timestamptz not null
);
create index campaign_spend_campaign on campaign_spend (campaign_id);

create table voucher (
  id uuid primary key,
  merchant_id uuid not null references merchant,
  status text not null default 'draft' check (status in ('draft', 'published', 'paused', 'expired', 'archived')),
  -- Counts what was promised to customers: 0 is a draft that never was.
  version integer not null default 0 check (version >= 0),
  -- Counts edits and steps: who edits an older one than there is is told.
  revision integer not null default 1,
  -- The VoucherTerms of packages/contracts; of a draft maybe not all of them yet. The columns below repeat what is searched by.
  terms jsonb not null,
  campaign_id uuid references campaign,
  claim_from timestamptz,
  claim_until timestamptz,
  redeem_from timestamptz,
  redeem_until timestamptz,
  priority integer not null default 0 check (priority between 0 and 100),
  metadata jsonb not null default '{}',
  cloned_from uuid references voucher,
  published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint voucher_published_has_a_version check (status in ('draft', 'archived') or version > 0),
  constraint voucher_draft_has_none check (status <> 'draft' or version = 0),
  constraint voucher_promise_is_complete check (
    version = 0
    or (claim_from < claim_until and redeem_from < redeem_until and claim_from <= redeem_until and claim_until <= redeem_until
        and published_at is not null
        and num_nulls(claim_from, claim_until, redeem_from, redeem_until, terms -> 'title' -> 'id', terms -> 'discount' -> 'type') = 0)
  )
);
create index voucher_merchant on voucher (merchant_id, id);
create index voucher_campaign on voucher (campaign_id) where campaign_id is not null;
create index voucher_due on voucher (redeem_until) where status in ('published', 'paused');

-- Every version that was promised, for ever: who claimed an older one is owed that one.
create table voucher_version (
  voucher_id uuid not null references voucher,
  version integer not null check (version > 0),
  terms jsonb not null,
  at timestamptz not null,
  actor text not null,
  primary key (voucher_id, version)
);
revoke update, delete, truncate on voucher_version from konter_catalog;

create table voucher_step (
  voucher_id uuid not null references voucher,
  nth integer not null,
  at timestamptz not null,
  step text not null,
  from_status text,
  to_status text not null,
  actor text not null,
  cause text not null,
  primary key (voucher_id, nth)
);
revoke update, delete, truncate on voucher_step from konter_catalog;
