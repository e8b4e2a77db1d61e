-- Calls of generative AI that traces tell of, added up until a period is over and reported. Neither prompts nor answers are
-- here, nor anything else of a span than what is counted.

-- Spans of open periods: one that is delivered again is not counted again.
create table genai_span (
  span         text        primary key,
  period_start timestamptz not null
);

create index genai_span_by_period on genai_span (period_start);

create table genai_usage (
  service            text        not null,
  model              text        not null,
  period_start       timestamptz not null,
  calls              bigint      not null,
  failures           bigint      not null,
  input_tokens       bigint      not null,
  output_tokens      bigint      not null,
  milliseconds       bigint      not null,
  most_milliseconds  bigint      not null,
  primary key (service, model, period_start)
);

create index genai_usage_by_period on genai_usage (period_start);

grant select, insert, update, delete on genai_span, genai_usage to ${appRole};
