-- Evidence is about a thing, a request or a period.
alter table export_register alter column subject type text using subject::text;
