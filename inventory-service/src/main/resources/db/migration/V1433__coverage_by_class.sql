-- Coverage follows classes, gates and reviews too. Their streams are in lanes of their own, so a row may begin before the
-- system is known to be registered; until it is, it is counted nowhere.

alter table coverage add column risk_class text;
alter table coverage add column registered boolean not null default true;

create index coverage_class on coverage (risk_class, stage);
