-- What incidents are in the words of others, as the list is filtered by it. Filled when the view is built again.
alter table incident_register add column classifications varchar[] not null default '{}';
create index incident_register_classifications on incident_register using gin (classifications);
