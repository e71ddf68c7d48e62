-- Whom we tell, what they were told, and in which order: streams resume by that order.

-- Name and language of every user, kept from what the user service tells.
create table recipient (
  user_id uuid primary key,
  name text not null,
  language text not null check (language in ('id', 'en'))
);

-- One row per user who was ever told something. Its row lock is held until the commit, so the sequences of a user's
-- notifications have no gaps and become visible in their order; identity values would do neither.
create table feed (
  user_id uuid primary key,
  sequence bigint not null default 0 check (sequence >= 0),
  -- Kept here because counting the unread of somebody who never reads costs more with every order.
  unread bigint not null default 0 check (unread between 0 and sequence)
) with (fillfactor = 70);

create table notification (
  id uuid primary key,
  user_id uuid not null references feed (user_id),
  sequence bigint not null check (sequence > 0),
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  -- The deposit, order or payment it is about.
  subject_id uuid not null,
  title text not null,
  body text not null,
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notification_sequence unique (user_id, sequence),
  -- The same is never told twice, not even when its event is told again long after the inbox forgot it.
  constraint notification_told_once unique (user_id, kind, subject_id)
);
create index notification_unread on notification (user_id, sequence) where read_at is null;
-- For the daily purge.
create index notification_read on notification (created_at) where read_at is not null;
