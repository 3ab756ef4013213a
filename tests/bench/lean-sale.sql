-- The yardstick of a sale that has nothing of ours in it: one lean PL/pgSQL function with the same effects (claim of the intent, first in
-- first out over lots, line, movements, ledger, balances and revisions, audit, events, stored answer). Variables: products, customers, sales.
create table product (id int primary key, rev bigint not null default 1, name text not null, price bigint not null, stock numeric(14,3) not null check (stock >= 0));
create table lot (id bigserial primary key, rev bigint not null default 1, product_id int not null references product, received_at timestamptz not null default now(), quantity numeric(14,3) not null, remaining numeric(14,3) not null check (remaining >= 0), cost bigint not null);
create index lot_fifo on lot (product_id, received_at, id) where remaining > 0;
create table customer (id int primary key, rev bigint not null default 1, name text not null, due bigint not null default 0);
create table sale (id bigserial primary key, customer_id int not null references customer, seller_id int not null, total bigint not null, due bigint not null, at timestamptz not null default now());
create index sale_customer on sale (customer_id, id);
create table line (id bigserial primary key, sale_id bigint not null references sale, product_id int not null references product, quantity numeric(14,3) not null, price bigint not null, total bigint not null, cost bigint not null);
create index line_sale on line (sale_id);
create table movement (id bigserial primary key, product_id int not null, lot_id bigint not null, line_id bigint not null, kind text not null, quantity numeric(14,3) not null, cost bigint not null, at timestamptz not null default now());
create index movement_product on movement (product_id, id);
create table ledger (id bigserial primary key, customer_id int not null, sale_id bigint not null, account text not null, amount bigint not null, at timestamptz not null default now());
create index ledger_customer on ledger (customer_id, id);
create table intent (actor int not null, key uuid not null, operation text not null, answer jsonb, at timestamptz not null default now(), primary key (actor, key));
create table audit (id bigserial primary key, actor int not null, operation text not null, subject bigint not null, at timestamptz not null default now());
create table event (id bigserial primary key, x xid8 not null default pg_current_xact_id(), topic text not null, name text not null, data jsonb not null, at timestamptz not null default now());

insert into product (id, name, price, stock) select i, 'Produto ' || i, 100 + i % 900, 3000000 from generate_series(1, :products) i;
insert into lot (product_id, quantity, remaining, cost) select p, 1000000, 1000000, 50 + l from generate_series(1, :products) p, generate_series(1, 3) l;
insert into customer (id, name) select i, 'Cliente ' || i from generate_series(1, :customers) i;
-- As many old sales as the shop beside it has.
insert into sale (customer_id, seller_id, total, due) select 1 + i % :customers, 1, 500, 0 from generate_series(1, :sales) i;
insert into line (sale_id, product_id, quantity, price, total, cost) select i, 1 + i % :products, 1, 500, 500, 50 from generate_series(1, :sales) i;
insert into movement (product_id, lot_id, line_id, kind, quantity, cost) select 1 + i % :products, 1, i, 'sale', -1, 50 from generate_series(1, :sales) i;
insert into ledger (customer_id, sale_id, account, amount) select 1 + i % :customers, i, 'receivable', 500 from generate_series(1, :sales) i;

create function sell(who int, k uuid, c int, p int, q numeric) returns jsonb language plpgsql as $$
declare
  it product; l lot; s bigint; n bigint; left_over numeric := q; t numeric; cost_total bigint := 0;
begin
  insert into intent (actor, key, operation) values (who, k, 'sell') on conflict do nothing;
  if not found then return (select intent.answer from intent where actor = who and key = k); end if;
  perform 1 from customer where id = c for no key update;
  select * into it from product where id = p for no key update;
  if it.stock < q then raise exception 'insufficient'; end if;
  insert into sale (customer_id, seller_id, total, due) values (c, who, it.price * q, it.price * q) returning id into s;
  insert into line (sale_id, product_id, quantity, price, total, cost) values (s, p, q, it.price, it.price * q, 0) returning id into n;
  for l in select * from lot where product_id = p and remaining > 0 order by received_at, id for no key update loop
    t := least(l.remaining, left_over);
    update lot set remaining = remaining - t, rev = rev + 1 where id = l.id;
    insert into movement (product_id, lot_id, line_id, kind, quantity, cost) values (p, l.id, n, 'sale', -t, l.cost);
    cost_total := cost_total + l.cost * t;
    left_over := left_over - t;
    exit when left_over = 0;
  end loop;
  update line set cost = cost_total where id = n;
  update product set stock = stock - q, rev = rev + 1 where id = p;
  update customer set due = due + it.price * q, rev = rev + 1 where id = c;
  insert into ledger (customer_id, sale_id, account, amount) values (c, s, 'receivable', it.price * q), (c, s, 'revenue', -it.price * q);
  insert into audit (actor, operation, subject) values (who, 'sell', s);
  insert into event (topic, name, data) values ('sales', 'sale.created', jsonb_build_object('id', s)), ('inventory', 'stock.changed', jsonb_build_object('id', p, 'rev', it.rev + 1, 'stock', it.stock - q));
  update intent i set answer = jsonb_build_object('id', s, 'total', it.price * q, 'due', it.price * q, 'cost', cost_total) where i.actor = who and i.key = k;
  return (select i.answer from intent i where i.actor = who and i.key = k);
end $$;
