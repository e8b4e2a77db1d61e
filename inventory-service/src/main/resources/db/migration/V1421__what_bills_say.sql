-- What a bill says of each thing stands beside its item: a bill of the whole inventory is made without reading every document again.

alter table bill_item add column said bytea;

with recursive part (sha256, place, node) as (
  select d.sha256, '', convert_from(d.content, 'UTF8')::json from bill_document d
  union all
  select p.sha256, p.place || '/' || m.member || '/' || (e.number - 1), e.node
    from part p,
         lateral (values ('components'), ('services')) m (member),
         lateral json_array_elements(coalesce(p.node -> m.member, '[]'::json)) with ordinality e (node, number)
), carrier (sha256, place, node) as (
  select sha256, place, node from part where place <> ''
  union all
  select sha256, '/metadata/component', node #> '{metadata,component}' from part
   where place = '' and node #> '{metadata,component}' is not null
)
update bill_item i
   set said = convert_to((select json_object_agg(m.key, m.value) from json_each(c.node) m
                           where m.key not in ('components', 'services'))::text, 'UTF8')
  from carrier c, bill b
 where b.id = i.bill and c.sha256 = b.sha256 and c.place = i.place and i.thing is not null
   and not (i.thing ->> 'kind' in ('MODEL', 'DATASET') and c.node -> 'version' is not null);

create index bill_item_done on bill_item (target) where state = 'DONE' and thing is not null;
