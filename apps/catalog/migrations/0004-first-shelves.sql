-- The counter's first shelves: categories, the brands of Indonesian counters, what suppliers call them, and how to read item names.
-- Staff may change all of it; a later migration never writes these rows again.

insert into category (id, slug, parent_id, path, kind, name, position, created_at, updated_at)
select gen_random_uuid(), slug, null, slug, kind, jsonb_build_object('id', name_id, 'en', name_en), position, now(), now()
  from (values
    ('games', 'game', 'Game', 'Games', 10),
    ('pulsa', 'pulsa', 'Pulsa', 'Airtime', 20),
    ('data', 'data', 'Paket Data', 'Data packs', 30),
    ('electricity', 'pln', 'Token Listrik', 'Electricity tokens', 40),
    ('e-money', 'emoney', 'Uang Elektronik', 'E-money', 50),
    ('gift-codes', 'gift_code', 'Kode Digital', 'Gift codes', 60),
    ('bills', 'postpaid', 'Tagihan', 'Bills', 70),
    ('other', 'other', 'Lainnya', 'Other', 90)
  ) as root (slug, kind, name_id, name_en, position);

insert into category (id, slug, parent_id, path, kind, name, position, created_at, updated_at)
select gen_random_uuid(), leaf.slug, root.id, root.path || '/' || leaf.slug, root.kind,
       jsonb_build_object('id', name_id, 'en', name_en), leaf.position, now(), now()
  from (values
    ('games', 'mobile-games', 'Game Ponsel', 'Mobile games', 10),
    ('games', 'pc-games', 'Game PC', 'PC games', 20),
    ('e-money', 'e-wallets', 'Dompet Digital', 'E-wallets', 10),
    ('e-money', 'e-money-cards', 'Kartu Uang Elektronik', 'E-money cards', 20),
    ('bills', 'electricity-bills', 'Listrik Pascabayar', 'Electricity bills', 10),
    ('bills', 'water-bills', 'Air PDAM', 'Water bills', 20),
    ('bills', 'internet-bills', 'Internet dan TV', 'Internet and TV bills', 30),
    ('bills', 'phone-bills', 'Telepon Pascabayar', 'Phone bills', 40),
    ('bills', 'insurance-bills', 'BPJS', 'Social insurance', 50),
    ('bills', 'loan-bills', 'Angsuran', 'Instalments', 60),
    ('bills', 'tax-bills', 'Pajak dan Samsat', 'Taxes', 70),
    ('bills', 'gas-bills', 'Gas', 'Gas bills', 80)
  ) as leaf (parent, slug, name_id, name_en, position)
  join category root on root.slug = leaf.parent;

