-- Top-ups: what a customer wants to pay in, and how far it has come. The money itself is in the ledger.
create table deposit (
  id uuid primary key,
  user_id uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null default 'IDR',
  method text not null,
  -- Known once the payment service has opened it.
  payment_id uuid unique,
  status text not null check (status in ('pending', 'completed', 'expired', 'failed')),
  created_at timestamptz not null,
  completed_at timestamptz check ((status = 'completed') = (completed_at is not null))
);
create index deposit_of_user on deposit (user_id, created_at desc, id desc);

create table deposit_move (
  deposit_id uuid not null references deposit (id) on delete cascade,
  at timestamptz not null,
  from_status text not null,
  to_status text not null,
  cause text not null,
  primary key (deposit_id, to_status)
);
