-- What it costs whom, and the record of who changed what.

create table price_rule (
  id uuid primary key,
  -- Whom and what it is about; null is everybody, everything.
  customer_type text,
  member_level text,
  product_id uuid references product,
  category_id uuid references category,
  kind kind,
  margin_type text not null check (margin_type in ('fixed', 'percentage')),
  -- Whole rupiah, or hundredths of a percent of the cost.
  margin bigint not null,
  minimum_margin bigint not null default 0 check (minimum_margin >= 0),
  rounding_step bigint not null default 1 check (rounding_step between 1 and 1000000),
  allow_loss boolean not null default false,
  note text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint price_rule_loses_only_when_told check (allow_loss or margin >= 0),
  constraint price_rule_margin_is_bounded check (
    case margin_type when 'percentage' then margin between -10000 and 100000 else abs(margin) <= 1000000000 end
  )
);

-- One row: every change of a rule adds one, so that a process knows when the rules it remembers are old.
create table price_book (
  only_one boolean primary key default true check (only_one),
  version bigint not null
);
insert into price_book (version) values (1);

-- Who did what, with what was before and after. In the transaction of the deed, and never changed again.
create table catalog_log (
  position bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  request_id text,
  act text not null,
  subject text not null,
  subject_id text not null,
  before jsonb,
  after jsonb
);
create index catalog_log_subject on catalog_log (subject, subject_id, position desc);
revoke update, delete, truncate on catalog_log from konter_catalog;
