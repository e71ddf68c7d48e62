-- When an order is next looked at is a column of the order itself, written by the statement that moves it: no job beside it
-- that could be lost, doubled or out of step, and no second write.
alter table "order"
  -- When somebody must look at it next: while one does, when that one counts as dead. Null: nothing left to do.
  add column drive_at timestamptz,
  -- How often it was looked at since something last changed.
  add column drives integer not null default 0,
  -- The trace it was placed in: whoever drives it later goes on with that.
  add column traceparent text;
update "order" set drive_at = now() where status in ('pending_payment', 'paid', 'processing', 'failed');
create index order_due on "order" (drive_at) where drive_at is not null;
