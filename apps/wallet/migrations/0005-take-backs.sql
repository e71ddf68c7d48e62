-- Payments that their gateway gave back to the payer, after their money had been credited here: what came back out of the
-- payer's balance, and what the balance did not cover. The rest is a claim of the house on the payer.
create table take_back (
  payment_id uuid primary key,
  user_id uuid not null,
  gateway text not null,
  -- What it had paid: `deposit:<id>`, `order:<id>`.
  reference text not null,
  amount bigint not null check (amount > 0),
  taken bigint not null check (taken >= 0),
  claimed bigint not null check (claimed >= 0),
  currency text not null default 'IDR',
  at timestamptz not null,
  constraint take_back_adds_up check (amount = taken + claimed)
);
create index take_back_newest on take_back (at desc, payment_id desc);
create index take_back_claimed on take_back (at desc, payment_id desc) where claimed > 0;

alter table deposit drop constraint deposit_status_check, drop constraint deposit_check;
alter table deposit
  add constraint deposit_status_check check (status in ('pending', 'completed', 'expired', 'failed', 'refunded')),
  add constraint deposit_completed check ((status in ('completed', 'refunded')) = (completed_at is not null));
