-- Bills of materials are kept as they came. What was accepted of them is in the events of components and links.

create table bill_document (
  sha256  text  primary key,
  content bytea not null
);

create table bill (
  id            uuid        primary key,
  serial_number text,
  version       bigint      not null,
  spec_version  text        not null,
  sha256        text        not null references bill_document,
  system        uuid,
  actor         text        not null,
  correlation   text        not null,
  received_at   timestamptz not null,
  notes         text[]      not null
);
create index bill_received on bill (received_at desc, id desc);
create index bill_serial_number on bill (serial_number, version desc, received_at desc);
create index bill_system on bill (system, received_at desc);

create table bill_item (
  bill       uuid    not null references bill on delete cascade,
  number     integer not null,
  place      text    not null,
  name       text    not null,
  target     uuid    not null,
  thing      jsonb,
  link       jsonb,
  further    text[]  not null,
  state      text    not null default 'PENDING' check (state in ('PENDING', 'ACCEPTED', 'DONE', 'REFUSED')),
  reason     text,
  decided_by text,
  decided_at timestamptz,
  primary key (bill, number),
  check ((thing is null) <> (link is null))
);
create index bill_item_accepted on bill_item (bill, number) where state = 'ACCEPTED';

grant select, insert on bill_document, bill to ${appRole};
grant select, insert, update on bill_item to ${appRole};
