-- When a Link Worker wrote last of a contact, found for a whole team at once (rules/handover.md).
create index contacts_of_writer_by_day on kith.contacts (written_by, occurred_on desc);