insert into brand (id, slug, name, kind, category_id, position, created_at, updated_at)
select gen_random_uuid(), one.slug, one.name, one.kind, category.id, one.position, now(), now()
  from (values
    ('mobile-legends', 'Mobile Legends', 'game', 'mobile-games', 1),
    ('free-fire', 'Free Fire', 'game', 'mobile-games', 2),
    ('pubg-mobile', 'PUBG Mobile', 'game', 'mobile-games', 3),
    ('genshin-impact', 'Genshin Impact', 'game', 'mobile-games', 4),
    ('honkai-star-rail', 'Honkai: Star Rail', 'game', 'mobile-games', 5),
    ('call-of-duty-mobile', 'Call of Duty Mobile', 'game', 'mobile-games', 6),
    ('arena-of-valor', 'Arena of Valor', 'game', 'mobile-games', 7),
    ('ragnarok-m', 'Ragnarok M: Eternal Love', 'game', 'mobile-games', 8),
    ('clash-of-clans', 'Clash of Clans', 'game', 'mobile-games', 9),
    ('stumble-guys', 'Stumble Guys', 'game', 'mobile-games', 10),
    ('lords-mobile', 'Lords Mobile', 'game', 'mobile-games', 11),
    ('higgs-domino', 'Higgs Domino', 'game', 'mobile-games', 12),
    ('undawn', 'Undawn', 'game', 'mobile-games', 13),
    ('eggy-party', 'Eggy Party', 'game', 'mobile-games', 14),
    ('sausage-man', 'Sausage Man', 'game', 'mobile-games', 15),
    ('lifeafter', 'LifeAfter', 'game', 'mobile-games', 16),
    ('valorant', 'Valorant', 'game', 'pc-games', 17),
    ('point-blank', 'Point Blank', 'game', 'pc-games', 18),
    ('telkomsel', 'Telkomsel', 'pulsa', null, 20),
    ('indosat', 'Indosat', 'pulsa', null, 21),
    ('xl', 'XL', 'pulsa', null, 22),
    ('axis', 'Axis', 'pulsa', null, 23),
    ('tri', 'Tri', 'pulsa', null, 24),
    ('smartfren', 'Smartfren', 'pulsa', null, 25),
    ('by-u', 'by.U', 'pulsa', null, 26),
    ('pln', 'PLN', 'pln', null, 30),
    ('gopay', 'GoPay', 'emoney', 'e-wallets', 40),
    ('ovo', 'OVO', 'emoney', 'e-wallets', 41),
    ('dana', 'DANA', 'emoney', 'e-wallets', 42),
    ('shopeepay', 'ShopeePay', 'emoney', 'e-wallets', 43),
    ('linkaja', 'LinkAja', 'emoney', 'e-wallets', 44),
    ('mandiri-e-toll', 'Mandiri e-Toll', 'emoney', 'e-money-cards', 45),
    ('brizzi', 'BRI Brizzi', 'emoney', 'e-money-cards', 46),
    ('steam-wallet', 'Steam Wallet', 'gift_code', null, 50),
    ('google-play', 'Google Play', 'gift_code', null, 51),
    ('garena', 'Garena', 'gift_code', null, 52),
    ('roblox', 'Roblox', 'gift_code', null, 53),
    ('playstation', 'PlayStation Store', 'gift_code', null, 54),
    ('unipin', 'UniPin', 'gift_code', null, 55),
    ('megaxus', 'Megaxus', 'gift_code', null, 56),
    ('vidio', 'Vidio', 'gift_code', null, 57),
    ('alfamart', 'Alfamart', 'gift_code', null, 58),
    ('pln-postpaid', 'PLN Pascabayar', 'postpaid', 'electricity-bills', 70),
    ('pln-non-bill', 'PLN Nontaglis', 'postpaid', 'electricity-bills', 71),
    ('pdam', 'PDAM', 'postpaid', 'water-bills', 72),
    ('internet-postpaid', 'Internet Pascabayar', 'postpaid', 'internet-bills', 73),
    ('tv-postpaid', 'TV Pascabayar', 'postpaid', 'internet-bills', 74),
    ('phone-postpaid', 'HP Pascabayar', 'postpaid', 'phone-bills', 75),
    ('bpjs-kesehatan', 'BPJS Kesehatan', 'postpaid', 'insurance-bills', 76),
    ('bpjs-ketenagakerjaan', 'BPJS Ketenagakerjaan', 'postpaid', 'insurance-bills', 77),
    ('bpjs-ketenagakerjaan-pu', 'BPJS Ketenagakerjaan PU', 'postpaid', 'insurance-bills', 78),
    ('multifinance', 'Multifinance', 'postpaid', 'loan-bills', 79),
    ('pbb', 'PBB', 'postpaid', 'tax-bills', 80),
    ('pdl', 'PDL', 'postpaid', 'tax-bills', 81),
    ('samsat', 'Samsat', 'postpaid', 'tax-bills', 82),
    ('gas-negara', 'Gas Negara', 'postpaid', 'gas-bills', 83),
    ('e-money-open', 'E-Money', 'postpaid', null, 84)
  ) as one (slug, name, kind, category, position)
  left join category on category.slug = one.category;

