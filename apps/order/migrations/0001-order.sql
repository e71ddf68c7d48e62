-- Orders and the purchases that fulfil them. The money is in the ledger; here is where it should be and why.

create table "order" (
  id uuid primary key,
  -- What people say to each other: KT-20261121-7K3M9Q.
  number text not null unique,
  user_id uuid not null,
  guest boolean not null,
  customer_type text not null,
  member_level text not null,
  sku text not null,
  product_name text not null,
  kind text not null,
  input jsonb not null,
  -- Whom it is for, as people read it.
  target text not null,
  payment_method text not null,
  price bigint not null check (price > 0),
  fee bigint not null check (fee >= 0),
  discount bigint not null check (discount >= 0),
  total bigint not null check (total > 0),
  currency text not null default 'IDR',
  status text not null check (status in ('pending_payment', 'paid', 'processing', 'completed', 'failed', 'refunded', 'expired', 'cancelled', 'reversed')),
  -- The payment that was opened for it; null for the wallet.
  payment_id uuid unique,
  -- What came in for it, once something did: from then on it can no longer expire or be cancelled.
  received jsonb,
  serial_number text,
  -- Who can deliver, as catalog last said.
  offers jsonb not null,
  offers_at timestamptz not null,
  placed_at timestamptz not null,
  finished_at timestamptz,
  constraint order_total check (total = price + fee - discount)
);
create index order_of_user on "order" (user_id, placed_at desc, id desc);
create index order_newest on "order" (placed_at desc, id desc);
create index order_open on "order" (status, placed_at) where status in ('pending_payment', 'paid', 'processing', 'failed');

-- The transaction log: every step, with cause and actor.
create table order_move (
  order_id uuid not null references "order" (id) on delete cascade,
  nth integer not null,
  at timestamptz not null,
  from_status text not null,
  to_status text not null,
  cause text not null,
  actor text not null,
  primary key (order_id, nth)
);

-- One attempt to buy from one supplier. Its reference is committed before the supplier hears of it.
create table purchase (
  id uuid primary key,
  order_id uuid not null references "order" (id),
  attempt integer not null check (attempt > 0),
  offer_id text not null,
  supplier text not null,
  -- Of the product: a supplier may sell games elsewhere than pulsa.
  kind text not null,
  item_code text not null,
  item_name text not null,
  target text not null,
  zone text,
  -- What it should cost us, and what the supplier then took.
  cost bigint not null check (cost > 0),
  price_max bigint not null,
  charged bigint,
  -- Our idempotent id (ref_id), and the supplier's own.
  reference text not null unique,
  supplier_reference text,
  status text not null check (status in ('open', 'succeeded', 'failed', 'reversed')),
  -- Why staff must look at it; it is asked about all the same.
  review text,
  asks integer not null default 0,
  asked_at timestamptz,
  next_ask_at timestamptz not null,
  serial_number text,
  -- The last thing the supplier said, for staff.
  answer text,
  -- What was said against a final state, and changed nothing.
  contradiction text,
  -- A supplier that knows no reference of ours: nobody else may buy the same for the same until this is resolved.
  locks_target boolean not null,
  opened_at timestamptz not null,
  ended_at timestamptz check ((status = 'open') = (ended_at is null)),
  unique (order_id, attempt),
  unique (supplier, supplier_reference)
);
-- Nobody receives goods twice: one purchase at a time, one success at most.
create unique index purchase_open on purchase (order_id) where status = 'open';
create unique index purchase_succeeded on purchase (order_id) where status = 'succeeded';
create unique index purchase_target on purchase (supplier, item_code, target, coalesce(zone, '')) where status = 'open' and locks_target;
create index purchase_due on purchase (next_ask_at) where status = 'open';
create index purchase_recent on purchase (supplier, ended_at) where ended_at is not null;

-- How a supplier has been doing: after too many calls without an answer nobody new is sent there for a while.
create table supplier_health (
  supplier text primary key,
  failures integer not null default 0,
  closed_until timestamptz
);

-- What suppliers told us, to the byte. The same bytes again are the same message.
create table supplier_message (
  id uuid primary key,
  supplier text not null,
  digest bytea not null,
  raw bytea not null,
  received_at timestamptz not null,
  times integer not null default 1,
  purchase_id uuid,
  verdict text check (verdict in ('applied', 'no-change', 'asked-again', 'contradiction', 'unknown-reference', 'malformed')),
  unique (supplier, digest)
);

-- A supplier's price list as last fetched: suppliers allow it every few minutes only.
create table price_list (
  supplier text primary key,
  fetched_at timestamptz not null,
  items jsonb not null
);
