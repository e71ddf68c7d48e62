-- Words for what becomes of a customer's vouchers.
insert into template (kind, channel, language, version, title, body, active, edited_at, edited_by)
select kind, 'in_app', language, 1, title, body, true, now(), 'service:notification'
  from (values
    ('voucher.claimed', 'id', 'Voucher sudah diklaim',
     '{title} dari {merchant} sekarang milik Anda. Tunjukkan kode atau QR-nya di kasir, paling lambat {until}.'),
    ('voucher.claimed', 'en', 'Voucher claimed',
     '{title} of {merchant} is yours now. Show its code or QR at the till by {until}.'),

    ('voucher.redeemed', 'id', 'Voucher sudah dipakai',
     '{title} dipakai di {merchant}. Bukan Anda? Segera hubungi kami.'),
    ('voucher.redeemed', 'en', 'Voucher used',
     '{title} was used at {merchant}. Was it not you? Please contact us.'),

    ('voucher.under-review', 'id', 'Pemakaian voucher sedang diperiksa',
     'Pemakaian {title} di {merchant} sedang kami periksa. Anda akan kami kabari.'),
    ('voucher.under-review', 'en', 'Voucher under review',
     'We are looking at the use of {title} at {merchant}, and will let you know.'),

    ('voucher.approved', 'id', 'Pemakaian voucher diterima',
     'Pemakaian {title} di {merchant} sudah kami periksa dan diterima.'),
    ('voucher.approved', 'en', 'Use of your voucher approved',
     'We have looked at the use of {title} at {merchant}: it is approved.'),

    ('voucher.rejected', 'id', 'Pemakaian voucher ditolak',
     'Pemakaian {title} di {merchant} sudah kami periksa dan ditolak. Menurut Anda keliru? Hubungi kami.'),
    ('voucher.rejected', 'en', 'Use of your voucher rejected',
     'We have looked at the use of {title} at {merchant}: it is rejected. If you think that is wrong, please contact us.'),

    ('voucher.undone', 'id', 'Pemakaian voucher dibatalkan',
     'Pemakaian {title} di {merchant} dibatalkan. {again}'),
    ('voucher.undone', 'en', 'Use of your voucher undone',
     'The use of {title} at {merchant} was undone. {again}'),

    ('voucher.revoked', 'id', 'Voucher ditarik',
     'Salah satu voucher yang Anda klaim tidak berlaku lagi: {because}.'),
    ('voucher.revoked', 'en', 'Voucher withdrawn',
     'One of the vouchers that you claimed is good no more: {because}.')
  ) as seed (kind, language, title, body);
