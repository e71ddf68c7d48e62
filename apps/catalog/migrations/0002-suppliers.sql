-- Who sells it to us: mirrors of the suppliers' price lists, what each sync changed, and which item is an offer of which product.

create table supplier (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null,
  enabled boolean not null default true,
  -- How a game's zone reaches this supplier: null sent apart, otherwise put between number and zone ('' for neither space nor sign).
  zone_join text check (length(zone_join) <= 3),
  sync_every_minutes integer not null check (sync_every_minutes between 5 and 1440),
  -- Suppliers take turns: each asks this many minutes after the others' full interval.
  sync_offset_minutes integer not null default 0 check (sync_offset_minutes >= 0 and sync_offset_minutes < sync_every_minutes),
  next_sync_at timestamptz not null default 'epoch'
);

create table sync (
  id uuid primary key,
  supplier text not null references supplier,
  -- `schedule`, or the staff member who asked.
  asked_by text not null,
  status text not null check (status in ('running', 'completed', 'refused', 'failed')),
  started_at timestamptz not null,
  finished_at timestamptz,
  -- When the supplier's list was read, as the order service says: an older list never overwrites a newer one.
  fetched_at timestamptz,
  items integer not null default 0,
  new_items integer not null default 0,
  changed_items integer not null default 0,
  vanished_items integer not null default 0,
  revived_items integer not null default 0,
  refused_items integer not null default 0,
  parked_products integer not null default 0,
  proposals integer not null default 0,
  error_code text,
  error text,
  constraint sync_ends check ((status = 'running') = (finished_at is null)),
  constraint sync_explains_itself check ((status in ('refused', 'failed')) = (error_code is not null))
);
create index sync_recent on sync (supplier, started_at desc);
create unique index sync_running on sync (supplier) where status = 'running';

create table supplier_item (
  id uuid primary key,
  supplier text not null references supplier,
  code text not null check (length(code) between 1 and 100),
  name text not null,
  category text not null,
  brand text not null,
  type text not null,
  kind kind not null,
  -- Whole rupiah. Null when no list ever said one that makes sense, and for postpaid bills, which the inquiry prices.
  cost bigint check (cost > 0),
  admin_fee bigint check (admin_fee >= 0),
  sellable boolean not null,
  -- Null is unlimited.
  stock integer check (stock >= 0),
  multi boolean not null,
  -- Minutes of the day in Jakarta; may wrap midnight.
  cut_off_from smallint check (cut_off_from between 0 and 1439),
  cut_off_to smallint check (cut_off_to between 0 and 1439),
  description text not null,
  needs_zone boolean,
  -- What the newest list says about it makes no sense: the values from before stand, and it is not sold.
  refused_because text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  vanished_at timestamptz,
  constraint supplier_item_code unique (supplier, code),
  constraint supplier_item_cut_off check ((cut_off_from is null) = (cut_off_to is null))
) with (fillfactor = 80);

create table cost_change (
  position bigint generated always as identity primary key,
  supplier_item_id uuid not null references supplier_item,
  sync_id uuid not null references sync,
  at timestamptz not null,
  -- As the lists said, absurd ones included.
  cost_before bigint,
  cost_after bigint
);
create index cost_change_item on cost_change (supplier_item_id, position desc);

-- The lines of a report.
create table sync_change (
  sync_id uuid not null references sync on delete cascade,
  line integer not null,
  change text not null check (change in ('new', 'changed', 'vanished', 'revived', 'refused', 'parked', 'held')),
  code text not null,
  name text not null,
  -- Only the fields that differ.
  before jsonb,
  after jsonb,
  because text,
  sku text,
  primary key (sync_id, line)
);

create table offer (
  id uuid primary key,
  product_id uuid not null references product,
  -- An item is one thing, so it is an offer of one product.
  supplier_item_id uuid not null references supplier_item,
  -- The lower is asked first; among equals the cheaper.
  priority integer not null default 100 check (priority between 0 and 1000),
  enabled boolean not null default true,
  -- Set when the item was renamed into something else: not sold until staff has looked.
  held_because text,
  zone_join text check (length(zone_join) <= 3),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint offer_item unique (supplier_item_id)
);
create index offer_product on offer (product_id);

-- How we read the name of an item that is no offer yet. Staff confirms: nothing is sold because a program guessed.
create table proposal (
  id uuid primary key,
  supplier_item_id uuid not null references supplier_item,
  status text not null check (status in ('open', 'confirmed', 'rejected')),
  brand_slug slug,
  brand_name text,
  kind kind not null,
  denomination text,
  -- An existing product that staff chose; otherwise the one that is the same thing, or a new one.
  product_id uuid references product,
  confidence smallint not null check (confidence between 0 and 100),
  why text[] not null default '{}',
  -- Staff changed it: reading again leaves it alone.
  edited boolean not null default false,
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  constraint proposal_decided check ((status = 'open') = (decided_at is null)),
  constraint proposal_brand check ((brand_slug is null) = (brand_name is null))
);
create unique index proposal_open on proposal (supplier_item_id) where status = 'open';
create index proposal_waiting on proposal (confidence desc, id) where status = 'open';
create index proposal_item on proposal (supplier_item_id);

-- How names are read. Data, so that staff can teach it a new game without a release.

-- The lowest position whose pattern matches decides; without any, what the supplier's adapter says.
create table kind_rule (
  id uuid primary key,
  position integer not null,
  field text not null check (field in ('category', 'type', 'brand', 'name')),
  -- A regular expression, case ignored.
  pattern text not null check (length(pattern) between 1 and 200),
  kind kind not null
);

-- One thing said in several words. An empty meaning is noise, which is left out.
create table denomination_word (
  id uuid primary key,
  phrase text not null check (phrase ~ '^[a-z0-9]+( [a-z0-9]+)*$'),
  means text not null check (means ~ '^([a-z0-9]+( [a-z0-9]+)*)?$'),
  kind kind,
  brand_id uuid references brand on delete cascade,
  constraint denomination_word_once unique nulls not distinct (phrase, kind, brand_id)
);
