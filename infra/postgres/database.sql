-- What all services share in the database: nothing but extensions. Nobody may create in `public`.
create schema if not exists extensions;
create extension if not exists pg_trgm schema extensions;
create extension if not exists unaccent schema extensions;
create extension if not exists postgis schema extensions;
create extension if not exists btree_gist schema extensions;
revoke all on schema public from public;
