-- Two roles that own nothing and bypass nothing. Requests run as doorstep_app; claimers as doorstep_worker, which may also
-- see the queue tables of every shop, because a claim is taken before its shop is known.
do $$ begin
  create role doorstep_app nologin;
exception when duplicate_object then null; end $$;
do $$ begin
  create role doorstep_worker nologin;
exception when duplicate_object then null; end $$;
do $$ begin
  grant doorstep_app to doorstep_worker;
  execute format('grant doorstep_app, doorstep_worker to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'doorstep_worker', 'member') then raise; end if;
end $$;

grant usage on schema public to doorstep_app;
grant select, insert, update, delete on all tables in schema public to doorstep_app;
grant usage on all sequences in schema public to doorstep_app;
alter default privileges in schema public grant select, insert, update, delete on tables to doorstep_app;
alter default privileges in schema public grant usage on sequences to doorstep_app;

-- What happened and what was done about it is never rewritten.
revoke update on event, ledger from doorstep_app;
do $$ begin
  -- The record of migrations is the owner's; it is absent where migrations are only compared.
  if to_regclass('_prisma_migrations') is not null then revoke all on _prisma_migrations from doorstep_app; end if;
end $$;

-- What an arriving message never is (quarantined, read, waiting) is indexed when it becomes it: the door pays for keys alone.
create index inbox_quarantined on inbox (shop_id, state, received_at desc) where state = 'quarantined';
create index inbox_of_person on inbox (shop_id, person_id) where person_id is not null;
create index inbox_of_story on inbox (shop_id, story_id) where state <> 'new';
create index inbox_work_waiting on inbox_work (shop_id, waits_for) where waits_for is not null;

-- The list of parcels with trouble, newest first, however few they are among millions.
create index shipment_in_trouble on shipment (shop_id, registered_at desc, id) where exception <> '';

-- Sealed bytes do not get smaller, so nothing is tried; a body that fits into a page stays in its row.
alter table inbox alter column body set storage external;
alter table inbox set (toast_tuple_target = 8160);

-- Tenant scope: outside a shop a table looks empty, and a row of another shop cannot be written. Every later migration that makes
-- a table calls this; a test looks that none was forgotten.
create function doorstep_tenant(tables text[]) returns void language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant on %I
      using (shop_id = (select nullif(current_setting('app.shop_id', true), '')::bigint))
      with check (shop_id = (select nullif(current_setting('app.shop_id', true), '')::bigint))$p$, t);
  end loop;
end $$;

select doorstep_tenant(array[
  'inbox', 'inbox_work', 'event', 'due', 'ledger', 'outbox', 'alarm', 'shop_key',
  'shop', 'shop_import', 'connection', 'location', 'person',
  'order', 'order_line', 'product', 'outlook',
  'shipment', 'shipment_line', 'scan', 'shipment_exception', 'shipment_view', 'payout',
  'promise', 'lane_transit', 'exception_case', 'message', 'claim', 'cover', 'remedy', 'lane_risk',
  'lane_record', 'daily_figure', 'return_record']);

-- Claiming: the worker's role alone.
create policy claim on inbox to doorstep_worker using (true) with check (true);
create policy claim on inbox_work to doorstep_worker using (true) with check (true);
create policy claim on due to doorstep_worker using (true) with check (true);
create policy claim on outbox to doorstep_worker using (true) with check (true);
create policy claim on alarm to doorstep_worker using (true) with check (true);

-- A shop is found, and made, by whoever names its domain.
create policy by_domain on shop using (domain = current_setting('app.shop_domain', true))
  with check (domain = current_setting('app.shop_domain', true));
create policy roll_call on shop for select to doorstep_worker using (true);

-- Shopify's library keeps sessions by id; the id carries the domain that the caller has to name.
alter table session enable row level security;
alter table session force row level security;
create policy by_domain on session using (shop = current_setting('app.shop_domain', true))
  with check (shop = current_setting('app.shop_domain', true));
