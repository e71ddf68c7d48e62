-- The kit's own tests need a service; this is its only table.
create table cup (id uuid primary key);
