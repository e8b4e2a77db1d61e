-- A walk through the links asks of each thing it reaches what it is: 10,000 things of a hub were 10,000 rows of the table.
create index dependency_node_with_kind on dependency_node (id) include (kind, retired);
