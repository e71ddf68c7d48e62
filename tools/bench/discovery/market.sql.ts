/**
 * A market as rows, set by set: merchants in towns of very different size, most with one place and some with many, and vouchers whose
 * titles are made of what is sold there. A third of all words belong to one merchant alone. Any run makes the same rows.
 */

export type Market = { merchants: number; vouchers: number }

export const townsCount = 400

/** What is sold, by category: the words of titles and of questions. */
export const wares: Readonly<Record<string, readonly string[]>> = {
  kuliner: [
    'ayam geprek',
    'nasi goreng',
    'bakso urat',
    'mie ayam',
    'sate ayam madura',
    'rendang padang',
    'seblak pedas',
    'pizza keju',
    'burger daging',
    'soto betawi',
  ],
  kafe: ['kopi susu', 'es kopi gula aren', 'kopi hitam', 'teh tarik', 'matcha latte', 'cokelat panas'],
  'roti-dan-kue': ['roti bakar', 'kue lapis', 'donat kentang', 'martabak manis', 'bolu pisang'],
  belanja: ['sembako murah', 'sabun cuci', 'buah segar', 'mainan anak'],
  fesyen: ['kaos polos', 'batik tulis', 'jaket kulit', 'kerudung motif'],
  kecantikan: ['potong rambut', 'facial wajah', 'creambath', 'manikur pedikur'],
  kesehatan: ['cek kolesterol', 'pijat refleksi', 'scaling gigi'],
  olahraga: ['sewa lapangan futsal', 'sepatu lari', 'kelas yoga'],
  hiburan: ['tiket bioskop', 'karaoke keluarga', 'biliar malam'],
  wisata: ['kamar hotel', 'paket wisata', 'sewa perahu'],
  otomotif: ['cuci motor', 'ganti oli', 'tambal ban'],
  jasa: ['laundry kiloan', 'servis ac', 'cetak foto'],
  pendidikan: ['les inggris', 'bimbel matematika', 'kursus menjahit'],
  lainnya: ['bunga papan', 'makanan kucing'],
}

const syllables =
  'ba ca da fa ga ha ja ka la ma na pa ra sa ta wa ya bi di gi ki li mi ni ri si ti wi bu du ku lu mu nu ru su tu yu be de ke le me ne re se te bo do ko lo mo no ro so to'
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
const list = (texts: readonly string[]): string => `array[${texts.map(literal).join(', ')}]`

/** Shared by the statements below, in the session that runs them. Chance is a hash of what it is for. */
export const helpers = [
  `create function pg_temp.chance(what text) returns float8 language sql immutable as $$
     select (hashtext(what)::bigint + 2147483648) / 4294967296.0 $$`,
  `create function pg_temp.made(what text) returns uuid language sql immutable as $$
     select (substr(md5(what), 1, 12) || '7' || substr(md5(what), 13, 3) || '8' || substr(md5(what), 16, 15))::uuid $$`,
  `create function pg_temp.name(n bigint) returns text language sql immutable as $$
     select string_agg((string_to_array(${literal(syllables)}, ' '))[1 + ((n / (56 ^ i)::bigint) % 56)::int], '' order by i) from generate_series(0, 2) i $$`,
  // Town 0 is the largest; a tenth of all merchants are in the first three.
  `create function pg_temp.town(c float8) returns int language sql immutable as $$ select least(${townsCount - 1}, floor(${townsCount} * power(c, 2.5)))::int $$`,
  `create function pg_temp.latitude(town int) returns float8 language sql immutable as $$ select -8.5 + (town * 37 % ${townsCount}) * 0.03 $$`,
  `create function pg_temp.longitude(town int) returns float8 language sql immutable as $$ select 100 + (town * 173 % ${townsCount}) * 0.07 $$`,
  `create temporary table ware as
     select row_number() over (partition by category order by what) - 1 as nth, count(*) over (partition by category)::int as n, category, what
       from (values ${Object.entries(wares)
         .flatMap(([category, names]) => names.map((name) => `(${literal(category)}, ${literal(name)})`))
         .join(', ')}) as sold (category, what)`,
  `create temporary table shop as
     select m, pg_temp.made('merchant ' || m) as id, pg_temp.town(pg_temp.chance('town ' || m)) as town,
            (${list(Object.keys(wares))})[1 + floor(${Object.keys(wares).length} * power(pg_temp.chance('category ' || m), 2))::int] as category,
            pg_temp.chance('places ' || m) as size
       from generate_series(0, :merchants - 1) m`,
]

const at = `'2026-01-01T00:00:00Z'::timestamptz`
const hours = `(array['{"weekly":{"mon":[{"from":"08:00","to":"21:00"}],"tue":[{"from":"08:00","to":"21:00"}],"wed":[{"from":"08:00","to":"21:00"}],"thu":[{"from":"08:00","to":"21:00"}],"fri":[{"from":"08:00","to":"22:00"}],"sat":[{"from":"09:00","to":"23:00"}],"sun":[{"from":"09:00","to":"20:00"}]}}',
  '{"weekly":{"mon":[{"from":"17:00","to":"02:00"}],"wed":[{"from":"17:00","to":"02:00"}],"fri":[{"from":"17:00","to":"03:00"}],"sat":[{"from":"17:00","to":"03:00"}]}}', null])::jsonb[]`

