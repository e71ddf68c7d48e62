-- How somebody stays signed in: a session is the family of all refresh tokens that came out of one sign-in.
create table session (
  id uuid primary key,
  user_id uuid not null references account,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  -- Absolute: no refresh moves it.
  expires_at timestamptz not null check (expires_at > created_at),
  remember boolean not null,
  user_agent text check (char_length(user_agent) <= 300),
  ip text check (char_length(ip) <= 45),
  ended_at timestamptz,
  ended_because text check (ended_because in ('signed-out', 'revoked', 'token-reused', 'suspended', 'claimed')),
  check ((ended_at is null) = (ended_because is null))
);
create index session_of_user on session (user_id, id desc) where ended_at is null;
create index session_expiry on session (expires_at);

create table refresh_token (
  -- SHA-256 of 256 random bits: nothing that could be sent is stored.
  hash bytea primary key check (octet_length(hash) = 32),
  session_id uuid not null references session on delete cascade,
  issued_at timestamptz not null,
  rotated_at timestamptz,
  -- The token that replaced this one, under a key that only the replaced token can derive.
  sealed_successor bytea,
  -- Hashes of the Idempotency-Key and of the client that rotated it: who may be told the successor again.
  rotated_key bytea,
  rotated_client bytea,
  check ((rotated_at is null) = (sealed_successor is null)),
  check ((rotated_at is null) = (rotated_client is null)),
  check (rotated_at is not null or rotated_key is null)
);
-- A session has one living token at most, whatever runs in parallel.
create unique index refresh_token_living on refresh_token (session_id) where rotated_at is null;
create index refresh_token_of_session on refresh_token (session_id);
