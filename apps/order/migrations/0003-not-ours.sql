-- A supplier that knows no reference of ours is searched for an order whose answer was lost. A purchase that ended without
-- their number (staff settled it) leaves a transaction there which nobody knows to be its own: the next purchase for the
-- same target notes, before it is asked for, what is listed already.
alter table purchase add column not_ours text[] not null default '{}';
create index purchase_nameless on purchase (supplier, target) where locks_target and supplier_reference is null;
