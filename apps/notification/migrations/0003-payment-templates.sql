-- Words for money that came in for something forgotten, and for a payment that its gateway gave back.
insert into template (kind, channel, language, version, title, body, active, edited_at, edited_by)
select kind, 'in_app', language, 1, title, body, true, now(), 'service:notification'
  from (values
    ('payment.credited', 'id', 'Pembayaran masuk ke saldo',
     'Pembayaran Anda sebesar {amount} kami terima, tetapi pesanannya tidak jadi dibuat. Uangnya sudah kami masukkan ke saldo Anda.'),
    ('payment.credited', 'en', 'Payment added to your balance',
     'We received your payment of {amount}, but its order was never placed. The money has been added to your balance.'),

    ('payment.refunded', 'id', 'Pembayaran dikembalikan',
     'Pembayaran {amount} dikembalikan kepada Anda oleh penyedia pembayaran. Karena itu {taken} kami tarik dari saldo Anda. Yang masih harus Anda lunasi: {claimed}.'),
    ('payment.refunded', 'en', 'Payment given back',
     'The payment provider gave {amount} back to you, so we took {taken} from your balance. What you still owe us: {claimed}.')
  ) as seed (kind, language, title, body);
