-- The record of sensitive acts. Each row carries the hash of the row before it: what is changed or taken out later shows.
create table activity (
  position bigint primary key check (position > 0),
  -- To the millisecond, because that is what is hashed.
  at timestamptz(3) not null,
  actor text not null,
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  subject text not null,
  reason text,
  before jsonb,
  after jsonb,
  request_id text not null,
  ip text,
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null unique check (octet_length(hash) = 32)
);
create index activity_subject on activity (subject, position desc);
create index activity_actor on activity (actor, position desc);

-- Rows are only ever added: by grants for the run-time role, by triggers for whoever owns the table.
revoke update, delete, truncate on activity from konter_user;

create function refuse_activity_change() returns trigger language plpgsql as $$
begin
  raise exception 'the activity log is append-only';
end $$;
create trigger activity_is_append_only before update or delete on activity
  for each row execute function refuse_activity_change();
create trigger activity_is_never_emptied before truncate on activity
  for each statement execute function refuse_activity_change();
