-- Fills the views of a large inventory past the log, which would take too long: ${systems} systems, as many components and
-- ${links} links, of which ${hub} lead to one model. Ids are derived from numbers, so that a test knows them.

insert into system_register (id, version, name, purpose, owner, organisation, unit, organisation_roles, technology,
  decision_part, offering, topic_area, sector, vendor, stage, high_impact, suspended, origin, external_scope, external_id,
  flags, aliases, search_text, parts, registered_at, updated_at)
select id, 3, name, purpose, 'owner-' || n % 499, 'org-' || n % 97, 'unit-' || n % 977, roles,
  (array['CLASSICAL_ML', 'GENERATIVE', 'AGENTIC', 'UNKNOWN'])[n % 4 + 1], 'UNKNOWN', 'INTERNAL',
  'topic-' || n % 11, 'sector-' || n % 23, 'Vendor ' || n % 313, stage, impact, n % 1000 = 7, 'IMPORTED', 'load',
  'DHS-' || n, flags, aliases, text, array(select distinct unnest(text_parts(text))), at - interval '30 days', at
from (
  select n, cast(md5('system-' || n) as uuid) as id,
    (array['Benefit fraud detection', 'Visa triage', 'Chat assistant', 'Forecast of demand', '福利审核系统', '簽證審查助理'])
      [n % 6 + 1] || ' ' || n as name,
    (array['Finds claims that should be looked at', 'Sorts applications by urgency', 'Answers questions of citizens',
      '发现需要人工审核的申请', '依緊急程度排列申請'])[n % 5 + 1] || ' for office ' || n % 1009 as purpose,
    case when n % 200 = 0 then array['IMPORTER'] when n % 3 = 0 then array['PROVIDER'] else array['DEPLOYER'] end as roles,
    (array['DEPLOYED', 'DEPLOYED', 'DEPLOYED', 'PILOT', 'DEVELOPMENT', 'VERIFICATION', 'INCEPTION', 'RETIRED'])
      [n % 8 + 1] as stage,
    case when n % 40 = 3 then 'YES' when n % 7 = 0 then 'PRESUMED_BUT_NOT' else 'NO' end as impact,
    case when n % 500 = 11 then array['RARE'] when n % 5 = 0 then array['COMMON'] else '{}' end as flags,
    case when n % 9 = 0 then array['alias ' || n] else '{}' end as aliases,
    now() - (n || ' seconds')::interval as at
  from generate_series(1, ${systems}) n
) s
cross join lateral (select lower(concat_ws(E'\n', name, purpose, 'Vendor ' || n % 313, 'DHS-' || n, aliases[1])) as text) t;

insert into system_class (id, version, risk_class, determined_at, applies_from, pack, general_purpose, areas,
  open_questions, due_causes, due_rules, due_since, updated_at)
select cast(md5('system-' || n) as uuid), 1,
  case when n % 10 = 0 then null when n % 500 = 1 then 'PROHIBITED' when n % 4 = 1 then 'HIGH_ANNEX_III'
    else 'MINIMAL' end,
  now(), '2027-12-02', 'risk-classes@2026.1', 'NONE', '{}', '{}',
  case when n % 50 = 1 then array['RULES_CHANGED'] else '{}' end,
  case when n % 50 = 1 then array['use-recruitment'] else '{}' end,
  case when n % 50 = 1 then now() - (n || ' seconds')::interval end, now()
from generate_series(1, ${systems}) n
where n % 20 <> 7;

update system_class c set name = r.name from system_register r where r.id = c.id and r.external_scope = 'load';

insert into coverage (id, name, owner, organisation, unit, vendor, stage, high_impact, facts, answers, updated_at)
select r.id, r.name, r.owner, r.organisation, r.unit, r.vendor, r.stage, r.high_impact, '{}',
  (select array_agg(m || '=' || (array['YES', 'NO', 'UNKNOWN', 'IN_PROGRESS'])[abs(hashtext(m || abs(hashtext(r.name)) % 400)) % 4 + 1])
   from unnest(array['owner', 'purpose', 'unit', 'stage', 'highImpact', 'technology', 'testing', 'impactAssessment',
     'independentReview', 'monitoring', 'training', 'failSafe', 'appeal']) m),
  r.updated_at
from system_register r
where r.external_scope = 'load';

