-- AI systems have a name in each language, beside the one that every system has.

alter table system_register add column name_en text;
alter table system_register add column name_zh_hans text;
alter table system_register add column name_zh_hant text;
