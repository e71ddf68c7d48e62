-- Merchants, what they publish and what is redeemed there. Operators verify merchants, look after reviews and fraud cases and put
-- redemptions right; codes for print are made by admins, for a batch is worth money.
insert into role_permission (role, permission)
select role, unnest(permissions)
  from (values
    ('admin', array['merchant:*', 'review:*', 'redemption:*', 'fraud:*', 'code:*']),
    ('operator', array['merchant:read', 'merchant:verify', 'review:moderate', 'redemption:read', 'redemption:operate',
                       'fraud:read', 'fraud:operate', 'code:read'])
  ) as seed (role, permissions)
on conflict do nothing;
