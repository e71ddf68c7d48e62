-- How a reseller's or partner's program signs in. The key itself is shown once and never stored.
create table api_key (
  id uuid primary key,
  user_id uuid not null references account,
  name text not null check (char_length(name) between 1 and 60),
  hash bytea not null unique check (octet_length(hash) = 32),
  -- Enough to tell one's keys apart, too little to guess the rest.
  prefix text not null check (char_length(prefix) = 14),
  scopes text[] not null check (cardinality(scopes) > 0),
  -- CIDR ranges; none means anywhere.
  allowed_ips text[] not null default '{}' check (cardinality(allowed_ips) <= 20),
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_of_user on api_key (user_id, id desc) where revoked_at is null;
