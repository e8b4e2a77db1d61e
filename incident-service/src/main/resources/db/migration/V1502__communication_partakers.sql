-- Who had to do with a communication: whoever looks back at the incident had not. Filled when the view is built again.
alter table communication_list add column partakers text[] not null default '{}';
