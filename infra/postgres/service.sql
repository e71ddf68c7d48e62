-- One service's place in the database: a schema, an owner that migrates it, and a run-time role that can touch nothing else.
-- Read by `tools/migrate.ts` with {service} replaced by the schema's name; safe to run again.

do $$ begin
  create role konter_{service}_owner login;
exception when duplicate_object then null; end $$;
do $$ begin
  create role konter_{service} login;
exception when duplicate_object then null; end $$;

alter role konter_{service}_owner password {owner_password};
alter role konter_{service} password {password};
alter role konter_{service}_owner set search_path = "{service}", {service}_jobs, extensions;
alter role konter_{service} set search_path = "{service}", {service}_jobs, extensions;

create schema if not exists "{service}" authorization konter_{service}_owner;
create schema if not exists {service}_jobs authorization konter_{service}_owner;
grant usage on schema "{service}", {service}_jobs, extensions to konter_{service};
grant usage on schema extensions to konter_{service}_owner;

-- What the owner makes, the run-time role may use. The ledger takes most of this away again in its own migration.
alter default privileges for role konter_{service}_owner in schema "{service}"
  grant select, insert, update, delete on tables to konter_{service};
alter default privileges for role konter_{service}_owner in schema "{service}"
  grant usage, select on sequences to konter_{service};
alter default privileges for role konter_{service}_owner in schema {service}_jobs
  grant select, insert, update, delete on tables to konter_{service};
alter default privileges for role konter_{service}_owner in schema {service}_jobs
  grant usage, select on sequences to konter_{service};

-- The auditor reads what there is and what will be; a migration may take something from it again (user: nobody's password).
grant usage on schema "{service}", {service}_jobs to konter_auditor;
alter default privileges for role konter_{service}_owner in schema "{service}" grant select on tables to konter_auditor;
alter default privileges for role konter_{service}_owner in schema {service}_jobs grant select on tables to konter_auditor;
