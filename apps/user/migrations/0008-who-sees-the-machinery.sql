-- Who serves customers must see what is stuck and what customers were told (dead letters, templates), and admins must be able to
-- mend it without a super_admin at hand. The record of who did what is a right of its own: operators are those it is about.
insert into role_permission (role, permission)
values ('admin', 'system:operate'), ('admin', 'activity:read'), ('operator', 'system:read')
on conflict do nothing;
