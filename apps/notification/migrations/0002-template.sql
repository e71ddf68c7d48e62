-- The words of every notification per kind, channel and language. Staff edit them; every version is kept.
create table template (
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  -- `in_app`; others come with the services that deliver them.
  channel text not null check (channel ~ '^[a-z_]+$'),
  language text not null check (language in ('id', 'en')),
  version integer not null check (version > 0),
  title text not null check (char_length(title) between 1 and 120),
  body text not null check (char_length(body) between 1 and 1000),
  active boolean not null,
  edited_at timestamptz not null,
  edited_by text not null,
  primary key (kind, channel, language, version)
);
create unique index template_active on template (kind, channel, language) where active;

insert into template (kind, channel, language, version, title, body, active, edited_at, edited_by)
select kind, 'in_app', language, 1, title, body, true, now(), 'service:notification'
  from (values
    ('deposit.completed', 'id', 'Deposit berhasil',
     'Deposit {amount} sudah masuk. Saldo Anda sekarang {balance}.'),
    ('deposit.completed', 'en', 'Deposit received',
     'Your deposit of {amount} has arrived. Your balance is now {balance}.'),

    ('deposit.expired', 'id', 'Deposit ditutup',
     'Deposit {amount} ditutup karena pembayarannya belum kami terima. Jika Anda sudah membayar, uangnya masuk ke saldo Anda begitu kami terima.'),
    ('deposit.expired', 'en', 'Deposit closed',
     'Your deposit of {amount} was closed because no payment arrived. If you did pay, the money goes to your balance as soon as it reaches us.'),

    ('order.paid', 'id', 'Pembayaran diterima',
     'Pembayaran {total} untuk {product} ({target}) sudah kami terima. Pesanan {number} sedang diproses.'),
    ('order.paid', 'en', 'Payment received',
     'We received {total} for {product} ({target}). Order {number} is being processed.'),

    ('order.completed', 'id', 'Pesanan berhasil',
     '{product} untuk {target} sudah terkirim. Nomor seri: {serialNumber}. Nomor pesanan: {number}.'),
    ('order.completed', 'en', 'Order delivered',
     '{product} for {target} has been delivered. Serial number: {serialNumber}. Order number: {number}.'),

    ('order.refunded', 'id', 'Uang Anda dikembalikan',
     'Maaf, {product} untuk {target} tidak berhasil kami kirim. {total} sudah dikembalikan ke saldo Anda. Nomor pesanan: {number}.'),
    ('order.refunded', 'en', 'Your money is back',
     'Sorry, we could not deliver {product} for {target}. {total} is back in your balance. Order number: {number}.'),

    ('order.reversed', 'id', 'Pesanan dibatalkan pemasok',
     'Maaf, pengiriman {product} untuk {target} ternyata dibatalkan oleh pemasok. {total} sudah dikembalikan ke saldo Anda. Nomor pesanan: {number}.'),
    ('order.reversed', 'en', 'Order cancelled by the supplier',
     'Sorry, the supplier has cancelled the delivery of {product} for {target} after all. {total} is back in your balance. Order number: {number}.'),

    ('order.expired', 'id', 'Pesanan ditutup',
     'Pesanan {number} untuk {product} ditutup karena pembayarannya belum kami terima. Jika Anda sudah membayar, uangnya masuk ke saldo Anda begitu kami terima.'),
    ('order.expired', 'en', 'Order closed',
     'Order {number} for {product} was closed because no payment arrived. If you did pay, the money goes to your balance as soon as it reaches us.'),

    ('order.payment-returned', 'id', 'Pembayaran masuk ke saldo',
     'Pembayaran {amount} tidak bisa lagi dipakai untuk pesanan {number}, jadi uangnya sudah kami masukkan ke saldo Anda.'),
    ('order.payment-returned', 'en', 'Payment added to your balance',
     'Your payment of {amount} could no longer be used for order {number}, so we added it to your balance.')
  ) as seed (kind, language, title, body);
