-- The double-entry ledger: the only place where balances live. Rows are written by the functions of 0002 alone.

-- Positive is what we owe or earned (customers, revenue), negative what we own or spent (clearing, supplier deposits, cost).
-- The sum over all accounts is zero, always.
create table account (
  id bigint generated always as identity primary key,
  -- `customer:<user id>`, `house:<what it is for>`.
  code text not null unique,
  owner_id uuid,
  currency text not null default 'IDR' check (currency ~ '^[A-Z]{3}$'),
  balance bigint not null default 0,
  -- Reserved by open holds: in the balance, and not available.
  held bigint not null default 0 check (held >= 0),
  -- How many mutations the account has had.
  sequence bigint not null default 0 check (sequence >= 0),
  -- What stays available at least; null for accounts of ours that may go below zero without end.
  floor bigint,
  status text not null default 'open' check (status in ('open', 'frozen', 'closed')),
  opened_at timestamptz not null,
  constraint account_floor check (floor is null or balance - held >= floor)
) with (fillfactor = 60);
create unique index account_owner on account (owner_id, currency) where owner_id is not null;

-- One atomic movement of money, known by its caller's key. A refused key stays refused.
create table transfer (
  id uuid primary key,
  key text not null unique check (length(key) between 1 and 200),
  -- SHA-256 over kind, reference and postings: the same key with another body is a conflict.
  fingerprint bytea not null,
  kind text not null,
  reference text not null,
  status text not null check (status in ('posted', 'refused')),
  refusal text check ((status = 'refused') = (refusal is not null)),
  at timestamptz not null
);
create index transfer_reference on transfer (reference);

-- One line of an account's history, with the balance before and after.
create table mutation (
  account_id bigint not null,
  sequence bigint not null check (sequence > 0),
  transfer_id uuid not null,
  amount bigint not null check (amount <> 0),
  balance_before bigint not null,
  balance_after bigint not null,
  primary key (account_id, sequence),
  constraint mutation_adds_up check (balance_after = balance_before + amount)
);
create index mutation_transfer on mutation (transfer_id);

-- Money reserved for a while: captured in full or part, released, or expired; exactly one of these, once.
create table hold (
  id uuid primary key,
  key text not null unique check (length(key) between 1 and 200),
  fingerprint bytea not null,
  account_id bigint not null references account (id),
  amount bigint not null check (amount > 0),
  captured bigint not null default 0 check (captured between 0 and amount),
  kind text not null,
  reference text not null,
  status text not null check (status in ('open', 'captured', 'released', 'expired', 'refused')),
  expires_at timestamptz not null,
  at timestamptz not null,
  ended_at timestamptz check ((status = 'open') = (ended_at is null))
);
create index hold_open on hold (expires_at) where status = 'open';

-- What is written stays as it was written.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: history is append-only', tg_op, tg_table_name using errcode = 'KL001';
end $$;
create trigger transfer_is_final before update or delete on transfer for each row execute function refuse_change();
create trigger transfer_stays before truncate on transfer execute function refuse_change();
create trigger mutation_is_final before update or delete on mutation for each row execute function refuse_change();
create trigger mutation_stays before truncate on mutation execute function refuse_change();

-- The run-time role reads, and calls functions. It cannot write a balance even if it wanted to.
revoke insert, update, delete on account, transfer, mutation, hold from konter_wallet;