insert into field_provenance (id, version, name, owner, organisation, unit, stage, origins, traits, updated_at)
select r.id, 3, r.name, r.owner, r.organisation, r.unit, r.stage,
  (select array_agg(concat_ws(E'\t', 'f', f, 'IMPORTED', 'UNKNOWN', '2026-11-20T08:00:00Z', '', 'load, row 1')) from unnest(said.fields) f),
  (select array_agg(distinct t) from unnest(said.fields) f, unnest(array['IMPORTED', f || ':IMPORTED', 'UNKNOWN_CONFIDENCE',
    f || ':UNKNOWN_CONFIDENCE', case when r.stage <> 'PILOT' or f <> 'vendor' then 'UNCONFIRMED' end,
    case when r.stage <> 'PILOT' or f <> 'vendor' then f || ':UNCONFIRMED' end]) t where t is not null)
    || case when r.high_impact = 'YES' then array['CONTRADICTED', 'vendor:CONTRADICTED'] else '{}' end,
  r.updated_at
from system_register r, lateral (
  select array['name', 'purpose', 'owner', 'organisation', 'unit', 'vendor', 'sector', 'topicArea', 'technology', 'stage',
    'highImpact', 'organisationRoles'] as fields
) said
where r.external_scope = 'load';

insert into gate_compliance (id, name, owner, stage, governed, tier, standing, lapses, since, updated_at)
select r.id, r.name, r.owner, r.stage, r.high_impact <> 'NO', case when r.high_impact = 'YES' then 'HIGH' end,
  case r.high_impact when 'YES' then 'OUT_OF_COMPLIANCE' when 'PRESUMED_BUT_NOT' then 'IN_COMPLIANCE' else 'NOT_ASKED' end,
  '{}', r.updated_at, r.updated_at
from system_register r
where r.external_scope = 'load';

insert into register_history (id, registered_at, times, versions, names, stages, high_impacts, technologies, owners,
  organisations, units, vendors, suspensions, flags)
select r.id, r.registered_at,
  array[to_char(extract(epoch from r.registered_at) * 1000000, 'FM9999999999999999'),
    to_char(extract(epoch from r.updated_at - interval '1 day') * 1000000, 'FM9999999999999999'),
    to_char(extract(epoch from r.updated_at) * 1000000, 'FM9999999999999999')],
  array['1', '2', '3'], array[r.name, r.name, r.name], array['INCEPTION', 'DEVELOPMENT', r.stage],
  array['UNKNOWN', r.high_impact, r.high_impact], array[r.technology, r.technology, r.technology],
  array['', r.owner, r.owner], array[r.organisation, r.organisation, r.organisation], array[r.unit, r.unit, r.unit],
  array[r.vendor, r.vendor, r.vendor], array['false', 'false', cast(r.suspended as text)],
  array['', '', '']
from system_register r
where r.external_scope = 'load';

insert into component_register
select id, 1, kind, null, null, name, name, hans, null, '{}', 'owner-' || n % 499, 'unit-' || n % 977,
  'Developer ' || n % 97, '{}', (array['YES', 'NO', 'UNKNOWN'])[n % 3 + 1], 'UNKNOWN',
  (array['YES', 'NO', 'UNKNOWN'])[n % 7 % 3 + 1], 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN',
  case when n % 1000 = 0 then 1 else 0 end, n % 50 = 0, 'load', 'X-' || n,
  text, now(), now() - (n || ' seconds')::interval, array(select distinct unnest(text_parts(text)))
from (
  select n, cast(md5('component-' || n) as uuid) as id,
    (array['MODEL', 'DATASET', 'SUPPLIER', 'TOOL', 'COMPUTE'])[n % 5 + 1] as kind,
    (array['Language model', 'Tax records', 'Cloud provider', 'Vector store', 'Cluster'])[n % 5 + 1] || ' ' || n as name,
    case when n % 4 = 0 then '语言模型 ' || n end as hans
  from generate_series(1, ${systems}) n
) c
cross join lateral (select lower(concat_ws(E'\n', name, hans, 'Developer ' || n % 97, 'X-' || n)) as text) t;

insert into dependency_node (id, kind, name, retired) select id, 'AI_SYSTEM', name, stage = 'RETIRED' from system_register
where external_scope = 'load';
insert into dependency_node (id, kind, name, name_en, retired)
select id, kind, name, name_en, retired from component_register
where external_scope = 'load';

-- The first ${hub} systems use the first model; the rest is spread evenly.
insert into dependency_link (id, version, from_kind, from_id, relation, to_kind, to_id, source, confidence, active, since,
  updated_at)
