-- What signs access tokens. The database decides which key that is, so that all replicas agree.
create table signing_key (
  kid text primary key check (kid ~ '^[A-Za-z0-9_-]{16}$'),
  -- AES-256-GCM under a key from the configuration, which is named in front.
  sealed_private_key text not null,
  public_jwk jsonb not null,
  status text not null check (status in ('next', 'current', 'retired')),
  published_at timestamptz not null,
  signs_from timestamptz,
  retired_at timestamptz,
  check ((status = 'next') = (signs_from is null)),
  check ((status = 'retired') = (retired_at is not null))
);
create unique index signing_key_current on signing_key (status) where status = 'current';
create unique index signing_key_next on signing_key (status) where status = 'next';
