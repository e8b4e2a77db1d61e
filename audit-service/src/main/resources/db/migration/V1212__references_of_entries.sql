-- The comparison of the search columns with the bytes asks for the references of a stretch of entries. They lie in the order
-- of the log, so some numbers for every 32 pages are enough, and appending pays next to nothing for them.
create index trail_reference_idx on trail_reference using brin (idx) with (pages_per_range = 32, autosummarize = on);