export const merchantRows = [
  `insert into catalog.merchant (id, slug, category_slug, name, description, status, verified_at, applied_by, created_at, updated_at)
   select id, 'shop-' || m, category,
          jsonb_build_object('id', initcap((array['warung', 'kedai', 'toko', 'rumah', 'dapur', 'galeri', 'pondok'])[1 + m % 7] || ' ' || pg_temp.name(m * 3 % 30011) || ' ' || pg_temp.name(m * 7 % 20011))),
          '{"id": "Sejak 1998."}', 'verified', ${at}, id, ${at}, ${at} from shop order by m`,
  // Four of five have one place, some have two, few have ten. Some stand in the same building, to the metre.
  `insert into catalog.merchant_location (id, merchant_id, name, address, area, position, opening_hours, created_at, updated_at)
   select pg_temp.made('place ' || m || ' ' || n), id, 'Cabang ' || n, 'Jalan Merdeka ' || n, 'kota-' || there.town,
          extensions.st_point(round((pg_temp.longitude(there.town) + (pg_temp.chance('x' || m || n) + pg_temp.chance('X' || m || n) - 1) * 0.12)::numeric, case when m % 10 = 0 then 2 else 5 end),
                              round((pg_temp.latitude(there.town) + (pg_temp.chance('y' || m || n) + pg_temp.chance('Y' || m || n) - 1) * 0.12)::numeric, case when m % 10 = 0 then 2 else 5 end))::extensions.geography,
          (${hours})[1 + m % 3], ${at}, ${at}
     from shop, lateral generate_series(1, case when size < 0.8 then 1 when size < 0.97 then 2 else 10 end) n,
          lateral (select case when n = 1 then town else (town + n * 7) % ${townsCount} end as town) there
    order by m`,
]

/** Those from `first` to before `end`: several sessions make their own. */
export const voucherRows = (first: number, end: number): string[] => [
  `insert into catalog.voucher (id, merchant_id, status, version, terms, claim_from, claim_until, redeem_from, redeem_until, priority, published_at, created_at, updated_at)
   select pg_temp.made('voucher ' || v), s.id, 'published', 1,
          jsonb_build_object(
            'title', jsonb_build_object('id', initcap(what.gives || ' ' || w.what || what.why), 'en', initcap(what.given || ' ' || w.what)),
            'description', jsonb_build_object('id', 'Berlaku untuk semua varian ' || w.what || ' di tempat kami, selama persediaan masih ada.'),
            'conditions', jsonb_build_object('id', 'Satu voucher untuk satu meja. Tidak digabung dengan promo lain. Tunjukkan sebelum memesan.'),
            'discount', what.discount, 'currency', 'IDR', 'totalLimit', 100, 'perCustomerLimit', 1, 'locationIds', '[]'::jsonb,
            'audience', '{}'::jsonb, 'campaignId', null, 'imageIds', '[]'::jsonb, 'claimFrom', t.since, 'claimUntil', t.until,
            'redeemFrom', t.since, 'redeemUntil', t.until + interval '30 days'),
          t.since, t.until, t.since, t.until + interval '30 days', v % 5, t.since, t.since, t.since
     from generate_series(${first}, ${end - 1}) v
     join shop s on s.m = floor(power(pg_temp.chance('of ' || v), 1.3) * :merchants)::int
     join ware w on w.category = s.category and w.nth = floor(pg_temp.chance('ware ' || v) * w.n)
     cross join lateral (select date_trunc('second', now()) - pg_temp.chance('since ' || v) * interval '200 days' as since,
                                date_trunc('second', now()) + (0.02 + pg_temp.chance('until ' || v)) * interval '200 days' as until) t
     cross join lateral (select floor(pg_temp.chance('gives ' || v) * 10)::int as kind, 5 * (1 + v % 14) as percent, 5000 * (1 + v % 20) as amount) k
     cross join lateral (
       select case when kind < 5 then 'diskon ' || percent || '%' when kind < 7 then 'potongan ' || amount when kind < 9 then 'beli 2 gratis 1' else 'gratis' end as gives,
              case when kind < 5 then percent || '% off' when kind < 7 then amount || ' off' when kind < 9 then 'buy 2 get 1 free' else 'free' end as given,
              (array['', '', '', ' hemat', ' spesial', ' akhir pekan', ' ulang tahun', ' jumat berkah'])[1 + v % 8] as why,
              case when kind < 5 then jsonb_build_object('type', 'percentage', 'percent', percent)
                   when kind < 7 then jsonb_build_object('type', 'fixed', 'amount', amount)
                   when kind < 9 then jsonb_build_object('type', 'buy-x-get-y', 'buy', 2, 'get', 1, 'item', jsonb_build_object('id', w.what))
                   else jsonb_build_object('type', 'free-item', 'item', jsonb_build_object('id', w.what)) end as discount) what`,
]

export const foundRows = (part: number, parts: number): string =>
  `insert into catalog.voucher_find (voucher_id, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from, claim_until, published_at, words)
   select voucher_id, merchant_id, location_ids, category, discount_type, areas, priority, line, claim_from, claim_until, published_at, array_to_tsvector(lexemes)
     from catalog.voucher_findable where get_byte(uuid_send(voucher_id), 15) % ${parts} = ${part}`
