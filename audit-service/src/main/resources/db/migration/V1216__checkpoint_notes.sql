-- A row that says another size or root than the note that was signed would freeze the newest checkpoint, or make a foreign one ours.
alter table trail_checkpoint add constraint note_says_size_and_root
  check (split_part(note, chr(10), 2) = size::text and split_part(note, chr(10), 3) = encode(root, 'base64'));
