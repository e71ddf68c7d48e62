-- What each role may do. Rows are edited by staff; that a super_admin may do everything is also said in code.
create table role_permission (
  role text not null check (role in ('super_admin', 'admin', 'operator', 'merchant', 'customer')),
  -- `resource:action`, `resource:*` or `*`.
  permission text not null check (permission ~ '^(\*|[a-z-]+:(\*|[a-z-]+))$'),
  primary key (role, permission)
);

-- Admins run the business but neither decide who may what nor operate the machinery. Operators serve customers.
insert into role_permission (role, permission)
select role, unnest(permissions)
  from (values
    ('super_admin', array['*']),
    ('admin', array['system:read', 'user:*', 'role:read', 'category:*', 'product:*', 'price:*', 'offer:*', 'supplier:*',
                    'order:*', 'payment:*', 'wallet:*']),
    ('operator', array['user:read', 'product:read', 'price:read', 'offer:read', 'supplier:read', 'order:read',
                       'order:operate', 'payment:read', 'payment:confirm', 'wallet:read'])
  ) as seed (role, permissions);
