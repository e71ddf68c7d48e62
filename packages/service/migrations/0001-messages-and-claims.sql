-- What every service has in its own schema: the outbox and inbox of its messages, dead letters, claimed idempotency keys.

-- The record of every event we told. Published rows are kept for days and can be published again from any point.
create table outbox (
  position bigint generated always as identity primary key,
  event_id uuid not null unique,
  type text not null,
  aggregate_id text not null,
  sequence bigint not null,
  data jsonb not null,
  traceparent text,
  occurred_at timestamptz not null,
  published_at timestamptz
);
-- Identity values commit out of order: the relay looks for what is unsent, never for "position > last seen".
create index outbox_unsent on outbox (position) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

-- The next sequence of an aggregate. The row lock also puts its events into the order of their commits.
create table aggregate (
  aggregate_id text primary key,
  sequence bigint not null
) with (fillfactor = 70);

create table inbox (
  consumer text not null,
  event_id uuid not null,
  received_at timestamptz not null,
  primary key (consumer, event_id)
);
create index inbox_received on inbox (received_at);

-- For readers that keep the newest state only: the last sequence seen of an aggregate.
create table inbox_latest (
  consumer text not null,
  aggregate_id text not null,
  sequence bigint not null,
  primary key (consumer, aggregate_id)
);

-- Tries that failed for the message's own reasons, a crash in the middle included.
create table inbox_failure (
  consumer text not null,
  event_id uuid not null,
  tries integer not null,
  last_error text,
  primary key (consumer, event_id)
);

create table dead_letter (
  id uuid primary key,
  kind text not null check (kind in ('event', 'job')),
  consumer text not null,
  message jsonb not null,
  error text not null,
  tries integer not null,
  failed_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'replayed', 'dropped')),
  resolved_at timestamptz,
  resolved_by text
);
create index dead_letter_waiting on dead_letter (failed_at) where status = 'waiting';

-- One row per Idempotency-Key of a caller. Claimed and committed before anything else happens; an expired lease is resumed.
create table claim (
  caller text not null,
  -- SHA-256 of the key: what is sealed under the key itself cannot be read from here.
  key_hash bytea not null,
  id uuid not null unique,
  request_hash bytea not null,
  lease_until timestamptz not null,
  claimed_at timestamptz not null,
  status integer,
  answer jsonb,
  -- The part of the answer that must not lie in a database (a guest's tokens), AES-256-GCM under a key made of the Idempotency-Key.
  sealed bytea,
  primary key (caller, key_hash)
);
create index claim_claimed on claim (claimed_at);
