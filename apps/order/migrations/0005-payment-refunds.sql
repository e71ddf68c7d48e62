-- Payments of orders that their gateway gave back. Nothing more is bought for such an order; once its money lies in the
-- payer's wallet, or its goods are delivered, the wallet takes it back and says how far the balance went.
create table payment_refund (
  payment_id uuid primary key,
  -- There may be no such order.
  order_id uuid not null,
  user_id uuid not null,
  gateway text not null,
  total bigint not null check (total > 0),
  gateway_fee bigint not null check (gateway_fee >= 0),
  refunded_at timestamptz not null,
  -- Null until it is taken back.
  taken bigint,
  claimed bigint,
  constraint payment_refund_adds_up check ((taken is null) = (claimed is null) and coalesce(taken + claimed, total) = total)
);
create index payment_refund_of_order on payment_refund (order_id);
