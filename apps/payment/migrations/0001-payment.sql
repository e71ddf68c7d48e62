-- Payments, what we were told about them, and the methods they can be made by.

-- What a gateway offers, as last fetched: known even while the gateway is away.
create table method (
  code text primary key,
  gateway text not null,
  channel text not null,
  name text not null,
  position integer not null,
  active boolean not null,
  -- Who bears the gateway's fee when it is added by the gateway itself: then it comes on top of what we ask for.
  fee_added_by_gateway boolean not null,
  fee_flat bigint not null check (fee_flat >= 0),
  fee_basis_points integer not null check (fee_basis_points >= 0),
  fee_min bigint not null,
  fee_max bigint,
  amount_min bigint not null,
  amount_max bigint not null,
  needs_phone boolean not null default false,
  fetched_at timestamptz not null
);

create table payment (
  -- Chosen by who asks, so that asking twice opens one payment.
  id uuid primary key,
  purpose text not null check (purpose in ('deposit', 'order')),
  purpose_id uuid not null,
  payer_id uuid not null,
  gateway text not null,
  method text not null,
  channel text not null,
  -- What the purpose wants; what the payer bears of the fee; what the payer pays.
  amount bigint not null check (amount > 0),
  fee bigint not null check (fee >= 0),
  total bigint not null,
  -- What we ask the gateway for: the total, unless the gateway adds its fee itself.
  asked bigint not null check (asked > 0),
  -- What the gateway keeps, once known.
  gateway_fee bigint not null default 0 check (gateway_fee >= 0),
  currency text not null default 'IDR',
  description text not null,
  payer_name text not null,
  payer_email text,
  payer_phone text,
  status text not null check (status in ('pending', 'paid', 'paid_late', 'expired', 'failed', 'cancelled', 'refunded')),
  -- Our number at the gateway, committed before it is called; and the gateway's, once it has answered.
  merchant_reference text not null unique,
  reference text,
  qr_string text,
  pay_code text,
  pay_url text,
  instructions jsonb not null default '[]',
  -- While somebody is asking the gateway to create it: nobody else does so at the same time.
  creating_until timestamptz,
  creations integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  paid_at timestamptz,
  check (total = amount + fee),
  unique (gateway, reference)
);
create index payment_of_purpose on payment (purpose_id);
create index payment_newest on payment (created_at desc, id desc);

-- Every step of a payment, and why.
create table payment_move (
  payment_id uuid not null references payment (id),
  at timestamptz not null,
  from_status text not null,
  to_status text not null,
  cause text not null,
  actor text not null,
  primary key (payment_id, to_status)
);

-- What came in from outside with a valid signature, to the byte. The same bytes again are the same message.
create table callback (
  id uuid primary key,
  gateway text not null,
  digest bytea not null,
  raw bytea not null,
  received_at timestamptz not null,
  -- How often it came.
  times integer not null default 1,
  payment_id uuid,
  verdict text check (verdict in ('applied', 'no-change', 'unknown-reference', 'reference-mismatch', 'amount-mismatch', 'malformed')),
  judged_at timestamptz check ((judged_at is null) = (verdict is null)),
  unique (gateway, digest)
);
create index callback_newest on callback (received_at desc, id desc);
