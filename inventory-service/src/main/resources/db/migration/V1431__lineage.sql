-- What runs of pipelines read and wrote, as OpenLineage tells it. A run may say in one event what it reads and in another
-- what it writes, in any order, so both are kept until no more events of the run are to be expected.

create table lineage_end (
  run        text        not null,
  job        text        not null,
  output     boolean     not null,
  dataset    text        not null,
  namespace  text        not null,
  name       text        not null,
  seen_at    timestamptz not null,
  primary key (run, job, output, dataset)
);

create index lineage_end_inputs on lineage_end (job, dataset) where not output;
create index lineage_end_by_time on lineage_end (seen_at);

grant select, insert, update, delete on lineage_end to ${appRole};