insert into brand_alias (alias, brand_id)
select alias, brand.id
  from (values
    ('mobile-legends', 'mobilelegends mobilelegend mobilelegendsbangbang mobilelegendbangbang mlbb ml'),
    ('free-fire', 'freefire garenafreefire freefiremax ff'),
    ('pubg-mobile', 'pubgmobile pubgmobileindonesia pubgmobileid pubgm pubg'),
    ('genshin-impact', 'genshinimpact genshin'),
    ('honkai-star-rail', 'honkaistarrail starrail hsr'),
    ('call-of-duty-mobile', 'callofdutymobile callofduty codmobile codm'),
    ('arena-of-valor', 'arenaofvalor garenaaov aov'),
    ('ragnarok-m', 'ragnarokmeternallove ragnarokm ragnaroketernallove rom'),
    ('clash-of-clans', 'clashofclans coc'),
    ('stumble-guys', 'stumbleguys'),
    ('lords-mobile', 'lordsmobile'),
    ('higgs-domino', 'higgsdomino higgsdominoisland higgs'),
    ('undawn', 'undawn garenaundawn'),
    ('eggy-party', 'eggyparty'),
    ('sausage-man', 'sausageman'),
    ('lifeafter', 'lifeafter'),
    ('valorant', 'valorant valo'),
    ('point-blank', 'pointblank pointblankzepetto'),
    ('telkomsel', 'telkomsel tsel simpati kartuas'),
    ('indosat', 'indosat isat im3 indosatooredoo'),
    ('xl', 'xl xlaxiata'),
    ('axis', 'axis'),
    ('tri', 'tri three 3tri threeid'),
    ('smartfren', 'smartfren smart'),
    ('by-u', 'byu'),
    ('pln', 'pln plnprepaid plnprabayar'),
    ('gopay', 'gopay gojek'),
    ('ovo', 'ovo'),
    ('dana', 'dana'),
    ('shopeepay', 'shopeepay shopee spay'),
    ('linkaja', 'linkaja'),
    ('mandiri-e-toll', 'mandirietoll etoll mandiriemoney emoneymandiri etollmandiri'),
    ('brizzi', 'bribrizzi brizzi'),
    ('steam-wallet', 'steamwallet steam steamwalletidr'),
    ('google-play', 'googleplay googleplayindonesia googleplaygiftcard gplay'),
    ('garena', 'garena garenashell garenashells'),
    ('roblox', 'roblox robloxgiftcard'),
    ('playstation', 'playstation playstationstore playstationnetwork psn'),
    ('unipin', 'unipin unipinvoucher'),
    ('megaxus', 'megaxus'),
    ('vidio', 'vidio'),
    ('alfamart', 'alfamart alfamartvoucher voucheralfamart'),
    ('pln-postpaid', 'plnpascabayar plnpostpaid'),
    ('pln-non-bill', 'plnnontaglis plnnontaglist'),
    ('pdam', 'pdam'),
    ('internet-postpaid', 'internetpascabayar'),
    ('tv-postpaid', 'tvpascabayar'),
    ('phone-postpaid', 'hppascabayar pulsapascabayar'),
    ('bpjs-kesehatan', 'bpjskesehatan'),
    ('bpjs-ketenagakerjaan', 'bpjsketenagakerjaan bpjstk'),
    ('bpjs-ketenagakerjaan-pu', 'bpjsketenagakerjaanpu bpjstkpu'),
    ('multifinance', 'multifinance'),
    ('pbb', 'pbb'),
    ('pdl', 'pdl'),
    ('samsat', 'samsat esamsat'),
    ('gas-negara', 'gasnegara pgas pgn'),
    ('e-money-open', 'emoney')
  ) as named (slug, aliases)
  join brand using (slug)
  cross join lateral unnest(string_to_array(aliases, ' ')) as alias;

update brand set phone_prefixes = string_to_array(numbers, ' ')
  from (values
    ('telkomsel', '0811 0812 0813 0821 0822 0823 0851 0852 0853'),
    ('indosat', '0814 0815 0816 0855 0856 0857 0858'),
    ('xl', '0817 0818 0819 0859 0877 0878 0879'),
    ('axis', '0831 0832 0833 0838'),
    ('tri', '0895 0896 0897 0898 0899'),
    ('smartfren', '0881 0882 0883 0884 0885 0886 0887 0888 0889'),
    ('by-u', '0851')
  ) as operator (slug, numbers)
 where brand.slug = operator.slug;

update brand set number = told::jsonb
  from (values
    ('mobile-legends', '{"field": "userId", "schema": {"type": "string", "pattern": "^[0-9]{5,12}$", "maxLength": 12, "examples": ["12345678"]}}'),
    ('free-fire', '{"field": "userId", "schema": {"type": "string", "pattern": "^[0-9]{5,14}$", "maxLength": 14}}'),
    ('pubg-mobile', '{"field": "userId", "schema": {"type": "string", "pattern": "^[0-9]{5,14}$", "maxLength": 14}}'),
    ('genshin-impact', '{"field": "userId", "schema": {"type": "string", "pattern": "^[0-9]{9,10}$", "maxLength": 10}}'),
    ('honkai-star-rail', '{"field": "userId", "schema": {"type": "string", "pattern": "^[0-9]{9,10}$", "maxLength": 10}}'),
    ('valorant', '{"field": "userId", "schema": {"type": "string", "pattern": "^.{3,16}#[A-Za-z0-9]{3,5}$", "maxLength": 22, "x-labels": {"id": "Riot ID", "en": "Riot ID"}, "examples": ["Budi#1234"]}}'),
    ('clash-of-clans', '{"field": "userId", "schema": {"type": "string", "pattern": "^#?[0289PYLQGRJCUV]{3,12}$", "maxLength": 13, "x-labels": {"id": "Tag pemain", "en": "Player tag"}}}'),
    ('mandiri-e-toll', '{"field": "cardNumber", "schema": {"type": "string", "pattern": "^[0-9]{16}$", "maxLength": 16, "x-labels": {"id": "Nomor kartu", "en": "Card number"}}}'),
    ('brizzi', '{"field": "cardNumber", "schema": {"type": "string", "pattern": "^[0-9]{16}$", "maxLength": 16, "x-labels": {"id": "Nomor kartu", "en": "Card number"}}}')
  ) as numbering (slug, told)
 where brand.slug = numbering.slug;

