-- Payments that went to their payer's wallet, because the order could not take them or was forgotten (refused while its
-- payment was being opened). One row each: however often the job runs, the payer is told once.
create table payment_return (
  payment_id uuid primary key,
  -- What it was for. There may be no such order.
  order_id uuid not null,
  user_id uuid not null,
  returned_at timestamptz not null
);
