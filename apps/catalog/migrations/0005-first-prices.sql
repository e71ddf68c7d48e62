-- Prices to open with: resellers 2 %, and at the counter less for the better member level. Staff sets their own.

insert into price_rule (id, customer_type, member_level, margin_type, margin, minimum_margin, rounding_step, note, created_at, updated_at)
select gen_random_uuid(), customer_type, member_level, 'percentage', basis_points, minimum_margin, rounding_step, note, now(), now()
  from (values
    (null, null, 600, 500, 50, 'Everybody whom no other rule names'),
    ('retail', 'bronze', 600, 500, 50, 'Retail and guests, Bronze'),
    ('retail', 'silver', 500, 400, 50, 'Retail, Silver'),
    ('retail', 'gold', 400, 300, 50, 'Retail, Gold'),
    (null, 'reseller', 200, 200, 1, 'Member level Reseller'),
    ('reseller', null, 200, 200, 1, 'Resellers')
  ) as rule (customer_type, member_level, basis_points, minimum_margin, rounding_step, note);