update brand set zone = told::jsonb
  from (values
    ('mobile-legends', '{"type": "string", "pattern": "^[0-9]{3,6}$", "maxLength": 6, "examples": ["2001"]}'),
    ('genshin-impact', '{"type": "string", "enum": ["os_asia", "os_usa", "os_euro", "os_cht"], "maxLength": 20, "x-labels": {"id": "Server", "en": "Server"}}'),
    ('honkai-star-rail', '{"type": "string", "enum": ["prod_official_asia", "prod_official_usa", "prod_official_eur", "prod_official_cht"], "maxLength": 20, "x-labels": {"id": "Server", "en": "Server"}}'),
    ('ragnarok-m', '{"type": "string", "pattern": "^[A-Za-z0-9 _-]{1,20}$", "maxLength": 20, "x-labels": {"id": "Server", "en": "Server"}}'),
    ('lifeafter', '{"type": "string", "pattern": "^[A-Za-z0-9 _-]{1,20}$", "maxLength": 20, "x-labels": {"id": "Server", "en": "Server"}}')
  ) as zoning (slug, told)
 where brand.slug = zoning.slug;

insert into supplier (code, name, zone_join, sync_every_minutes, sync_offset_minutes) values
  -- One string of number and zone, usually with nothing between; an offer may say otherwise.
  ('digiflazz', 'Digiflazz', '', 10, 0),
  -- `data_no` and `data_zone` are two fields.
  ('vip', 'VIP Reseller', null, 10, 5);

insert into kind_rule (id, position, field, pattern, kind)
select gen_random_uuid(), position, field, pattern, kind
  from (values
    (10, 'category', '^(pascabayar|postpaid)$', 'postpaid'),
    (20, 'category', '^games?$', 'game'),
    (30, 'category', '^pulsa$', 'pulsa'),
    (40, 'category', '^(paket )?data$', 'data'),
    (50, 'category', '^pln$', 'pln'),
    (60, 'category', '^e-?money$', 'emoney'),
    (70, 'category', '^(voucher|gift.?cards?)$', 'gift_code'),
    (110, 'type', '^pulsa', 'pulsa'),
    (120, 'type', '^paket', 'data'),
    (130, 'type', '^token', 'pln'),
    (140, 'type', '^saldo', 'emoney'),
    (210, 'name', '^token (listrik|pln)', 'pln')
  ) as rule (position, field, pattern, kind);

insert into denomination_word (id, phrase, means, kind, brand_id)
select gen_random_uuid(), phrase, means, word.kind, brand.id
  from (values
    ('rp', '', null, null), ('idr', '', null, null), ('rupiah', '', null, null),
    ('pulsa', '', 'pulsa', null), ('reguler', '', 'pulsa', null), ('regular', '', 'pulsa', null), ('isi ulang', '', 'pulsa', null),
    ('data', '', 'data', null), ('paket', '', 'data', null),
    ('days', 'hari', 'data', null), ('day', 'hari', 'data', null), ('hr', 'hari', 'data', null),
    ('token', '', 'pln', null), ('listrik', '', 'pln', null), ('prabayar', '', 'pln', null), ('prepaid', '', 'pln', null),
    ('saldo', '', 'emoney', null), ('top up', '', 'emoney', null), ('topup', '', 'emoney', null), ('customer', '', 'emoney', null),
    ('voucher', '', 'gift_code', null), ('gift card', '', 'gift_code', null), ('kode', '', 'gift_code', null),
    ('shells', 'shell', 'gift_code', null), ('days', 'hari', 'gift_code', null),
    ('top up', '', 'game', null), ('topup', '', 'game', null),
    ('diamonds', 'diamond', 'game', null), ('dm', 'diamond', 'game', null), ('gems', 'gem', 'game', null),
    ('points', 'point', 'game', null), ('crystals', 'crystal', 'game', null), ('shards', 'shard', 'game', null),
    ('coins', 'coin', 'game', null), ('vouchers', 'voucher', 'game', null), ('candies', 'candy', 'game', null),
    ('credits', 'credit', 'game', null), ('chips', 'chip', 'game', null), ('unknown cash', 'uc', 'game', null),
    ('member mingguan', 'weekly membership', 'game', null), ('member bulanan', 'monthly membership', 'game', null),
    ('weekly member', 'weekly membership', 'game', null), ('monthly member', 'monthly membership', 'game', null),
    ('wdp', 'weekly diamond pass', 'game', 'mobile-legends'),
    ('koin emas', 'chip', 'game', 'higgs-domino'),
    ('vp', 'point', 'game', 'valorant'), ('valorant point', 'point', 'game', 'valorant')
  ) as word (phrase, means, kind, brand)
  left join brand on brand.slug = word.brand;