select cast(md5('link-' || n) as uuid), 1, 'AI_SYSTEM',
  cast(md5('system-' || n % ${systems} + 1) as uuid), (array['USES', 'SERVED_BY'])[n % 2 + 1], 'MODEL',
  cast(md5('component-' || case when n < ${hub} then 5 else (n % 7919 * 13 + n / ${systems} * 5) % ${systems} + 1 end) as uuid),
  'DECLARED', 'UNKNOWN', n % 100 > 0 or n < ${hub}, now(), now() - (n || ' seconds')::interval
from generate_series(0, ${links} - 1) n;

insert into change_feed (id, recorded_at, type, kind, subject, version, system, actor)
select cast(md5('change-' || n) as uuid), now() - (n || ' seconds')::interval, 'org.aimsledger.inventory.changed.v1',
  case when n % 20 = 0 then 'ai-system' when n % 5 = 0 then 'component' else 'component-link' end,
  cast(md5(case when n % 20 = 0 then 'system-' when n % 5 = 0 then 'component-' else 'link-' end || n % ${systems} + 1) as uuid),
  n / ${systems} + 1, case when n % 5 > 0 or n % 20 = 0 then cast(md5('system-' || n % ${systems} + 1) as uuid) end,
  'actor-' || n % 211
from generate_series(1, ${links}) n;

insert into life_history (id, system, type, stream, stream_version, actor, correlation, recorded_at)
select cast(md5('life-' || n) as uuid), cast(md5('system-' || n % ${systems} + 1) as uuid),
  'org.aimsledger.inventory.ai-system-stage-entered.v1', 'ai-system/' || cast(md5('system-' || n % ${systems} + 1) as uuid),
  n / ${systems} + 1, 'actor-' || n % 211, 'c', now() - (n || ' seconds')::interval
from generate_series(1, 3 * ${systems}) n;

insert into record_search (id, kind, subject, name, fields, texts, names, search_text, parts, retired, updated_at)
select 'AI_SYSTEM/' || r.id, 'AI_SYSTEM', r.id, r.name, array['name', 'purpose'], array[r.name, r.purpose],
  array[lower(r.name)], r.search_text, r.parts, r.stage = 'RETIRED', r.updated_at
from system_register r
where r.external_scope = 'load';
insert into record_search (id, kind, subject, name, fields, texts, names, search_text, parts, retired, updated_at)
select c.kind || '/' || c.id, c.kind, c.id, c.name, array['nameEn'], array[c.name], array[lower(c.name)], c.search_text,
  c.parts, c.retired, c.updated_at
from component_register c
where c.external_scope = 'load';

insert into notices (id, version, system, kind, audience, status, edition, published_edition, title, languages, missing,
  updated_at)
select cast(md5('notice-' || n) as uuid), 2, cast(md5('system-' || n) as uuid),
  (array['TRANSPARENCY', 'EXPLANATION', 'LIMITATIONS'])[n % 3 + 1], (array['USERS', 'PUBLIC', 'STAFF'])[n % 3 + 1],
  (array['DRAFT', 'PUBLISHED', 'PUBLISHED', 'WITHDRAWN'])[n % 4 + 1], 1, 1, 'Notice ' || n, '{en,zh-Hans}',
  case when n % 300 = 0 then array['zh-Hans'] else '{}' end, now() - (n || ' seconds')::interval
from generate_series(1, ${systems} / 2) n;

-- As if everybody had been reminded: the service shall do nothing beside what is measured.
insert into review_calendar (id, version, due, reason, reminded, updated_at)
select cast(md5('system-' || n) as uuid), 1, current_date + n % 400, 'annual', 'OVERDUE', now() from generate_series(1, ${systems}) n;

insert into unregistered_systems (id, version, name, reporter, type, status, reported_at, updated_at)
select cast(md5('finding-' || n) as uuid), 1, 'Unknown ' || n, 'urn:monitoring', 'org.aimsledger.ai-system.deployed.v1',
  (array['OPEN', 'DISMISSED', 'OPEN'])[n % 3 + 1], now(), now() - (n || ' seconds')::interval
from generate_series(1, ${systems} / 5) n;

insert into out_of_scope_uses (id, version, system, description, reporter, status, reported_at, updated_at)
select cast(md5('use-' || n) as uuid), 1, cast(md5('system-' || n) as uuid), 'Used for something else', 'actor-' || n % 211,
  (array['OPEN', 'TO_FOLLOW_UP', 'CLOSED'])[n % 3 + 1], now(), now() - (n || ' seconds')::interval
from generate_series(1, ${systems} / 5) n;
